import fs from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../api.mjs';
import { compare } from './measure.mjs';
import { whole } from './routes.mjs';

const PARTS = 500;
const CUTOVERS = 1_000;
const RISKS_EACH = 20;

const SUM = '/cutover/risks/sum?entity=system:default/bench-wide&basis=current';

/** The sum of a system's risks against one grouped SELECT over the same rows. */
export async function benchRisks({ engine, start, rounds, report }) {
  const backend = await start('risks', { locations: wideSystem });
  try {
    const parts = await partsOf(backend);
    const like = await aRisk(backend);
    await backend.ask(
      { risks: { like, parts, cutovers: CUTOVERS, each: RISKS_EACH } },
      'risksSeeded',
    );
    const ours = await whole(backend, SUM);
    const { total, apart } = JSON.parse(ours.expected);
    if (total !== CUTOVERS * RISKS_EACH || apart.length) {
      throw new Error(`Unexpected sum: ${ours.expected}`);
    }
    const kept = await backend.person.call(
      'PUT',
      '/cutover/bare-risks/answer',
      {
        body: { text: ours.expected.toString('utf8') },
      },
    );
    if (kept.status !== 204) throw new Error(JSON.stringify(kept));
    report.add(
      `${engine}: sum of ${total} risks that touch a system of ${PARTS} parts / one grouped SELECT over them`,
      await compare({
        a: ours,
        b: { ...ours, url: `${backend.url}/api/cutover/bare-risks/sum` },
        rounds,
      }),
      { atMost: 1.5 },
    );
  } finally {
    await backend.stop();
  }
}

/** A location with a system and its parts, written into the folder. */
function wideSystem(folder) {
  const entity = (kind, name, spec) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { owner: 'group:default/data-platform', ...spec },
  });
  const entities = [
    entity('System', 'bench-wide', {}),
    ...Array.from({ length: PARTS }, (_, index) =>
      entity('Component', `bench-part-${index}`, {
        ...{ type: 'service', lifecycle: 'production' },
        system: 'bench-wide',
      }),
    ),
  ];
  const write = async () => {
    const target = path.join(folder, 'risks', 'wide.yaml');
    await fs.mkdir(path.dirname(target), { recursive: true });
    // JSON is YAML.
    await fs.writeFile(
      target,
      entities.map(each => JSON.stringify(each)).join('\n---\n'),
    );
    return {
      type: 'file',
      target,
      rules: [{ allow: ['System', 'Component'] }],
    };
  };
  return [write()];
}

/** Refs of the parts, once the catalog has all of them. */
async function partsOf({ person }) {
  const { body } = await eventually(
    () =>
      person.call('GET', '/catalog/entities/by-name/system/default/bench-wide'),
    answer =>
      answer.body.relations?.filter(({ type }) => type === 'hasPart').length ===
      PARTS,
    300,
  );
  return body.relations
    .filter(({ type }) => type === 'hasPart')
    .map(({ targetRef }) => targetRef);
}

/** Id of a risk that was added as everybody adds one. */
async function aRisk({ cutover, person }) {
  const { status, body } = await person.call(
    'POST',
    `/cutover/cutovers/${cutover.id}/risks`,
    { body: { standard: 'system-failure', owner: 'user:default/chen.wei' } },
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
