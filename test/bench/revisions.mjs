import path from 'node:path';
import http from 'node:http';
import { eventually } from '../api.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { manyValues, writeFormsTemplate } from './formsTemplate.mjs';
import { interleaved, mean, post, spread } from './measure.mjs';

/** Documents handed in by one slot; a round is four slots, A B B A. */
const REVISIONS = 50;
const WARM_UPS = 10;
const DOCUMENT = 'many-fields';

/** Handing in a document of 300 fields and 200 rows, against a bare route that makes the same statements. */
export async function benchRevisions({ engine, start, rounds, report }) {
  const backend = await start('revisions', {
    locations: folder => [writeFormsTemplate(path.join(folder, 'template'))],
  });
  try {
    const { url, headers, person, ask } = backend;
    const { body: cutover } = await eventually(
      () =>
        person.call('POST', '/cutover/cutovers', {
          body: technologyUpgrade({
            template: 'cutovertemplate:default/bench-forms',
          }),
        }),
      ({ status }) => status === 201,
      180,
    );
    const kept = await person.call('PUT', '/bare-revisions/cutover', {
      body: cutover,
    });
    if (kept.status !== 204) throw new Error(JSON.stringify(kept));

    let edition = 0;
    const slot = async route => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const began = performance.now();
      for (let count = 0; count < REVISIONS; count++) {
        const body = JSON.stringify({ data: manyValues(++edition) });
        const { status, text } = await post(url + route, headers, body, agent);
        if (status !== 201) throw new Error(`${route}: ${status} ${text}`);
      }
      agent.destroy();
      return (performance.now() - began) / REVISIONS;
    };
    const ours = () =>
      slot(
        `/api/cutover/cutovers/${cutover.id}/deliverables/${DOCUMENT}/revisions`,
      );
    const bare = () => slot(`/api/bare-revisions/${cutover.id}/revisions`);
    for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) {
      await ours();
      await bare();
    }
    const all = { a: [], b: [] };
    const ratios = await interleaved({
      rounds,
      a: ours,
      b: bare,
      ratio: (a, b) => {
        all.a.push(...a);
        all.b.push(...b);
        return mean(a) / mean(b);
      },
    });
    const milliseconds = { a: spread(all.a).median, b: spread(all.b).median };
    report.add(
      `${engine}: handing in a document / bare route with the same statements`,
      { ...spread(ratios), milliseconds },
      { atMost: 1.5 },
    );
    const { validation } = await ask(
      { validate: { cutover: cutover.id, document: DOCUMENT } },
      'validation',
    );
    report.add(
      `${engine}: validation of 300 fields and 200 rows / that request`,
      spread([validation / milliseconds.a]),
      { atMost: 0.1 },
    );
  } finally {
    await backend.stop();
  }
}
