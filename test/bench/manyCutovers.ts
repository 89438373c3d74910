import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';

const BATCH = 500;
const HOUR = 3_600_000;

/**
 * Fills the table with copies of the one cutover that was started over HTTP, each with a name, a title and a window of
 * its own. Starting 100,000 one by one would take an hour and measure nothing more.
 */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-many-cutovers',
  register({ registerInit }) {
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on('message', async ({ seed }: { seed: number }) => {
          const knex = await database.getClient();
          const first = await knex('cutovers').first();
          const document: Cutover = JSON.parse(first.document);
          for (let from = 1; from < seed; from += BATCH) {
            const copies = Array.from(
              { length: Math.min(BATCH, seed - from) },
              (_, index) => copyOf(first, document, from + index),
            );
            await knex.transaction(async tx => {
              await tx.batchInsert(
                'cutovers',
                copies.map(copy => copy.row),
                50,
              );
              await tx.batchInsert(
                'cutover_targets',
                copies.flatMap(copy => copy.targets),
                100,
              );
              await tx.batchInsert(
                'cutover_roles',
                copies.flatMap(copy => copy.roles),
                100,
              );
            });
          }
          if (knex.client.config.client === 'pg') await knex.raw('ANALYZE');
          process.send?.({ seeded: seed });
        });
      },
    });
  },
});

function copyOf(
  first: Record<string, unknown>,
  document: Cutover,
  index: number,
) {
  const id = randomUUID();
  const name = `${document.name}-${index}`;
  const title = `Cutover ${index}`;
  const start = new Date(Date.parse(document.window.start) + index * HOUR);
  const end = new Date(start.getTime() + 4 * HOUR);
  const window = {
    ...document.window,
    start: start.toISOString(),
    end: end.toISOString(),
  };
  return {
    row: {
      ...first,
      id,
      name,
      title_key: title.toLocaleLowerCase('en-US'),
      window_start: window.start,
      window_end: window.end,
      change_position: Number(first.change_position) + index,
      document: JSON.stringify({ ...document, id, name, title, window }),
    },
    targets: document.targets.map(({ ref, owner }) => ({
      cutover_id: id,
      target_ref: ref,
      owner_ref: owner ?? null,
    })),
    roles: Object.entries(document.team).flatMap(([role, people]) =>
      people.map(person_ref => ({ cutover_id: id, role, person_ref })),
    ),
  };
}
