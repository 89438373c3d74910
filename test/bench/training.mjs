import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually, signIn } from '../api.mjs';
import { technologyUpgrade } from '../technologyUpgrade.mjs';
import { compare, mean, p99, post, spread } from './measure.mjs';
import { whole } from './routes.mjs';
import {
  COURSES,
  fortyOf,
  HUNDRED,
  rightAnswers,
  TRAINING_TEMPLATE,
  writeTrainingTemplate,
} from './trainingTemplate.mjs';

const SCHOOL = 'bench-school';
const GROUP = `group:default/${SCHOOL}`;
const MINUTE = 60_000;
/** People who sit an exam at one time. */
const SITTING = 1_000;
/** People who hand in the long exam, one after the other; the first of them warm up. */
const ALONE = 100;
const WARM_UPS = 40;
/** People who need every course of a cutover. */
const TRAINED = 10_000;
const CONNECTIONS = 10;

/** Handing in exams, what scoring takes of that, and how ready many people are. */
export async function benchTraining({ engine, start, rounds, report }) {
  // SQLite has one writer; so many at once need PostgreSQL.
  const isPostgres = engine === 'PostgreSQL';
  const people = Array.from(
    { length: isPostgres ? SITTING : ALONE },
    (_, index) => `bench-person-${index + 1}`,
  );
  const backend = await start('training', {
    locations: folder => [writeTrainingTemplate(path.join(folder, 'training'))],
    people,
  });
  try {
    const school = await atSchool(backend, people);
    await benchScoring({ engine, backend, school, report });
    if (isPostgres) {
      await benchHandingIn({ engine, backend, school, rounds, report });
    }
    await benchReadiness({ engine, backend, rounds, report });
  } finally {
    await backend.stop();
  }
}

/** Everybody hands in within a minute, each at a moment of their own, while a bare route inserts as many rows. */
async function benchHandingIn({ engine, backend, school, rounds, report }) {
  const { headers, url } = backend;
  const bare = `${url}/api/cutover/bare-training/rows`;
  // A connection that lies idle is given up before the server does so, which would meet a request on its way.
  const agent = new http.Agent({ keepAlive: true, timeout: 1_000 });
  const timed = async (target, sender, body) => {
    const began = performance.now();
    const { status, text } = await post(target, sender, body, agent);
    const milliseconds = performance.now() - began;
    if (status >= 300) throw new Error(`${target}: ${status} ${text}`);
    return milliseconds;
  };
  const random = randomFrom(1);
  const all = { ours: [], bare: [] };
  const ratios = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const exam = fortyOf(round);
      const sheets = await school.started(exam);
      const began = performance.now();
      const atSomeMoment = async work => {
        await wait(began + random() * MINUTE - performance.now());
        return work();
      };
      const [ours, inserts] = await Promise.all([
        Promise.all(
          sheets.map(sheet =>
            atSomeMoment(() => timed(sheet.url, sheet.headers, sheet.body)),
          ),
        ),
        Promise.all(
          sheets.map(() => atSomeMoment(() => timed(bare, headers, '{}'))),
        ),
      ]);
      await school.assertAllPassed(exam);
      const found = { ours: p99(ours), bare: spread(inserts).median };
      all.ours.push(found.ours);
      all.bare.push(found.bare);
      ratios.push(found.ours / found.bare);
    }
  } finally {
    agent.destroy();
  }
  report.add(
    `${engine}: p99 of handing in an exam of 40 questions, ${SITTING} people within a minute / median of inserting a row`,
    {
      ...spread(ratios),
      milliseconds: { a: spread(all.ours).median, b: spread(all.bare).median },
    },
    { atMost: 20 },
  );
}

/** Of the request that hands in 100 answers, what drawing its questions and scoring them takes. */
async function benchScoring({ engine, backend, school, report }) {
  const sheets = (await school.started(HUNDRED)).slice(0, ALONE);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  for (const { url, headers, body } of sheets) {
    const began = performance.now();
    const { status, text } = await post(url, headers, body, agent);
    times.push(performance.now() - began);
    if (status !== 200) throw new Error(`${url}: ${status} ${text}`);
  }
  agent.destroy();
  const { scoring } = await backend.ask(
    { training: { score: { attempt: sheets.at(-1).attempt } } },
    'scoring',
  );
  const request = mean(times.slice(WARM_UPS));
  report.add(
    `${engine}: scoring an exam of 100 questions / the request that hands it in`,
    {
      ...spread([scoring / request]),
      milliseconds: { a: scoring, b: request },
    },
    { atMost: 0.05 },
  );
}

/** The training tab's first answer, against one grouped SELECT over the people that it counts. */
async function benchReadiness({ engine, backend, rounds, report }) {
  const { ask, person, url } = backend;
  const cutover = await aCutover(backend);
  const training = `/cutover/cutovers/${cutover.id}/training`;
  // Who attends is found out, before others are put beside them.
  await person.call('GET', training);
  await ask(
    { training: { people: { cutover: cutover.id, count: TRAINED } } },
    'trained',
  );
  const ours = await whole(backend, training);
  const { courses } = JSON.parse(ours.expected);
  const isThere = ({ readiness }) => readiness.needed >= TRAINED;
  if (courses.length !== COURSES || !courses.every(isThere)) {
    throw new Error(`Unexpected readiness: ${ours.expected}`);
  }
  const kept = await person.call('PUT', '/cutover/bare-training/answer', {
    body: { text: ours.expected.toString('utf8') },
  });
  if (kept.status !== 204) throw new Error(JSON.stringify(kept));
  const bare = `${url}/api/cutover/bare-training/cutovers/${cutover.id}`;
  report.add(
    `${engine}: readiness of ${TRAINED} people in each of ${COURSES} courses / one grouped SELECT over them`,
    await compare({ a: ours, b: { ...ours, url: bare }, rounds }),
    { atMost: 2 },
  );
}

/** A cutover whose exams everybody of the school sits, and the papers that they have before them. */
async function atSchool(backend, people) {
  const { person, url } = backend;
  await backend.ask({ school: { group: SCHOOL, people } }, 'emitted');
  await eventually(
    () =>
      person.call(
        'GET',
        `/catalog/entities/by-query?filter=kind=user,relations.memberof=${GROUP}&limit=0`,
      ),
    ({ body }) => body.totalItems === people.length,
    600,
  );
  const cutover = await aCutover(backend);
  const training = `/cutover/cutovers/${cutover.id}/training`;
  const tokens = await atOnce(people, async name => {
    const { token } = await signIn(url, name);
    return { Authorization: `Bearer ${token}` };
  });
  // Who plans a cutover's training leads it.
  const leader = await signIn(url, 'zhao.lin');
  return {
    async started(exam) {
      const course = `${training}/courses/${exam}`;
      const assigned = await leader.call('POST', `${course}/audience`, {
        body: { add: [GROUP] },
      });
      if (assigned.status !== 200) throw new Error(JSON.stringify(assigned));
      return atOnce(tokens, async headers => {
        const where = `${url}/api${course}/assessments/${exam}/attempts`;
        const { status, text } = await post(where, headers, '{}');
        if (status !== 201) throw new Error(`${where}: ${status} ${text}`);
        const paper = JSON.parse(text);
        return {
          attempt: paper.attempt.id,
          headers,
          url: `${url}/api${training}/attempts/${paper.attempt.id}/hand-in`,
          body: JSON.stringify({ answers: rightAnswers(paper) }),
        };
      });
    },
    /** What everybody handed in is there, and they are certified by it. */
    async assertAllPassed(exam) {
      const { body } = await leader.call(
        'GET',
        `${training}/courses/${exam}/assessments/${exam}/results`,
      );
      const { body: overview } = await leader.call('GET', training);
      const { readiness } = overview.courses.find(({ id }) => id === exam);
      const found = [body.attempts, body.passed, readiness.certified];
      if (found.some(count => count !== people.length)) {
        throw new Error(`Of ${people.length} there are ${found.join(', ')}`);
      }
    },
  };
}

async function aCutover({ person }) {
  const { body } = await eventually(
    () =>
      person.call('POST', '/cutover/cutovers', {
        body: technologyUpgrade({ template: TRAINING_TEMPLATE }),
      }),
    ({ status }) => status === 201,
    180,
  );
  return body;
}

/** The same for each, some of them side by side; in their order. */
async function atOnce(items, work) {
  const results = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < items.length) {
        const index = next++;
        results[index] = await work(items[index]);
      }
    }),
  );
  return results;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
