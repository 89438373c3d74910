import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

const BATCH = 500;
const HOUR = 3_600_000;
const STRANGERS = 1_000;

interface Seed {
  /** How many cutovers there shall be. */
  cutovers: number;
  /** Whether the copies stand in the change feed, which takes them into the catalog. */
  inFeed: boolean;
  /** Which one is copied; any, where it is not said. */
  like?: string;
  /** Whether other people take part in the copies; those that run then have a gate and activities as well. */
  strangers: boolean;
}

/**
 * Fills the table with copies of the one cutover that was started over HTTP, each with a name, a title and a window of
 * its own; one in ten runs. Starting 100,000 one by one would take an hour and measure nothing more.
 */
export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-many-cutovers',
  register({ registerInit }) {
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on('message', async ({ seed }: { seed?: Seed }) => {
          if (!seed) return;
          const knex = await database.getClient();
          await fill(knex, seed);
          process.send?.({ seeded: seed, engine: await engineOf(knex) });
        });
      },
    });
  },
});

async function fill(knex: Knex, { cutovers, inFeed, like, strangers }: Seed) {
  const first = await knex('cutovers')
    .where(like ? { id: like } : {})
    .first();
  const document: Cutover = JSON.parse(first.document);
  const work = strangers ? await workIn(knex, document) : [];
  for (let from = 1; from < cutovers; from += BATCH) {
    const copies = Array.from(
      { length: Math.min(BATCH, cutovers - from) },
      (_, index) =>
        copyOf(
          first,
          strangers ? estranged(document, from + index) : document,
          from + index,
          inFeed,
        ),
    );
    await knex.transaction(async tx => {
      const insert = (table: string, rows: object[]) =>
        tx.batchInsert(table, rows, 50);
      await insert(
        'cutovers',
        copies.map(copy => copy.row),
      );
      await insert(
        'cutover_targets',
        copies.flatMap(copy => copy.targets),
      );
      await insert(
        'cutover_roles',
        copies.flatMap(copy => copy.roles),
      );
      for (const { table, rows } of work) {
        await insert(
          table,
          copies
            .filter(({ row }) => row.status === 'running')
            .flatMap(({ row, index }) =>
              estranged(rows, index, { [document.id]: row.id }),
            ),
        );
      }
    });
  }
  if (inFeed) {
    await knex('change_counter').increment('position', cutovers);
  }
  if (isPostgres(knex)) await knex.raw('ANALYZE');
}

/** What a cutover gives its people to do in the phase that it is in. */
async function workIn(knex: Knex, { id, phase }: Cutover) {
  const of = { cutover_id: id };
  const waiting = await knex('gate_waiting').where(of);
  return [
    {
      table: 'activities',
      rows: await knex('activities').where({ ...of, phase }),
    },
    { table: 'gates', rows: await knex('gates').where(of) },
    {
      table: 'gate_waiting',
      // The ids are the database's.
      rows: waiting.map(({ id: _, ...row }) => row),
    },
  ];
}

/** The same with people who take part in a few copies each, and with what else is to be replaced. */
function estranged<T>(
  content: T,
  index: number,
  others: Record<string, string> = {},
): T {
  const replaced = Object.entries({
    ...others,
    'user:default/': `user:default/stranger-${index % STRANGERS}-`,
  }).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    JSON.stringify(content),
  );
  return JSON.parse(replaced);
}

function copyOf(
  first: Record<string, unknown>,
  document: Cutover,
  index: number,
  inFeed: boolean,
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
  const state =
    index % 10 === 0
      ? { status: document.status, phase: document.phase }
      : { status: 'closed', phase: document.phases[4].id };
  return {
    index,
    row: {
      ...first,
      ...state,
      id,
      name,
      title_key: title.toLocaleLowerCase('en-US'),
      window_start: window.start,
      window_end: window.end,
      // The feed begins behind 0.
      change_position: inFeed ? Number(first.change_position) + index : 0,
      document: JSON.stringify({
        ...document,
        ...state,
        ...{ id, name, title, window },
      }),
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

async function engineOf(knex: Knex): Promise<string> {
  if (isPostgres(knex)) {
    const { rows } = await knex.raw('SHOW server_version');
    return `PostgreSQL ${rows[0].server_version}`;
  }
  const [{ version }] = await knex.raw('SELECT sqlite_version() AS version');
  return `SQLite ${version}`;
}

function isPostgres(knex: Knex) {
  return knex.client.config.client === 'pg';
}
