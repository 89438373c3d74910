import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Cutover, Risk } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

const BATCH = 50;

/** Which risk is copied, how often, and into how many running cutovers; each is about one of the parts, or about all. */
interface Seed {
  like: string;
  cutovers: number;
  each: number;
  parts: string[];
}

const STEPS = ['low', 'medium', 'high'];
const IMPACTS = ['moderate', 'major', 'severe'];
/** As in the policy's matrix. */
const PRIORITIES = [
  ['low', 'low', 'medium'],
  ['low', 'medium', 'high'],
  ['medium', 'high', 'critical'],
];

/** Fills the tables with running cutovers and their risks, like the one that was added over HTTP. */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-many-risks',
  register({ registerInit }) {
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on('message', async ({ risks }: { risks?: Seed }) => {
          if (!risks) return;
          await fill(await database.getClient(), risks);
          process.send?.({ risksSeeded: risks.cutovers * risks.each });
        });
      },
    });
  },
});

async function fill(knex: Knex, { like, cutovers, each, parts }: Seed) {
  const risk = await knex('risks').where({ id: like }).first();
  const cutover = await knex('cutovers').where({ id: risk.cutover_id }).first();
  const document: Cutover = JSON.parse(cutover.document);
  for (let index = 0; index < cutovers; index++) {
    const id = randomUUID();
    const name = `bench-risks-${index}`;
    const targets = Array.from(
      { length: 5 },
      (_, at) => parts[(index * 5 + at) % parts.length],
    );
    const risks = Array.from({ length: each }, (_, at) =>
      riskRow(risk, { cutover: id, number: at + 1, targets }),
    );
    await knex.transaction(async tx => {
      await tx('cutovers').insert({
        ...cutover,
        ...{ id, name, change_position: 0 },
        document: JSON.stringify({
          ...document,
          ...{ id, name, targets: targets.map(ref => ({ ref })) },
        }),
      });
      await tx.batchInsert(
        'cutover_targets',
        targets.map(ref => ({ cutover_id: id, target_ref: ref })),
        BATCH,
      );
      await tx.batchInsert('risks', risks, BATCH);
      await tx.batchInsert(
        'risk_targets',
        risks
          .filter(row => !row.all_targets)
          .map(row => ({
            risk_id: row.id,
            cutover_id: id,
            ref: targets[row.number % targets.length],
          })),
        BATCH,
      );
    });
  }
  await knex('risks').where({ id: like }).delete();
  // As PostgreSQL does by itself, some minutes later; SQLite would rewrite its file.
  const isPostgres = knex.client.config.client === 'pg';
  await knex.raw(isPostgres ? 'VACUUM ANALYZE' : 'ANALYZE');
}

function riskRow(
  like: Record<string, unknown> & { document: string },
  of: { cutover: string; number: number; targets: string[] },
) {
  const { cutover, number, targets } = of;
  const id = randomUUID();
  const [likelihood, impact] = [number % 3, (number * 7) % 3];
  const place = {
    likelihood: STEPS[likelihood],
    impact: IMPACTS[impact],
    priority: PRIORITIES[likelihood][impact],
  };
  // One in four is about all that its cutover changes.
  const isAboutAll = number % 4 === 0;
  const document: Risk = {
    ...JSON.parse(like.document),
    ...{ id, number, cutoverId: cutover },
    targets: isAboutAll ? [] : [targets[number % targets.length]],
    places: { current: place },
  };
  return {
    ...like,
    ...{ id, number, cutover_id: cutover },
    standard: null,
    all_targets: isAboutAll,
    current_likelihood: place.likelihood,
    current_impact: place.impact,
    current_priority: place.priority,
    document: JSON.stringify(document),
  };
}
