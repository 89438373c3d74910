import type { AddressInfo } from 'node:net';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  CutoverClient,
  type TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import {
  allRight,
  bob,
  carol,
  dora,
  finn,
  nightShift,
  opsTeam,
  trainingPortal,
} from '../__testUtils__/trainingPortal';
import { anExam } from '../__testUtils__/trainingTemplate';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

it('The client finds a door for each of its calls', async () => {
  const knex = await databases.init('SQLITE_3');
  const portal = await trainingPortal({ knex });
  const { cutover: made } = await portal.begun();
  const cutover = made.id;
  const { port } = portal.server.address() as AddressInfo;
  const called = new Set<string>();
  /** The API with the eyes of somebody; which of it was used is noted. */
  const as = (who: string): TrainingApi => {
    const { training } = new CutoverClient({
      discoveryApi: {
        getBaseUrl: async () => `http://localhost:${port}/api/cutover`,
      },
      fetchApi: {
        fetch: (url, init) =>
          fetch(url, {
            ...init,
            headers: {
              ...Object(init?.headers),
              Authorization: mockCredentials.user.header(who),
            },
          }),
      },
    });
    return new Proxy(training, {
      get(target, method: keyof TrainingApi) {
        called.add(method);
        return Object(target)[method].bind(target);
      },
    });
  };
  const basics = { cutover, course: 'basics' };
  const exam = { ...basics, assessment: 'exam' };
  const feedback = { ...basics, assessment: 'feedback' };
  const text = async (file: Blob) => file.text();

  const { courses } = await as(carol).overview(cutover);
  expect(courses).toHaveLength(3);
  const assigned = await as(carol).assign(basics, { add: [opsTeam] });
  expect(assigned.version).toBe(1);
  const talk = { cutover, course: 'talk' };
  const changed = await as(carol).changeCourse(
    { ...talk, version: 0 },
    { trainers: [dora] },
  );
  expect(changed.trainers).toEqual([dora]);
  const input = {
    course: {
      ...{ id: 'own', title: 'Own', content: ['process' as const] },
      ...{ method: 'internal' as const, audience: ['trainer'] },
      finishBefore: { phase: 'closing' },
    },
  };
  await as(carol).addCourse(cutover, input, { dryRun: true });
  const added = await as(carol).addCourse(cutover, input, {
    idempotencyKey: 'own',
  });
  expect(added).toMatchObject({ id: 'own', readiness: { needed: 1 } });

  const session = await as(carol).addSession(
    talk,
    {
      ...{ start: '2099-01-01T09:00:00Z', end: '2099-01-01T10:00:00Z' },
    },
    { idempotencyKey: 'first' },
  );
  const one = { cutover, session: session.id };
  const moved = await as(carol).changeSession(
    { ...one, version: 1 },
    { place: 'Room 1' },
  );
  expect(moved.place).toBe('Room 1');
  expect((await as(bob).signUp(one)).seat).toBe('signed-up');
  expect(await as(carol).seats(one)).toHaveLength(1);
  expect(await text(await as(bob).sessionCalendar(one))).toContain('VEVENT');
  expect(await text(await as(bob).myCalendar())).toContain(session.id);
  expect((await as(bob).leave(one)).seat).toBeUndefined();
  await expect(
    as(carol).recordAttendance(one, { attended: [bob], absent: [] }),
  ).rejects.toMatchObject({ statusCode: 409 });
  expect(await as(carol).remind(basics, { department: nightShift })).toEqual({
    ...{ reminded: 2, before: 0 },
  });
  expect(await as(carol).remind(basics)).toEqual({ reminded: 1, before: 2 });
  await as(carol).cancelSession({ ...one, version: 2 }, { reason: 'Ill' });

  expect((await as(bob).course(basics)).mine?.read).toEqual([]);
  const read = await as(bob).readUnit({ ...basics, unit: 'first' });
  expect(read.mine?.read).toEqual(['first']);

  const [template] = await as(carol).assessment({
    ...{ cutover, assessment: 'exam' },
  });
  expect(template.version).toBe(0);
  const saved = await as(carol).saveAssessment(
    { cutover, assessment: 'exam', version: 0 },
    { definition: { ...Object(template.definition), passMark: 0.5 } },
  );
  expect(saved.version).toBe(1);
  const found = await as(carol).readQuestions(cutover, 'So? {TRUE}');
  expect(found.questions).toHaveLength(1);

  const paper = await as(bob).startAttempt(exam);
  expect(paper.questions).toHaveLength(anExam.questions.length);
  const attempt = { cutover, attempt: paper.attempt.id };
  await as(bob).saveAnswer({ ...attempt, question: 'claim' }, { answer: true });
  expect(await as(bob).attempt(attempt)).toMatchObject({
    paper: { answers: { claim: true } },
  });
  const result = await as(bob).handIn(attempt, { answers: allRight() });
  expect(result.attempt.passed).toBe(true);
  expect(await as(carol).results({ ...exam, version: 1 })).toMatchObject({
    ...{ people: 1, version: 1, versions: [{ version: 1, attempts: 1 }] },
  });
  const csv = await as(carol).resultsCsv({ ...exam, department: opsTeam });
  expect(await text(csv)).toContain(bob);

  expect((await as(bob).questionnaire(feedback)).answered).toBe(false);
  await as(bob).answerQuestionnaire(feedback, {
    ...{ answers: { grade: 5, pace: 'right' }, version: 0 },
  });
  expect((await as(bob).questionnaire(feedback)).answered).toBe(true);

  const practice = { cutover, course: 'hands-on', assessment: 'practice' };
  expect(await as(bob).rubric(practice)).toMatchObject({
    ...{ version: 0, definition: { kind: 'practical', passMark: 0.5 } },
  });
  const assessed = await as(dora).assessPractical(practice, {
    person: bob,
    levels: { speed: 'fast', care: 'careful' },
  });
  expect(assessed.member.certificate?.by).toBe('assessed');
  await expect(
    as(carol).decideExhausted(
      { ...basics, person: finn },
      { assessment: 'exam', decision: 'release', reason: 'No' },
    ),
  ).rejects.toMatchObject({ statusCode: 403 });
  const people = await as(carol).people(cutover, {
    ...{ course: 'basics', certified: true, limit: 1 },
  });
  expect(people).toMatchObject({ total: 1, items: [{ read: 1, units: 2 }] });
  expect(await as(bob).mine()).toHaveLength(3);
  const [ready] = await as(bob).readiness('component:default/shop');
  expect(ready.cutover.id).toBe(cutover);
  const own = await as(bob).assessmentsOf(bob);
  expect([own.items.length, own.more]).toEqual([3, false]);

  const { training } = new CutoverClient({
    discoveryApi: { getBaseUrl: async () => '' },
  });
  const all = Object.getOwnPropertyNames(Object.getPrototypeOf(training));
  expect([...called].sort()).toEqual(
    all.filter(name => name !== 'constructor').sort(),
  );
});
