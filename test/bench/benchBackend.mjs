import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { eventually, signIn } from '../api.mjs';
import { freePort } from '../freePort.mjs';
import { root, startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';

const kinds = [
  ...['Group', 'User', 'Domain', 'System', 'Component', 'API', 'Resource'],
];

/**
 * The backend of the benchmarks, with one cutover that was started as everybody starts one.
 *
 * @param {{ folder: string, database?: object, processing?: boolean, locations?: Function, people?: string[] }} options
 * `locations` gives more locations for the catalog, as promises, for a folder to write into. `people` of theirs may sign in.
 * Without `processing` the catalog takes entities in and goes no further; `folder` then holds what an earlier start left.
 */
export async function startBenchBackend({
  folder,
  database,
  processing = true,
  locations = () => [],
  people = [],
}) {
  const backend = await startBackend({
    entry: path.join(root, 'test/bench/backend'),
    folder,
    port: await freePort(),
    env: { LOG_LEVEL: 'warn' },
    config: {
      backend: {
        ...(database ? { database } : {}),
        // One client sends thousands of requests here.
        rateLimit: { windowMs: 1000, incomingRequestLimit: 1_000_000 },
      },
      ...(people.length ? { auth: whoMaySignIn(people) } : {}),
      cutover: {
        builtInTemplates: ['technology-upgrade'],
        samples: { file: null },
      },
      catalog: {
        ...(processing ? {} : { processingInterval: false }),
        locations: [
          ...['organisation', 'landscape'].map(file => ({
            type: 'file',
            target: `../../examples/${file}.yaml`,
            rules: [{ allow: kinds }],
          })),
          ...(await Promise.all(locations(folder))),
        ],
      },
    },
  });
  const person = await eventually(
    // He leads the cutover, so that he may change it as well.
    () => signIn(backend.url, 'chen.wei').catch(error => error.message),
    answer => Boolean(answer.token),
    180,
  );
  const cutover = processing
    ? await firstCutover(person)
    : (await person.call('GET', '/cutover/cutovers?limit=1')).body.items[0];

  /** Sends `ask` to the process and resolves with the first message that has `key`; Backstage sends some too. */
  const ask = (message, key) =>
    new Promise((resolve, reject) => {
      const ended = () =>
        reject(new Error(`The backend ended; its log: ${backend.log}`));
      const heard = answer => {
        if (!(key in answer)) return;
        backend.process.off('message', heard).off('exit', ended);
        resolve(answer);
      };
      backend.process.on('message', heard).once('exit', ended);
      backend.process.send(message);
    });

  return {
    ...backend,
    person,
    headers: { Authorization: `Bearer ${person.token}` },
    cutover,
    ask,
    /** The server and the database of a plugin, where each has one of its own there. */
    connectionOf: plugin => ({
      ...database.connection,
      database: `${database.prefix}${plugin}`,
    }),
    /** Copies the cutover until there are so many; resolves with the name and version of the database engine. */
    async seed(cutovers, { inFeed = false, like, strangers = false } = {}) {
      const seed = { cutovers, inFeed, like, strangers };
      const { engine } = await ask({ seed }, 'seeded');
      return engine;
    },
  };
}

/** The demo's people, and some more. */
function whoMaySignIn(people) {
  const file = path.join(root, 'examples/sign-in.yaml');
  const known = parse(fs.readFileSync(file, 'utf8')).people;
  const others = people.map(name => ({ user: `user:default/${name}` }));
  return { providers: { demo: { people: [...known, ...others] } } };
}

async function firstCutover(person) {
  const { body } = await eventually(
    () =>
      person.call('POST', '/cutover/cutovers', { body: technologyUpgrade() }),
    ({ status }) => status === 201,
    180,
  );
  return body;
}
