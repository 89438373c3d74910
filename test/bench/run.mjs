import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../databases/postgres.mjs';
import { startBenchBackend } from './benchBackend.mjs';
import { benchChunks } from './chunks.mjs';
import { benchGates } from './gates.mjs';
import { benchKeystrokes } from './keystrokes.mjs';
import { benchProvider } from './provider.mjs';
import { Report } from './report.mjs';
import { benchRevisions } from './revisions.mjs';
import { benchRiskMatrix } from './riskMatrix.mjs';
import { benchRisks } from './risks.mjs';
import { benchRoutes } from './routes.mjs';
import { benchTraining } from './training.mjs';

/** `yarn bench NAME ...` measures only these parts. */
const onEachDatabase = {
  routes: benchRoutes,
  provider: benchProvider,
  revisions: benchRevisions,
  gates: benchGates,
  risks: benchRisks,
  training: benchTraining,
};
const once = {
  keystrokes: benchKeystrokes,
  riskMatrix: benchRiskMatrix,
  chunks: benchChunks,
};

const names = process.argv.slice(2).filter(arg => !arg.startsWith('--'));
const all = Object.keys({ ...onEachDatabase, ...once });
const unknown = names.filter(name => !all.includes(name));
if (unknown.length) {
  throw new Error(`There is no ${unknown}; there are ${all.join(', ')}`);
}
const wanted = ([name]) => !names.length || names.includes(name);

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
  for (const [, bench] of Object.entries(onEachDatabase).filter(wanted)) {
    await bench({ engine, start, sizes, rounds, report });
  }
}

async function benchOnPostgres() {
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
}

try {
  for (const [name, bench] of Object.entries(once).filter(wanted)) {
    await bench({ folder: path.join(folder, name), rounds, report });
  }
  if (Object.entries(onEachDatabase).some(wanted)) {
    await benchOn('SQLite');
    await benchOnPostgres();
  }
  complete = true;
} finally {
  report.write({ quick, complete });
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.allMet ? 0 : 1;
