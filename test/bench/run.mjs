import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../databases/postgres.mjs';
import { startBenchBackend } from './benchBackend.mjs';
import { benchProvider } from './provider.mjs';
import { Report } from './report.mjs';
import { benchRoutes } from './routes.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 1 : 5;
const sizes = quick ? [100, 1_000] : [100, 10_000, 100_000];

const report = new Report();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-bench-'));
let complete = false;

async function benchOn(engine, databaseOf) {
  const start = (name, options) =>
    startBenchBackend({
      ...options,
      folder: path.join(folder, engine, name),
      database: databaseOf?.(name),
    });
  await benchRoutes({ engine, start, sizes, rounds, report });
  await benchProvider({ engine, start, rounds, report });
}

try {
  await benchOn('SQLite');

  const postgres = await startPostgres();
  try {
    await benchOn('PostgreSQL', name => ({
      client: 'pg',
      connection: { host: '127.0.0.1', port: postgres.port, user: 'postgres' },
      // A set of databases for each backend.
      prefix: `bench_${name.replace(/\W/g, '_')}_`,
    }));
  } finally {
    await postgres.stop();
  }
  complete = true;
} finally {
  report.write({ quick, complete });
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.allMet ? 0 : 1;
