import { eventually, signIn } from '../api.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { Campaign, everybody } from './campaign.mjs';
import { check, rulesOf } from './checker.mjs';
import { collect, Databases, settled } from './collect.mjs';
import { decideAndCrash, dieAtEach } from './crashPoints.mjs';
import { DOCTORED_DATA } from './doctoredData.mjs';
import {
  askMuch,
  checkRequests,
  collectEffects,
  manyTimes,
} from './manyRequests.mjs';
import { FAULTS, repeatedWith, withFault } from './plantedFaults.mjs';
import { startReplicas } from './portal.mjs';
import { randomOf, seedOf } from './random.mjs';

const LONG = process.env.CUTOVER_LONG === 'true';
const HOURS = 3_600_000;

/** Of a run in `npm test`, and of a long one. */
const SIZE = LONG
  ? { waves: 12, gates: 20, kills: 4, requests: 10_000, points: Infinity }
  : { waves: 1, gates: 20, kills: 2, requests: 250, points: 6 };

const random = randomOf(seedOf());
let portal;
let replicas;
let databases;
let people;
let reader;
/** What was played while replicas were killed, and what was found afterwards. */
let played;

const say = text => process.stderr.write(`${text}\n`);

beforeAll(async () => {
  portal = await startReplicas();
  replicas = portal.replicas;
  databases = new Databases(portal.postgres);
  people = await everybody(
    replicas.map(({ url }) => url),
    random,
  );
  [reader] = people.values();
});

afterAll(async () => {
  await databases?.close();
  await portal?.stop();
});

/** What there is about a campaign once everything is told, and what the checker says of it. */
async function afterwards(campaign, options = {}) {
  const cutovers = [...campaign.cutovers.values()];
  await settled({ databases, reader, cutovers, ...options });
  const collected = await collect({ databases, reader, campaign });
  return { collected, findings: check(collected) };
}

/** Whether it is a step of telling, after the decision itself. */
function isTelling(step) {
  return step.includes('POST /api/notifications');
}

function start(person, input, key) {
  return person.call('POST', '/cutover/cutovers', {
    body: input,
    headers: key ? { 'Idempotency-Key': key } : {},
  });
}

it('makes one cutover of one idempotency key, whichever replica is asked', async () => {
  const asked = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'priya.nair')),
  );
  const input = technologyUpgrade({ title: 'Asked of both' });
  const answers = await Promise.all(
    [0, 1, 0, 1].map(index => start(asked[index], input, 'asked-of-both')),
  );

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const { body } = await asked[0].call(
    'GET',
    '/cutover/cutovers?text=Asked%20of%20both&total=exact',
  );
  expect(body.total).toEqual({ count: 1, exact: true });
});

it('lets one of two people who edit at the same moment on two replicas succeed, and the other know why not', async () => {
  const both = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'zhao.lin')),
  );
  const { body: cutover } = await start(
    both[0],
    technologyUpgrade({ title: 'Edited by two' }),
  );
  const edits = await Promise.all(
    both.map((person, index) =>
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
  const both = await Promise.all(
    replicas.map(({ url }) => signIn(url, 'zhao.lin')),
  );
  const { body: cutover } = await start(
    both[0],
    technologyUpgrade({ title: 'Written by both' }),
  );
  const path = `/cutover/cutovers/${cutover.id}`;
  const editUntilDone = async (person, index) => {
    for (let count = 0; count < 5; ) {
      const { etag } = await person.call('GET', path);
      const { status } = await person.call('PATCH', path, {
        body: { goals: `Edit ${count} by replica ${index}` },
        headers: { 'If-Match': etag },
      });
      if (status === 200) count++;
    }
  };
  await Promise.all(both.map(editUntilDone));

  const { body: verdict } = await both[1].call('GET', `${path}/audit/verify`);
  expect(verdict).toMatchObject({ holds: true, entries: 11 });
});

it('tells everybody once, even when the replica that wrote is killed at once', async () => {
  const [survivor, doomed] = replicas;
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
  await doomed.startAgain();
});

describe('Fifty people who decide at once on twenty gates', () => {
  it(
    'lose nothing and have nothing doubled while replicas are killed and started again',
    async () => {
      let restarts = Promise.resolve();
      let kills = 0;
      let next = 20;
      const killOne = async () => {
        const doomed = random.oneOf(replicas);
        await doomed.kill();
        await doomed.startAgain();
      };
      const campaign = new Campaign({
        name: 'campaign',
        ...{ people, random },
        onDecided(done) {
          if (done < next || kills >= SIZE.kills * SIZE.waves) return;
          kills++;
          next = done + 40 + random.below(80);
          restarts = restarts.then(killOne);
        },
      });
      for (let wave = 0; wave < SIZE.waves; wave++) {
        const cutovers = await Promise.all(
          Array.from({ length: SIZE.gates }, () => campaign.begin()),
        );
        await campaign.play(cutovers);
      }
      await restarts;
      if (!LONG) await databases.endLeases([...campaign.cutovers.keys()]);
      const { collected, findings } = await afterwards(campaign);
      const { decisions } = campaign;
      const count = what => decisions.filter(what).length;
      say(
        `${decisions.length} decisions asked for, ${count(
          ({ done }) => done,
        )} done, ${count(
          ({ attempts }) => attempts > 1,
        )} of them asked for again; ${kills} kills`,
      );

      expect(findings).toEqual([]);
      expect(kills).toBeGreaterThan(0);
      expect(collected.cutovers.map(({ gate }) => gate.status)).not.toContain(
        'closed',
      );
      played = collected;
    },
    4 * HOURS,
  );

  it.each(DOCTORED_DATA)('would show $what', ({ change, finds }) => {
    const doctored = structuredClone(played);
    change(doctored.cutovers[0], doctored);
    expect(rulesOf(check(doctored))).toEqual(expect.arrayContaining(finds));
  });
});

describe('Requests with idempotency keys', () => {
  it(
    'take effect once each, however often they are sent and wherever they are cut off',
    async () => {
      const requests = [];
      const campaign = new Campaign({
        name: 'request',
        ...{ people, random },
        send: manyTimes({ random, requests }),
      });
      await askMuch({
        ...{ campaign, people, random, requests },
        count: SIZE.requests,
      });
      const sum = key => requests.reduce((all, each) => all + each[key], 0);
      say(
        `${requests.length} requests, ${sum('copies')} copies, ${sum(
          'cut',
        )} of them cut off`,
      );

      const effects = await collectEffects({ databases, requests });
      expect(checkRequests(effects)).toEqual([]);
      expect(requests.length).toBeGreaterThanOrEqual(SIZE.requests);
      const { findings } = await afterwards(campaign);
      expect(findings).toEqual([]);
    },
    4 * HOURS,
  );
});

describe('A backend that dies at some step of a decision', () => {
  it(
    'leaves a decision that is done once, and told',
    async () => {
      const campaign = new Campaign({ name: 'crash', people, random });
      const first = await portal.startDoctored();
      const common = { campaign, databases };
      let steps = [];
      // A replica that looks into the outbox at the same moment may tell what this one was to tell.
      for (let tries = 0; tries < 5 && !steps.some(isTelling); tries++) {
        steps = await decideAndCrash({ ...common, backend: first, crashAt: 0 });
      }
      await first.kill();
      const writing = steps.findIndex(isTelling);
      const all = steps.map((_, index) => index + 1);
      const points = [
        ...random.some(all.slice(0, writing), SIZE.points - 2),
        ...random.some(all.slice(writing), LONG ? Infinity : 2),
      ].sort((one, other) => one - other);
      const reached = await dieAtEach({
        ...common,
        points,
        start: () => portal.startDoctored(),
      });
      say(
        `${steps.length} steps of one decision; died at ${
          reached.length
        } of them:\n${reached
          .map(at => `  ${at} ${steps[at - 1].slice(0, 100)}`)
          .join('\n')}`,
      );
      await databases.endLeases([...campaign.cutovers.keys()]);
      const { collected, findings } = await afterwards(campaign);

      expect(findings).toEqual([]);
      expect(reached.length).toBeGreaterThan(points.length / 2);
      expect(
        new Set(collected.cutovers.map(({ gate }) => gate.status)),
      ).toEqual(new Set(['open']));
    },
    4 * HOURS,
  );
});

describe('A backend with something wrong', () => {
  let backend;

  beforeAll(async () => {
    backend = await portal.startDoctored();
  });

  afterAll(() => backend?.kill());

  it.each(FAULTS)('is found out: $fault', async ({ act, fault, finds }) => {
    const common = { act, backend, people, random };
    // What cannot come about without the fault does not meet on the way to it either.
    const campaign = await withFault({
      ...{ ...common, fault },
      name: `with-${fault}`,
    });
    const { findings } = await afterwards(campaign, { seconds: 20 });
    expect(rulesOf(findings)).toEqual(expect.arrayContaining(finds));

    const healthy = await withFault({
      ...{ ...common, fault: null },
      name: `without-${fault}`,
    });
    const { findings: none } = await afterwards(healthy);
    expect(none).toEqual([]);
  });

  it('is found out: keys-forgotten', async () => {
    const common = { backend, people, random, databases };
    expect(rulesOf(await repeatedWith({ ...common, fault: null }))).toEqual([]);
    expect(
      rulesOf(await repeatedWith({ ...common, fault: 'keys-forgotten' })),
    ).toEqual(expect.arrayContaining(['effect-doubled', 'answers-differ']));
  });
});
