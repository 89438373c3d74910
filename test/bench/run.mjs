import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, freePort, signIn } from '../api.mjs';
import { startPostgres } from '../databases/postgres.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { compare } from './measure.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 1 : 5;
const sizes = quick ? [100, 1_000] : [100, 10_000, 100_000];
const CATALOG_ROWS = 1_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-bench-'));
const results = [];

/** `goal` is the most (or, with `atLeast`, the least) that the median may be. */
function report(name, result, goal) {
  const met = goal.atLeast
    ? result.median >= goal.atLeast
    : result.median <= goal.atMost;
  results.push({ name, ...result, goal, met });
  const round = value => value.toFixed(2);
  const limit = goal.atLeast
    ? `at least ${goal.atLeast}`
    : `at most ${goal.atMost}`;
  process.stdout.write(
    `${met ? 'met   ' : 'MISSED'} ${name.padEnd(64)} ${round(
      result.median,
    )} (${round(result.min)} to ${round(result.max)}), goal ${limit}\n`,
  );
}

async function startWith({ name, rows, entities = 0, database }) {
  const backend = await startBackend({
    entry: path.join(root, 'test/bench/backend'),
    folder: path.join(folder, name),
    port: await freePort(),
    env: { BENCH_ENTITIES: String(entities), LOG_LEVEL: 'warn' },
    config: {
      backend: {
        ...(database ? { database } : {}),
        // One client sends thousands of requests here.
        rateLimit: { windowMs: 1000, incomingRequestLimit: 1_000_000 },
      },
      cutover: { samples: { file: null } },
      catalog: {
        locations: ['organisation', 'landscape'].map(file => ({
          type: 'file',
          target: `../../examples/${file}.yaml`,
          rules: [
            {
              allow: [
                'Group',
                'User',
                'Domain',
                'System',
                'Component',
                'API',
                'Resource',
              ],
            },
          ],
        })),
      },
    },
  });
  const person = await eventually(
    () => signIn(backend.url, 'priya.nair').catch(error => error),
    answer => !(answer instanceof Error),
  );
  const first = await eventually(
    () =>
      person.call('POST', '/cutover/cutovers', { body: technologyUpgrade() }),
    ({ status }) => status === 201,
    120,
  );
  await new Promise(resolve => {
    backend.process.once('message', resolve);
    backend.process.send({ seed: rows });
  });
  return { ...backend, person, cutover: first.body };
}

/** Our route against the bare one that sends the same bytes. */
async function againstBare({ url, person }, ourPath, id) {
  const headers = { Authorization: `Bearer ${person.token}` };
  const ours = await fetch(`${url}/api${ourPath}`, { headers });
  const bytes = await ours.text();
  if (!ours.ok) throw new Error(bytes);
  const stored = await fetch(`${url}/api/bare/answers/${id}`, {
    method: 'PUT',
    headers: { ...headers, 'Content-Type': 'text/plain' },
    body: bytes,
  });
  if (!stored.ok) throw new Error(await stored.text());
  return compare({
    a: { url: `${url}/api${ourPath}`, headers, expectBody: bytes },
    b: { url: `${url}/api/bare/answers/${id}`, headers, expectBody: bytes },
    rounds,
  });
}

async function benchOn(engine, databaseOf) {
  const backends = {};
  try {
    for (const rows of sizes) {
      const name = `${engine}-${rows}`;
      const backend = await startWith({
        name,
        rows,
        database: await databaseOf?.(name),
      });
      backends[rows] = backend;
      report(
        `${engine}, ${rows} cutovers: list of 20 / bare route`,
        await againstBare(backend, '/cutover/cutovers?limit=20', 'list'),
        { atMost: 1.5 },
      );
      report(
        `${engine}, ${rows} cutovers: read of one / bare route`,
        await againstBare(
          backend,
          `/cutover/cutovers/${backend.cutover.id}`,
          'one',
        ),
        { atMost: 1.5 },
      );
      if (rows !== sizes[0] && rows !== sizes.at(-1)) await backend.stop();
    }

    const page = ({ url, person }) => ({
      url: `${url}/api/cutover/cutovers?limit=20`,
      headers: { Authorization: `Bearer ${person.token}` },
    });
    report(
      `${engine}: list of 20 at ${sizes.at(-1)} / at ${sizes[0]}`,
      await compare({
        a: page(backends[sizes.at(-1)]),
        b: page(backends[sizes[0]]),
        rounds,
      }),
      { atMost: 1.5 },
    );
  } finally {
    await Promise.all(Object.values(backends).map(each => each.stop()));
  }

  const beside = await startWith({
    name: `${engine}-catalog`,
    rows: CATALOG_ROWS,
    entities: CATALOG_ROWS,
    database: await databaseOf?.(`${engine}-catalog`),
  });
  try {
    const { url, person } = beside;
    const headers = { Authorization: `Bearer ${person.token}` };
    const query = 'filter=kind=component,spec.type=bench&limit=20';
    await eventually(
      () => person.call('GET', `/catalog/entities/by-query?${query}`),
      ({ body }) => body.totalItems === CATALOG_ROWS,
      180,
    );
    report(
      `${engine}: requests per second, list of 20 / catalog by-query of 20`,
      await compare({
        a: { url: `${url}/api/catalog/entities/by-query?${query}`, headers },
        b: { url: `${url}/api/cutover/cutovers?limit=20`, headers },
        rounds,
      }),
      { atLeast: 2 },
    );
  } finally {
    await beside.stop();
  }
}

try {
  await benchOn('SQLite file');

  const postgres = await startPostgres();
  try {
    await benchOn('PostgreSQL', async name => ({
      client: 'pg',
      connection: { host: '127.0.0.1', port: postgres.port, user: 'postgres' },
      // A set of databases for each backend.
      prefix: `bench_${name.replace(/\W+/g, '_').toLowerCase()}_`,
    }));
  } finally {
    await postgres.stop();
  }
} finally {
  const file = path.join(root, 'test-results/bench.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`\nWritten to ${path.relative(root, file)}\n`);
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = results.every(({ met }) => met) ? 0 : 1;
