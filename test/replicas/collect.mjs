import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { eventually } from '../api.mjs';
import { root } from '../portal.mjs';

const GATE = 'approval';

/** Rows of the plugins' databases. */
export class Databases {
  #pools = new Map();

  constructor(postgres) {
    this.query = async (plugin, sql, values) => {
      if (!this.#pools.has(plugin)) {
        this.#pools.set(
          plugin,
          new pg.Pool({
            ...{ host: '127.0.0.1', port: postgres.port, user: 'postgres' },
            database: `backstage_plugin_${plugin}`,
            max: 2,
          }),
        );
      }
      const { rows } = await this.#pools.get(plugin).query(sql, values);
      return rows;
    };
  }

  /** What a minute does as well: the leases of those who were killed end. */
  async endLeases(ids) {
    await this.query(
      'cutover',
      `update outbox set claimed_until = '2000-01-01T00:00:00.000Z'
       where done_at is null and claimed_until is not null and cutover_id = any($1)`,
      [ids],
    );
  }

  async close() {
    await Promise.all([...this.#pools.values()].map(pool => pool.end()));
  }
}

/** Waits until everything is told and the catalog shows it, or the time is over: then the checker says what is missing. */
export async function settled({ databases, reader, cutovers, seconds = 150 }) {
  const ids = cutovers.map(({ id }) => id);
  await untilTrue(
    async () => (await undone(databases, ids)).length === 0,
    seconds,
  );
  await untilTrue(async () => {
    const all = await Promise.all(
      ids.map(id => reader.send('GET', `/cutover/cutovers/${id}`)),
    );
    const shown = await entitiesOf(reader);
    return all.every(
      ({ body }) => shown.get(body.name)?.spec.phase === body.phase,
    );
  }, seconds);
}

async function untilTrue(ask, seconds) {
  try {
    await eventually(ask, answer => answer === true, seconds);
  } catch {
    // It is for the checker to say what is missing.
  }
}

function undone(databases, ids) {
  return databases.query(
    'cutover',
    'select id from outbox where done_at is null and cutover_id = any($1)',
    [ids],
  );
}

async function entitiesOf(reader) {
  const found = new Map();
  let query = 'filter=kind=cutover&fields=metadata.name,spec&limit=500';
  while (query) {
    const { body } = await reader.send(
      'GET',
      `/catalog/entities/by-query?${query}`,
    );
    body.items.forEach(each => found.set(each.metadata.name, each));
    const { nextCursor } = body.pageInfo;
    query = nextCursor && `cursor=${encodeURIComponent(nextCursor)}`;
  }
  return found;
}

/** All that is known about some cutovers, from the API, from the database, and from what was asked and answered. */
export async function collect({ databases, reader, campaign }) {
  const cutovers = [...campaign.cutovers.values()];
  const ids = cutovers.map(({ id }) => id);
  const rows = (plugin, sql) => databases.query(plugin, sql, [ids]);
  const [gates, waiting, heads, outbox, notifications, entities] =
    await Promise.all([
      rows('cutover', 'select * from gates where cutover_id = any($1)'),
      rows('cutover', 'select * from gate_waiting where cutover_id = any($1)'),
      rows('cutover', 'select * from audit_heads where cutover_id = any($1)'),
      rows(
        'cutover',
        'select * from outbox where cutover_id = any($1) order by id',
      ),
      databases.query(
        'notifications',
        `select "user", scope, title from notification where split_part(scope, ':', 2) = any($1)`,
        [ids],
      ),
      entitiesOf(reader),
    ]);
  const found = [];
  for (const begun of cutovers) {
    const url = `/cutover/cutovers/${begun.id}`;
    const [{ body: cutover }, { body: gate }, { body: verdict }, entries] =
      await Promise.all([
        reader.send('GET', url),
        reader.send('GET', `${url}/gates/${GATE}`),
        reader.send('GET', `${url}/audit/verify`),
        trailOf(reader, url),
      ]);
    const ofThis = row => row.cutover_id === begun.id;
    found.push({
      ...{ id: begun.id, team: begun.team },
      ...{ cutover, gate, verdict, entries },
      row: gates.find(ofThis),
      waiting: waiting.filter(ofThis),
      head: heads.find(ofThis),
      outbox: outbox
        .filter(ofThis)
        .map(row => ({ ...row, message: JSON.parse(row.message) })),
      notifications: notifications.filter(
        ({ scope }) => scope.split(':')[1] === begun.id,
      ),
      entity: entities.get(cutover.name),
    });
  }
  const replays = await replayed(found);
  return {
    decisions: structuredClone(campaign.decisions),
    cutovers: found.map((each, index) => ({
      ...each,
      replay: replays[index],
    })),
  };
}

async function trailOf(reader, url) {
  const entries = [];
  for (let after = 0; after !== undefined; ) {
    const { body } = await reader.send(
      'GET',
      `${url}/audit?limit=500&after=${after}`,
    );
    entries.push(...body.items);
    after = body.nextAfter;
  }
  return entries;
}

/** What the trails tell, by the product's own pure core. */
async function replayed(found) {
  const child = spawn(
    process.execPath,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      path.join(root, 'test/replicas/replay'),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(
    JSON.stringify(
      found.map(({ entries, cutover }) => ({
        gate: GATE,
        phase: cutover.phases[0].id,
        entries,
      })),
    ),
  );
  return JSON.parse(await text(child.stdout));
}
