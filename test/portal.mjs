import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);

/**
 * A backend in a process of its own, from the sources, with app-config.yaml and `config` on top.
 *
 * @param {{ entry?: string, folder: string, port: number, config?: object, env?: object }} options
 * `folder` holds what it writes: its log, its configuration, its databases.
 */
export async function startBackend({ entry, folder, port, config, env }) {
  fs.mkdirSync(folder, { recursive: true });
  const overlay = path.join(folder, 'app-config.overlay.json');
  const url = `http://localhost:${port}`;
  const own = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port, host: '127.0.0.1' },
      cors: { origin: url },
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, 'databases') },
      },
    },
  };
  fs.writeFileSync(overlay, JSON.stringify(merge(own, config ?? {})));

  const log = path.join(folder, 'backend.log');
  const out = fs.openSync(log, 'a');
  const child = spawn(
    process.execPath,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      // Without an ending: Node would take .ts files for modules of its own kind.
      entry ?? path.join(root, 'packages/backend/src/index'),
      ...['--config', path.join(root, 'app-config.yaml'), '--config', overlay],
    ],
    {
      // Relative paths in app-config.yaml are the backend's own.
      cwd: path.join(root, 'packages/backend'),
      env: {
        ...process.env,
        LOG_LEVEL: 'info',
        NODE_ENV: 'development',
        ...env,
      },
      stdio: ['ignore', out, out, 'ipc'],
    },
  );
  fs.closeSync(out);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const ended = once(child, 'exit');

  await untilReady(url, child, log);
  return {
    url,
    log,
    process: child,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
    /** Ends it as a power cut would. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilReady(url, child, log) {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${url}/.backstage/health/v1/readiness`).then(
      response => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
  }
  child.kill('SIGKILL');
  const tail = fs.readFileSync(log, 'utf8').split('\n').slice(-40).join('\n');
  throw new Error(`The backend did not become ready; its log ends:\n${tail}`);
}

function merge(base, overlay) {
  const merged = { ...base };
  for (const [key, value] of Object.entries(overlay)) {
    const isObject =
      typeof value === 'object' && value !== null && !Array.isArray(value);
    merged[key] = isObject ? merge(base[key] ?? {}, value) : value;
  }
  return merged;
}
