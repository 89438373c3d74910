import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  deliverablesOf,
  type Cutover,
  type KeptComment,
  type Round,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { Outbox } from '../../plugins/cutover-backend/src/outbox/Outbox';

/** Where everything of one cutover is, in the order in which it may be inserted. */
const TABLES = [
  'cutovers',
  'cutover_targets',
  'cutover_roles',
  'activities',
  'deliverables',
  'deliverable_revisions',
  'deliverable_comments',
  'audit_heads',
  'gates',
  'gate_waiting',
];

type Row = Record<string, unknown>;

/** Whether the outbox is delivered. */
let telling = true;

/** Prepares cutovers whose gates are decided, and says what the routes ask the database. */
const requests: Record<
  string,
  (knex: Knex, request: any) => Promise<unknown> | unknown
> = {
  handIn: (knex, { cutover, phase, author }) =>
    handIn(knex, cutover, phase, author),
  copies: (knex, { of, count }) => copies(knex, of, count),
  reviewAgain: (knex, ids) => reviewAgain(knex, ids),
  leftBy: (knex, id) => leftBy(knex, id),
  telling: (_, on) => {
    telling = on;
  },
  withoutAudience: knex => withoutAudience(knex),
  listen: knex => listen(knex),
  heard: knex => heard(knex),
};

export default createBackendModule({
  pluginId: 'cutover',
  moduleId: 'bench-many-gates',
  register({ registerInit }) {
    const { drain } = Outbox.prototype;
    Outbox.prototype.drain = async function held() {
      if (telling) await drain.call(this);
    };
    registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        process.on('message', async ({ gates }: { gates?: Row }) => {
          if (!gates) return;
          const [[name, request]] = Object.entries(gates);
          try {
            const answer = await requests[name](
              await database.getClient(),
              request,
            );
            process.send?.({ [name]: answer ?? null });
          } catch (error) {
            process.send?.({ [name]: null, failed: String(error) });
          }
        });
      },
    });
  },
});

/** One revision of every document of a phase, each with a review comment that was answered and resolved. */
async function handIn(knex: Knex, id: string, phase: string, author: string) {
  const row = await knex('cutovers').where({ id }).first();
  const { intake }: Cutover = JSON.parse(row.document);
  const { content } = await knex('template_copies')
    .where({ hash: row.template_hash })
    .first();
  const at = new Date().toISOString();
  const places = deliverablesOf(JSON.parse(content), intake).filter(
    place => place.phase === phase,
  );
  for (const { deliverable } of places) {
    const key = { cutover_id: id, deliverable: deliverable.id };
    await knex('deliverables').insert({ ...key, version: 2, revision: 1 });
    await knex('deliverable_revisions').insert({
      ...key,
      ...{ number: 1, hash: '0'.repeat(64), author, by_service: false },
      ...{ created_at: at, data: '{}', origins: '[]' },
    });
    const comment: KeptComment = {
      ...{ id: randomUUID(), text: 'Is this feasible by then?', author, at },
      ...{ dimension: 'feasibility', revision: 1, mentions: [] },
      answers: [
        {
          ...{ id: randomUUID(), text: 'Yes, with the people we have.', at },
          ...{ author: row.created_by, mentions: [] },
        },
      ],
      resolved: { by: author, at },
    };
    await knex('deliverable_comments').insert({
      ...key,
      ...{ id: comment.id, created_at: at },
      ...{ is_open: false, is_review: true },
      comment: JSON.stringify(comment),
    });
  }
  return places.length;
}

/** Copies a cutover with all that is kept of it; resolves with the ids of the copies. */
async function copies(knex: Knex, of: string, count: number) {
  const rows = new Map<string, Row[]>();
  for (const table of TABLES) {
    rows.set(
      table,
      await knex(table).where(table === 'cutovers' ? 'id' : 'cutover_id', of),
    );
  }
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) {
    await knex.transaction(async tx => {
      for (const [table, found] of rows) {
        const copied = found.map(row => copyOf(row, { table, of, id }));
        await tx.batchInsert(table, copied, 50);
      }
    });
  }
  if (knex.client.config.client === 'pg') await knex.raw('ANALYZE');
  return ids;
}

function copyOf(
  row: Row,
  { table, of, id }: { table: string; of: string; id: string },
): Row {
  const copy: Row = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll(of, id) : value,
    ]),
  );
  if (table === 'gate_waiting') delete copy.id;
  if (table === 'deliverable_comments') copy.id = randomUUID();
  if (table !== 'cutovers') return copy;
  const name = `copy-${id}`;
  const document = { ...JSON.parse(String(copy.document)), name };
  return { ...copy, name, document: JSON.stringify(document) };
}

const submitted = new Map<string, { gates: Row[]; waiting: Row[] }>();

/** Takes these cutovers' gates to where they were when this was first asked, and forgets what was to be told. */
async function reviewAgain(knex: Knex, ids: string[]) {
  const where = (tx: Knex, table: string) =>
    tx(table).whereIn('cutover_id', ids);
  const key = ids.join();
  const known = submitted.get(key) ?? {
    gates: await where(knex, 'gates'),
    waiting: await where(knex, 'gate_waiting'),
  };
  submitted.set(key, known);
  await knex.transaction(async tx => {
    await where(tx, 'gates').delete();
    await tx.batchInsert('gates', known.gates, 50);
    await where(tx, 'gate_waiting').delete();
    await tx.batchInsert('gate_waiting', known.waiting, 50);
    if (!telling) await tx('outbox').delete();
  });
}

/** Of how many running cutovers nobody has asked the catalog yet who needs their courses. */
async function withoutAudience(knex: Knex) {
  const [{ count }] = await knex('cutovers')
    .leftJoin('training_audiences', 'cutover_id', 'id')
    .where('status', 'running')
    .whereNull('refreshed_at')
    .count({ count: '*' });
  await knex('outbox').delete();
  return Number(count);
}

/** What the first decision on a cutover's gate has left behind. */
async function leftBy(knex: Knex, id: string) {
  const of = { cutover_id: id };
  const { gate, state } = await knex('gates').where(of).first();
  const { seats }: Round = JSON.parse(state).rounds.at(-1);
  const { entry } = await knex('audit_entries')
    .where(of)
    .orderBy('seq', 'desc')
    .first();
  return {
    gate,
    people: [...new Set(seats.map(({ holder }) => holder))],
    waiting: await knex('gate_waiting')
      .where(of)
      .select('gate', 'person', 'reason', 'seat'),
    outbox: await knex('outbox').where(of).select('teller', 'message'),
    audit: entry,
  };
}

let statements: string[] = [];
const note = ({ sql }: { sql: string }) => statements.push(sql);

function listen(knex: Knex) {
  statements = [];
  knex.on('query', note);
}

function heard(knex: Knex) {
  knex.removeListener('query', note);
  return statements;
}
