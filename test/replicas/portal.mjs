import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { startPostgres } from '../databases/postgres.mjs';
import { root, startBackend } from '../portal.mjs';
import { campaignConfig, PEOPLE } from './company.mjs';

const entryOf = name => path.join(root, 'test/replicas', name);

/** Two replicas on one PostgreSQL, each of which can be killed and started again. */
export async function startReplicas() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-replicas-'));
  const postgres = await startPostgres();
  const config = campaignConfig(path.join(folder, 'company'), postgres);

  const startReplica = async name => {
    const port = await freePort();
    const start = () =>
      startBackend({
        entry: entryOf('backend'),
        folder: path.join(folder, name),
        port,
        config,
        env: { LOG_LEVEL: 'warn' },
      });
    let running = await start();
    return {
      url: running.url,
      get log() {
        return running.log;
      },
      kill: () => running.kill(),
      stop: () => running.stop(),
      async startAgain() {
        running = await start();
      },
    };
  };
  // One after the other: Backstage's own migrations of an empty database are made by whoever comes first.
  const replicas = [await startReplica('first'), await startReplica('second')];
  const [{ url }] = replicas;

  const { call } = await eventually(
    () => signIn(url, PEOPLE.at(-1)).catch(error => ({ error: error.message })),
    answer => answer.call !== undefined,
    180,
  );
  await eventually(
    () => call('GET', '/cutover/templates'),
    ({ body }) => body.items?.length >= 2,
    180,
  );

  const startOther = async name =>
    startBackend({
      entry: entryOf('doctored'),
      folder: path.join(folder, name),
      port: await freePort(),
      config: {
        ...config,
        catalog: { locations: [] },
        discovery: {
          endpoints: [
            {
              target: `${url}/api/{{pluginId}}`,
              plugins: [
                ...['auth', 'catalog', 'events', 'notifications'],
                ...['permission', 'signals'],
              ],
            },
          ],
        },
      },
      env: { LOG_LEVEL: 'warn' },
    });
  const others = [];
  return {
    replicas,
    postgres,
    /** The cutover plugin alone, with something wrong, which asks the first replica for all else. */
    startDoctored() {
      const starting = startOther(`other-${others.length + 1}`);
      others.push(starting);
      return starting;
    },
    async stop() {
      // One that a failed test left behind asks the first replica, and would keep the run from ending.
      for (const started of await Promise.allSettled(others)) {
        await started.value?.kill();
      }
      await Promise.all(replicas.map(replica => replica.stop()));
      await postgres.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
