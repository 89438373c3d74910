import { TestDatabases } from '@backstage/backend-test-utils';
import { cutoverTemplateSpecSchema } from '@backstage-cutover/plugin-cutover-common';
import { templateEntity } from '../__testUtils__/risksPortal';
import {
  alice,
  allRight,
  allWrong,
  bob,
  carol,
  dora,
  finn,
  opsTeam,
  trainedCompany,
  trainingPortal,
} from '../__testUtils__/trainingPortal';
import {
  anExam,
  aTrainedTemplate,
  SECRETS,
} from '../__testUtils__/trainingTemplate';
import { createRouter } from '../router';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

const ALL_SECRETS = [
  ...SECRETS,
  'turn-it-on-yourself',
  '271828',
  'only-the-second-version',
  'only-in-the-newer-template',
];

/** The exam, otherwise: what is asked when somebody changes it while people sit it. */
const changed = {
  ...anExam,
  validFor: undefined,
  questions: anExam.questions.map(each => {
    switch (each.id) {
      case 'words':
        return {
          ...each,
          answer: ['turn-it-on-yourself', 'only-the-second-version'],
        };
      case 'number':
        return { ...each, answer: 271828 };
      default:
        return each;
    }
  }),
};

const newerExam = {
  ...anExam,
  questions: anExam.questions.map(each =>
    each.id === 'words'
      ? { ...each, answer: ['only-in-the-newer-template'] }
      : each,
  ),
};

const QUESTIONS = new Set<unknown>(anExam.questions.map(({ id }) => id));

/** Questions with their answers, and what would tell how they were answered or drawn, wherever that stands. */
function answersIn(found: unknown): unknown[] {
  if (Array.isArray(found)) return found.flatMap(answersIn);
  if (typeof found !== 'object' || found === null) return [];
  const asked = 'id' in found && QUESTIONS.has(found.id);
  return Object.entries(found).flatMap(([key, value]) => {
    const tells =
      key === 'seed' ||
      key === 'scores' ||
      (asked && (key === 'answer' || key === 'right'));
    return tells ? [{ [key]: value }] : answersIn(value);
  });
}

describe('Whoever may sit an exam', () => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;
  const entities = trainedCompany();

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    portal = await trainingPortal({ knex, entities });
  });

  /** The catalog offers a newer version of the template, with another exam. */
  async function offerNewer() {
    const { training, ...spec } = aTrainedTemplate;
    const newer = cutoverTemplateSpecSchema.parse({
      ...spec,
      version: '1.1.0',
      training: {
        ...training,
        assessments: training.assessments.map(each =>
          each.id === 'exam' ? newerExam : each,
        ),
      },
    });
    const { annotations } = templateEntity('trained-change', newer).metadata;
    const offered = entities.find(
      ({ metadata }) => metadata.name === 'trained-change',
    );
    Object.assign(offered?.metadata.annotations ?? {}, annotations);
    await portal.service
      .post('/templates', {
        ref: 'cutovertemplate:default/trained-change',
        spec: newer,
      })
      .expect(200);
  }

  /** A cutover in which the exam was failed by Bob and by Alice, who leads, changed by Carol, and is being sat by Finn. */
  async function furnished() {
    const made = await portal.begun({ template: 'trained-change' });
    const { assign, call, cutover, post, sat, started } = made;
    await assign('basics', [opsTeam, alice]).expect(200);
    await post(dora, '/courses/hands-on/sessions', {
      ...{ start: '2099-01-01T09:00', end: '2099-01-01T10:00' },
    }).expect(201);
    const failed = await sat(bob, allWrong());
    const hers = await sat(alice, allWrong());
    await call(carol, 'post', '/training/assessments/exam/versions', 1)
      .send({ definition: changed })
      .expect(201);
    const open = await started(finn);
    await call(
      finn,
      'put',
      `/training/attempts/${open.attempt.id}/answers/words`,
    )
      .send({ answer: 'No idea' })
      .expect(200);
    const gate = '/gates/approval/rounds';
    await call(carol, 'post', gate).send({});
    const session = (await made.course('hands-on')).sessions[0].id;
    const attempts: Record<string, string> = {
      [alice]: hers.id,
      [bob]: failed.id,
      [finn]: open.attempt.id,
    };
    return { ...made, attempts, open, session, id: cutover.id };
  }

  it('finds no right answer of it behind any door', async () => {
    await offerNewer();
    const { attempts, id, session } = await furnished();
    const places = (who: string): Record<string, string> => ({
      ...{ id, session, course: 'basics', assessment: 'exam' },
      attempt: attempts[who],
      ...{ phase: 'initiation', activity: 'do-initiation', gate: 'approval' },
      ...{ deliverable: 'report', number: '1', file: 'none', risk: 'none' },
      ref: 'trained-change',
    });
    const queries: Record<string, string> = {
      '/training/readiness': '?entity=component:default/shop',
      '/training/assessments': `?entity=${encodeURIComponent(opsTeam)}`,
      '/risks': '?entity=component:default/shop',
      '/risks/sum': '?entity=component:default/shop',
    };
    const router = createRouter({} as Parameters<typeof createRouter>[0]);
    const doors = router.stack.flatMap(({ route }) =>
      route && Object(route).methods.get ? [String(route.path)] : [],
    );
    const ofFirst = doors
      .filter(path => /\/results(\.csv)?$/.test(path))
      .map(path => `${path}?version=1`);
    expect(ofFirst).toHaveLength(2);
    const paths = [...doors, ...ofFirst];
    let read = 0;
    for (const who of [alice, bob, finn]) {
      for (const path of paths) {
        const filled = Object.entries(places(who)).reduce(
          (made, [name, value]) => made.replace(`:${name}`, value),
          path,
        );
        const { body, status, text } = await portal
          .as(who)
          .get(`${filled}${queries[path] ?? ''}`);
        if (status === 200) read++;
        const said = text ?? JSON.stringify(body);
        const leaks = [
          ...ALL_SECRETS.filter(secret => said.includes(secret)),
          ...answersIn(body),
        ];
        expect([who, path, leaks]).toEqual([who, path, []]);
      }
    }
    // Most of them have something to tell.
    expect(read).toBeGreaterThan(75);
    // A rubric is no secret, and an exam has none.
    const rubric = (course: string, assessment: string) =>
      portal
        .as(bob)
        .get(
          `/cutovers/${id}/training/courses/${course}/assessments/${assessment}/rubric`,
        );
    const shown = await rubric('hands-on', 'practice').expect(200);
    expect(shown.body.definition.criteria).toHaveLength(2);
    await rubric('basics', 'exam').expect(404);
    const move = await portal.as(alice).get(`/cutovers/${id}/template/move`);
    expect(move.body.to?.version ?? move.body).toBe('1.1.0');
  });

  it('finds none of it in what is answered to their own acts', async () => {
    const { call, handIn, open, post, start } = await furnished();
    const answers = [
      await start(bob),
      await start(finn),
      await start(carol),
      await call(
        finn,
        'put',
        `/training/attempts/${open.attempt.id}/answers/number`,
      ).send({ answer: 'none' }),
      await handIn(finn, open, { words: 'm1', single: 'm1' }),
      await handIn(finn, open, allWrong()),
      await handIn(finn, open, allRight()),
      await post(bob, '/questions', { gift: 'So? {TRUE}' }),
      await call(bob, 'post', '/training/assessments/exam/versions', 2).send({
        definition: changed,
      }),
      await portal.as(bob).get('/templates/trained-change'),
    ];
    for (const { body, status, text } of answers) {
      const leaks = [
        ...ALL_SECRETS.filter(secret => text.includes(secret)),
        ...answersIn(body),
      ];
      expect([status, leaks]).toEqual([status, []]);
    }
    // What people are told leaves the portal.
    const told = JSON.stringify(portal.sent);
    expect(ALL_SECRETS.filter(secret => told.includes(secret))).toEqual([]);
  });

  it('gets to know which answers were right once they have passed for good', async () => {
    const { course, get, sat } = await portal.begun();
    const passed = await sat(bob);
    const { body } = await get(bob, `/attempts/${passed.id}`).expect(200);
    expect(body.result.review).toHaveLength(5);
    expect(JSON.stringify(body.result.review)).toContain(SECRETS[0]);
    expect((await course('basics', bob)).mine?.standings[0].state).toBe(
      'passed',
    );
  });
});
