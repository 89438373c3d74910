import { TestDatabases } from '@backstage/backend-test-utils';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  alice,
  bob,
  carol,
  dora,
  eve,
  finn,
  gina,
  nightShift,
  opsTeam,
  trainingPortal,
} from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'The plan of a training on %s',
  databaseId => {
    let portal: Awaited<ReturnType<typeof trainingPortal>>;

    beforeAll(async () => {
      portal = await trainingPortal({ knex: await databases.init(databaseId) });
    });

    it('shows courses of the template, who is in them and what one may do', async () => {
      const { overview } = await portal.begun();
      const seen = await overview();
      expect(seen.courses.map(({ id, version }) => [id, version])).toEqual([
        ['basics', 0],
        ['hands-on', 0],
        ['talk', 0],
      ]);
      const [basics] = seen.courses;
      expect(basics).toMatchObject({
        dueDay: '2099-02-07',
        readiness: { needed: 1, certified: 0 },
        assessments: [
          { id: 'exam', kind: 'exam', version: 0, passMark: 0.6, attempts: 2 },
          { id: 'feedback', kind: 'questionnaire', version: 0 },
        ],
        allowed: {
          manage: { allowed: true },
          'read-results': { allowed: true },
        },
      });
      expect(basics.mine).toBeUndefined();
      expect(seen.departments).toEqual([
        { ref: opsTeam, title: 'ops-team', heads: [eve] },
      ]);
      expect(seen.byDepartment[0]).toEqual({
        ...{ course: 'basics', of: opsTeam, needed: 1, certified: 0 },
      });
      expect(seen.byRole[0]).toEqual({
        ...{ course: 'basics', of: 'operations', needed: 1, certified: 0 },
      });
      expect(seen.roles.map(({ id }) => id)).toEqual(['operations']);
      expect(seen.audienceAt).toBeDefined();
      const own = await overview(bob);
      expect(own.allowed.manage).toMatchObject({
        reason: 'actor.role-missing',
      });
      expect(own.courses[0].mine?.todo).toEqual([
        { kind: 'read', units: 2 },
        { kind: 'sit', assessment: 'exam' },
        { kind: 'answer', assessment: 'feedback' },
      ]);
      expect((await overview(eve)).heads).toEqual([opsTeam]);
    });

    it('takes in groups with all within them, and forgets whoever is taken out', async () => {
      const { assign, course, mine, overview, post } = await portal.begun();
      const { body: assigned } = await assign('basics', [opsTeam]).expect(200);
      expect(assigned).toMatchObject({
        ...{ version: 1, assigned: [opsTeam] },
        readiness: { needed: 3 },
      });
      expect((await overview()).byDepartment.slice(0, 2)).toEqual([
        { course: 'basics', of: nightShift, needed: 2, certified: 0 },
        { course: 'basics', of: opsTeam, needed: 1, certified: 0 },
      ]);
      expect((await mine(gina)).at(-1)).toMatchObject({
        definition: { id: 'basics' },
        member: { through: [opsTeam], department: nightShift },
      });
      await post(carol, '/courses/basics/audience', {
        remove: [opsTeam],
      }).expect(200);
      expect((await course('basics')).readiness.needed).toBe(1);
    });

    it('refuses whom the catalog does not know, and whoever may not plan', async () => {
      const { assign } = await portal.begun();
      const unknown = await assign('basics', ['user:default/nobody', opsTeam]);
      expect(faultsOf(unknown)).toEqual(['add.0 training.not-in-catalog']);
      expect(reasonOf(await assign('basics', [finn], bob))).toEqual([
        403,
        'actor.role-missing',
      ]);
      expect(reasonOf(await assign('none', [finn]))).toEqual([
        404,
        'training.unknown-course',
      ]);
    });

    it('gets courses of its own, once per key, and rehearses them', async () => {
      const { call, overview, post } = await portal.begun();
      const own = {
        ...{ id: 'own', title: 'Our own', content: ['process'] },
        ...{ method: 'external', audience: ['coordinator'] },
        finishBefore: { phase: 'closing' },
      };
      const body = { course: own, externalTrainer: 'Erika', assigned: [finn] };
      const rehearsed = await post(carol, '/courses?dryRun=true', body);
      expect(rehearsed.status).toBe(200);
      expect((await overview()).courses).toHaveLength(3);
      const add = () =>
        call(carol, 'post', '/training/courses')
          .set('Idempotency-Key', 'own')
          .send(body);
      const { body: added } = await add().expect(201);
      expect(added).toMatchObject({
        ...{ id: 'own', origin: 'cutover', version: 1 },
        readiness: { needed: 2, certified: 0 },
      });
      expect((await add().expect(201)).body.id).toBe('own');
      expect((await overview()).courses).toHaveLength(4);
      const again = await post(carol, '/courses', body);
      expect(faultsOf(again)).toEqual(['course.id training.id-taken']);

      const change = (version: number, input: object) =>
        call(carol, 'patch', '/training/courses/own', version).send(input);
      const { body: changed } = await change(1, {
        ...{ trainers: [dora], externalTrainer: null, due: '2099-01-15' },
        course: { ...own, audience: ['sponsor'] },
      }).expect(200);
      expect(changed).toMatchObject({
        ...{ version: 2, trainers: [dora], dueDay: '2099-01-15' },
        definition: { audience: ['sponsor'] },
      });
      expect(changed.externalTrainer).toBeUndefined();
      expect(reasonOf(await change(1, { trainers: [] }))).toEqual([
        412,
        'precondition.stale',
      ]);
      const members = await call(carol, 'get', '/training/people?course=own');
      expect(
        members.body.items.map(({ member }: any) => member.person),
      ).toEqual([alice, finn]);
    });

    it('changes courses of the template, but for what they are', async () => {
      const { call, course } = await portal.begun();
      const { definition } = await course('talk');
      const change = (version: number, input: object) =>
        call(carol, 'patch', '/training/courses/talk', version).send(input);
      expect(reasonOf(await change(0, { course: definition }))).toEqual([
        409,
        'training.course-of-template',
      ]);
      const { body } = await change(0, { trainers: [dora] }).expect(200);
      expect(body).toMatchObject({ version: 1, trainers: [dora] });
    });

    it('adds assessments to courses of the template, which are sat there', async () => {
      const { call, course, post } = await portal.begun();
      const change = (id: string, version: number, assessments: string[]) =>
        call(carol, 'patch', `/training/courses/${id}`, version).send({
          assessments,
        });
      const { body } = await change('talk', 0, ['feedback', 'exam']).expect(
        200,
      );
      expect(body.assessments.map(({ id }: any) => id)).toEqual([
        'feedback',
        'exam',
      ]);
      const paper = await post(
        bob,
        '/courses/talk/assessments/exam/attempts',
        {},
      );
      expect(paper.status).toBe(201);
      expect(reasonOf(await change('basics', 0, ['feedback']))).toEqual([
        409,
        'training.course-of-template',
      ]);
      expect((await change('talk', 1, ['ghost'])).body.error.faults).toEqual([
        expect.objectContaining({ path: ['assessments', 0] }),
      ]);
      await change('talk', 1, ['feedback']).expect(200);
      expect((await course('talk')).definition.assessments).toEqual([
        'feedback',
      ]);
    });
  },
);
