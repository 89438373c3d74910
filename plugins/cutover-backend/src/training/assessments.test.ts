import { TestDatabases } from '@backstage/backend-test-utils';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  alice,
  allWrong,
  bob,
  carol,
  trainingPortal,
} from '../__testUtils__/trainingPortal';
import { anExam, aPractical } from '../__testUtils__/trainingTemplate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('Assessments on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({ knex: await databases.init(databaseId) });
  });

  const versions = '/training/assessments/exam/versions';

  it('get new versions by those who may know the answers', async () => {
    const { assign, call, course, sat } = await portal.begun();
    const read = (who: string) => call(who, 'get', versions);
    const { body: before } = await read(carol).expect(200);
    expect(before.items).toMatchObject([
      { version: 0, origin: 'template', definition: { passMark: 0.6 } },
    ]);
    expect(reasonOf(await read(bob))).toEqual([403, 'actor.role-missing']);
    const save = (version: number, definition: object, who = carol) =>
      call(who, 'post', versions, version).send({ definition });
    const { body: saved } = await save(0, {
      ...anExam,
      passMark: 0.9,
    }).expect(201);
    expect(saved).toMatchObject({ version: 1, origin: 'cutover', by: carol });
    expect(reasonOf(await save(0, anExam))).toEqual([
      412,
      'precondition.stale',
    ]);
    expect((await course('basics')).assessments[0]).toMatchObject({
      ...{ version: 1, passMark: 0.9 },
    });
    expect((await sat(bob, { claim: true })).version).toBe(1);
    await assign('basics', [carol]);
    expect(reasonOf(await read(carol))).toEqual([403, 'actor.may-sit-it']);
    expect(reasonOf(await save(1, anExam))).toEqual([403, 'actor.may-sit-it']);
    expect((await read(alice).expect(200)).body.items).toHaveLength(1);
  });

  it('stay hidden from whoever may still sit them, also while they are taken out of the course', async () => {
    const { call, handIn, post, start } = await portal.begun();
    const own = {
      ...{ id: 'own', title: 'Own', content: ['process'], method: 'online' },
      finishBefore: { phase: 'implementation' },
      assessments: ['own-exam'],
    };
    const definition = { ...anExam, id: 'own-exam' };
    const ofOwn = '/training/assessments/own-exam/versions';
    await call(alice, 'post', ofOwn, 0).send({ definition }).expect(201);
    await post(alice, '/courses', { course: own, assigned: [carol] }).expect(
      201,
    );
    const without = { course: { ...own, assessments: [] } };
    const change = (who: string, version: number, body: object) =>
      call(who, 'patch', '/training/courses/own', version).send(body);
    expect(reasonOf(await change(carol, 1, without))).toEqual([
      403,
      'actor.may-sit-exam-of-course',
    ]);
    const { body: renamed } = await change(carol, 1, {
      course: { ...own, title: 'Our own' },
    }).expect(200);
    const { body: paper } = await start(carol, 'own/assessments/own-exam');
    await handIn(carol, paper, allWrong()).expect(200);
    await change(alice, renamed.version, without).expect(200);
    expect(reasonOf(await call(carol, 'get', ofOwn))).toEqual([
      403,
      'actor.may-sit-it',
    ]);
    await call(alice, 'get', ofOwn).expect(200);
  });

  it('are refused with a pool that is smaller than its draw, or weights that do not add up', async () => {
    const { call } = await portal.begun();
    const save = (id: string, definition: object) =>
      call(
        ...([carol, 'post'] as const),
        `/training/assessments/${id}/versions`,
        0,
      ).send({ definition });
    const [first, ...others] = anExam.questions;
    const pooled = await save('exam', {
      ...anExam,
      questions: [{ ...first, pool: 'easy' }, ...others],
      pools: [{ id: 'easy', draw: 2 }],
    });
    expect(pooled.status).toBe(400);
    expect(faultsOf(pooled)[0]).toMatch(/^definition\.pools\.0/);
    const heavy = await save('practice', {
      ...aPractical,
      criteria: aPractical.criteria.map(each => ({ ...each, weight: 70 })),
    });
    expect(heavy.status).toBe(400);
    expect(faultsOf(heavy)[0]).toMatch(/^definition\.criteria/);
  });

  it('take questions in from GIFT, and name each line that is not understood', async () => {
    const { post } = await portal.begun();
    const gift = [
      '// Two of three are good',
      '::One:: Who is it? {=Alice ~Bob}',
      '',
      'Write about it. {}',
      '',
      'Is it so? {TRUE}',
    ].join('\n');
    const { body } = await post(carol, '/questions', { gift }).expect(200);
    expect(
      body.questions.map(({ line, question }: any) => [line, question.kind]),
    ).toEqual([
      [2, 'single-choice'],
      [6, 'true-false'],
    ]);
    expect(body.faults).toMatchObject([{ line: 4 }]);
    expect(reasonOf(await post(bob, '/questions', { gift }))[0]).toBe(403);
  });
});
