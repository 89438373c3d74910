import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually, freePort, signIn } from '../api.mjs';
import { startPostgres } from '../databases/postgres.mjs';
import { startBackend } from '../portal.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';

let postgres;
let folder;
let replicas;

async function startReplica(name) {
  return startBackend({
    folder: path.join(folder, name),
    port: await freePort(),
    config: {
      backend: {
        database: {
          client: 'pg',
          connection: {
            host: '127.0.0.1',
            port: postgres.port,
            user: 'postgres',
          },
        },
      },
      cutover: { samples: { file: null } },
    },
  });
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-replicas-'));
  postgres = await startPostgres();
  // One after the other: Backstage's own migrations of an empty database are made by whoever comes first.
  replicas = [await startReplica('first'), await startReplica('second')];
  const { call } = await signIn(replicas[0].url, 'priya.nair');
  await eventually(
    () => call('GET', '/cutover/templates'),
    ({ body }) =>
      body.items?.some(template => template.name === 'technology-upgrade'),
    120,
  );
});

afterAll(async () => {
  await Promise.all((replicas ?? []).map(replica => replica.stop()));
  await postgres?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function start(person, input, key) {
  return person.call('POST', '/cutover/cutovers', {
    body: input,
    headers: key ? { 'Idempotency-Key': key } : {},
  });
}

it('makes one cutover of one idempotency key, whichever replica is asked', async () => {
  const people = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'priya.nair')),
  );
  const input = technologyUpgrade({ title: 'Asked of both' });
  const answers = await Promise.all(
    [0, 1, 0, 1].map(index => start(people[index], input, 'asked-of-both')),
  );

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const { body } = await people[0].call(
    'GET',
    '/cutover/cutovers?text=Asked%20of%20both&total=exact',
  );
  expect(body.total).toEqual({ count: 1, exact: true });
});

it('lets one of two people who edit at the same moment on two replicas succeed, and the other know why not', async () => {
  const people = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'zhao.lin')),
  );
  const { body: cutover } = await start(
    people[0],
    technologyUpgrade({ title: 'Edited by two' }),
  );
  const edits = await Promise.all(
    people.map((person, index) =>
      person.call('PATCH', `/cutover/cutovers/${cutover.id}`, {
        body: { goals: `Goals by replica ${index}` },
        headers: { 'If-Match': '"1"' },
      }),
    ),
  );

  expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
  const stale = edits.find(({ status }) => status === 412);
  expect(stale.body.error.reason).toBe('precondition.stale');
});

it('keeps one unbroken audit trail while both replicas write', async () => {
  const people = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'zhao.lin')),
  );
  const { body: cutover } = await start(
    people[0],
    technologyUpgrade({ title: 'Written by both' }),
  );
  const path_ = `/cutover/cutovers/${cutover.id}`;
  const editUntilDone = async (person, index) => {
    for (let count = 0; count < 5; ) {
      const { etag } = await person.call('GET', path_);
      const { status } = await person.call('PATCH', path_, {
        body: { goals: `Edit ${count} by replica ${index}` },
        headers: { 'If-Match': etag },
      });
      if (status === 200) count++;
    }
  };
  await Promise.all(people.map(editUntilDone));

  const { body: verdict } = await people[1].call(
    'GET',
    `${path_}/audit/verify`,
  );
  expect(verdict).toMatchObject({ holds: true, entries: 11 });
});

it('tells everybody once, even when the replica that wrote is killed at once', async () => {
  const [doomed, survivor] = replicas;
  const priya = await signIn(doomed.url, 'priya.nair');
  const { status, body: cutover } = await start(
    priya,
    technologyUpgrade({ title: 'Started before the power cut' }),
  );
  expect(status).toBe(201);
  await doomed.kill();

  const chen = await signIn(survivor.url, 'chen.wei');
  const mine = ({ body }) =>
    body.notifications.filter(({ payload }) =>
      JSON.stringify(payload).includes('Started before the power cut'),
    );
  const told = await eventually(
    () => chen.call('GET', '/notifications/notifications?limit=100'),
    answer => mine(answer).length > 0,
    150,
  );
  expect(mine(told)).toHaveLength(1);

  await eventually(
    () =>
      chen.call(
        'GET',
        `/catalog/entities/by-name/cutover/default/${cutover.name}`,
      ),
    answer => answer.status === 200,
    150,
  );
});
