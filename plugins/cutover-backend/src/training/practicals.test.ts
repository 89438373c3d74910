import { TestDatabases } from '@backstage/backend-test-utils';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  alice,
  bob,
  carol,
  dora,
  eve,
  gina,
  stranger,
  trainingPortal,
} from '../__testUtils__/trainingPortal';
import { anExam, aPractical } from '../__testUtils__/trainingTemplate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'Practical exercises on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof trainingPortal>>;

    beforeAll(async () => {
      portal = await trainingPortal({ knex: await databases.init(databaseId) });
    });

    const looked = (level: 'fast' | 'slow', differently = {}) => ({
      person: bob,
      levels: { speed: level, care: 'careless' },
      ...{ remark: 'Well', evidence: 'https://photo.example', ...differently },
    });
    const assessment = '/courses/hands-on/assessments/practice';

    it('are looked at by somebody else, and certify', async () => {
      const { course, get, mine, post } = await portal.begun();
      const assess = (who: string, body: object) =>
        post(who, `${assessment}/practicals`, body);
      expect(reasonOf(await assess(bob, looked('fast')))[0]).toBe(403);
      const wrong = await assess(
        dora,
        looked('fast', { levels: { speed: 'best', grace: 'fast' } }),
      );
      expect(faultsOf(wrong)).toEqual([
        'levels.speed training.unknown-level',
        'levels.care training.level-missing',
        'levels.grace training.unknown-criterion',
      ]);
      const { body } = await assess(dora, looked('fast')).expect(201);
      expect(body.member.certificate).toMatchObject({ by: 'assessed' });
      expect((await course('hands-on')).readiness.certified).toBe(1);
      const own = (await mine(bob)).find(
        ({ definition }) => definition.id === 'hands-on',
      );
      const { attempt } = own?.standings[0] ?? {};
      const result = await get(bob, `/attempts/${attempt}`).expect(200);
      expect(result.body.result).toMatchObject({
        attempt: {
          share: 0.6,
          practical: { assessedBy: dora, remark: 'Well' },
        },
        review: [
          { id: 'speed', points: 60, of: 60 },
          { id: 'care', points: 0, of: 40 },
        ],
      });
      expect(reasonOf(await assess(dora, looked('fast')))).toEqual([
        409,
        'training.passed',
      ]);
    });

    it('are assessed by the rubric as it stands now, which those who train change and all others read', async () => {
      const { call, get, post } = await portal.begun();
      const change = (who: string, definition: object, id = 'practice') =>
        call(who, 'post', `/training/assessments/${id}/versions`, 0).send({
          definition,
        });
      const passMark = 0.4;
      expect(reasonOf(await change(bob, aPractical))).toEqual([
        ...[403, 'actor.role-missing'],
      ]);
      await change(dora, { ...aPractical, passMark }).expect(201);
      expect(reasonOf(await change(dora, anExam, 'exam'))).toEqual([
        ...[403, 'actor.role-missing'],
      ]);
      for (const who of [bob, carol, stranger]) {
        const { body } = await get(who, `${assessment}/rubric`).expect(200);
        expect(body).toMatchObject({
          ...{ version: 1, definition: { passMark } },
        });
      }
      const seen = (rubric: number) =>
        post(
          ...([dora, `${assessment}/practicals`] as const),
          looked('slow', {
            ...{ rubric, levels: { speed: 'slow', care: 'careful' } },
          }),
        );
      expect(reasonOf(await seen(0))).toEqual([
        ...[409, 'training.rubric-moved'],
      ]);
      const { body } = await seen(1).expect(201);
      expect(body.member.certificate).toMatchObject({ by: 'assessed' });
      // Questions of an exam are no rubric.
      for (const other of ['basics/assessments/exam', 'talk/assessments/x']) {
        expect(reasonOf(await get(carol, `/courses/${other}/rubric`))).toEqual([
          404,
          'training.unknown-assessment',
        ]);
      }
      // They read questions in for the exams of their own course.
      const gift = { gift: 'So? {TRUE}' };
      expect((await post(dora, '/questions', gift)).status).toBe(200);
      expect((await post(bob, '/questions', gift)).status).toBe(403);
    });

    it('that fail for the last time wait for the head of the department', async () => {
      const { get, post } = await portal.begun();
      const { body } = await post(
        ...([dora, `${assessment}/practicals`, looked('slow')] as const),
      ).expect(201);
      expect(body.standings[0].state).toBe('exhausted');
      expect(body.allowed['decide-exhausted'].reason).toBe('actor.not-head');
      const { body: seen } = await get(eve, '/people?course=hands-on');
      expect(seen.items[0].allowed['decide-exhausted']).toEqual({
        allowed: true,
      });
      const decision = {
        ...{ assessment: 'practice', decision: 'release', reason: 'Moves on' },
      };
      const path = `/courses/hands-on/people/${encodeURIComponent(
        bob,
      )}/decision`;
      const { body: released } = await post(eve, path, decision).expect(200);
      expect(released.member.released).toMatchObject({ by: eve });
      const { body: after } = await get(carol);
      expect(after.courses[1].readiness.needed).toBe(0);
      const { body: trail } = await portal
        .as(stranger)
        .get(`/cutovers/${body.member.cutoverId}/audit`);
      const entry = trail.items.at(-1);
      expect(entry).toMatchObject({
        type: 'training.exhausted-decided',
        after: { assessment: 'practice', decision: 'release' },
      });
      expect(JSON.stringify(entry)).not.toContain(bob);
    });

    it('tell nobody who may not decide whether somebody needs the course', async () => {
      const { post } = await portal.begun();
      const decide = async (who: string, person: string) =>
        reasonOf(
          await post(
            who,
            `/courses/hands-on/people/${encodeURIComponent(person)}/decision`,
            { assessment: 'practice', decision: 'release', reason: 'Moves on' },
          ),
        );
      for (const person of [bob, gina, 'user:default/nobody', '\0']) {
        expect(await decide(stranger, person)).toEqual([403, 'actor.not-head']);
      }
      for (const person of [gina, '\0']) {
        expect(await decide(alice, person)).toEqual([
          ...[404, 'training.unknown-member'],
        ]);
      }
    });
  },
);
