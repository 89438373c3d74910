import { TestDatabases } from '@backstage/backend-test-utils';
import { faultsOf } from '../__testUtils__/aPortal';
import {
  alice,
  allRight,
  allWrong,
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
import { anExam, aPractical } from '../__testUtils__/trainingTemplate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const stranger = 'user:default/stranger';
const meeting = { start: '2099-01-01T09:00', end: '2099-01-01T10:00' };

const reasonOf = ({ body, status }: { body: any; status: number }) => [
  status,
  body.error?.reason,
];

describe.each(databases.eachSupportedId())('Training on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({ knex: await databases.init(databaseId) });
  });

  describe('the plan', () => {
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
  });

  describe('sessions', () => {
    it('are taken by whoever comes first; who leaves makes room', async () => {
      const { assign, call, post } = await portal.begun();
      await assign('talk', [opsTeam]);
      const { body: session } = await post(carol, '/courses/talk/sessions', {
        ...meeting,
        ...{ capacity: 1, place: 'Room 1' },
      }).expect(201);
      expect(session).toMatchObject({
        start: '2099-01-01T08:00:00.000Z',
        version: 1,
        allowed: { 'sign-up': { reason: 'actor.not-a-member' } },
      });
      const seat = `/sessions/${session.id}/seat`;
      const { body: first } = await post(bob, seat).expect(200);
      expect(first).toMatchObject({ seat: 'signed-up', signedUp: 1 });
      const { body: second } = await post(finn, seat).expect(200);
      expect(second).toMatchObject({ seat: 'waiting', waiting: 1 });
      expect(reasonOf(await post(stranger, seat))).toEqual([
        403,
        'actor.not-a-member',
      ]);
      await call(bob, 'delete', `/training${seat}`).expect(200);
      const seats = async (who: string) =>
        (await call(who, 'get', `/training${seat}s`).expect(200)).body.items;
      expect(await seats(carol)).toMatchObject([
        { person: finn, status: 'signed-up' },
      ]);
      expect(await seats(bob)).toEqual([]);
      expect(await seats(finn)).toHaveLength(1);
    });

    it('are planned once per key, and not by whoever rehearses', async () => {
      const { call, course } = await portal.begun();
      const add = (query = '') =>
        call(carol, 'post', `/training/courses/talk/sessions${query}`)
          .set('Idempotency-Key', 'meeting')
          .send(meeting);
      expect(faultsOf(await add('?dryRun=true'))).toEqual([
        'dryRun input.unknown-key',
      ]);
      expect((await course('talk')).sessions).toEqual([]);
      const [one, other] = [await add().expect(201), await add().expect(201)];
      expect(other.body.id).toBe(one.body.id);
      expect((await course('talk')).sessions).toHaveLength(1);
    });

    it('are changed and cancelled, and never twice from the same state', async () => {
      const { call, post } = await portal.begun();
      const { body: session } = await post(
        ...([carol, '/courses/talk/sessions', meeting] as const),
      );
      const one = `/training/sessions/${session.id}`;
      const change = (version: number, input: object) =>
        call(carol, 'patch', one, version).send(input);
      const { body: changed } = await change(1, {
        link: 'https://meet.example/1',
        capacity: null,
      }).expect(200);
      expect(changed).toMatchObject({
        ...{ version: 2, link: 'https://meet.example/1' },
      });
      expect(reasonOf(await change(1, { place: 'x' }))[0]).toBe(412);
      const cancel = (version: number) =>
        call(carol, 'post', `${one}/cancel`, version).send({ reason: 'Ill' });
      const { body: cancelled } = await cancel(2).expect(200);
      expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'Ill' });
      expect(reasonOf(await cancel(3))).toEqual([
        409,
        'training.session-cancelled',
      ]);
      const { body: early } = await post(
        ...([carol, '/courses/talk/sessions', meeting] as const),
      );
      expect(
        reasonOf(
          await post(carol, `/sessions/${early.id}/attendance`, {
            attended: [bob],
          }),
        ),
      ).toEqual([409, 'training.session-not-begun']);
      expect(reasonOf(await post(carol, '/sessions/none/seat'))).toEqual([
        404,
        'training.unknown-session',
      ]);
    });

    it('are entries of a calendar', async () => {
      const { assign, call, post } = await portal.begun();
      await assign('talk', [finn]);
      const { body: session } = await post(carol, '/courses/talk/sessions', {
        ...meeting,
        ...{ place: 'Room 1; left', title: 'First' },
      });
      const file = await call(
        ...([finn, 'get'] as const),
        `/training/sessions/${session.id}/calendar.ics`,
      ).expect(200);
      expect(file.headers['content-type']).toMatch(/^text\/calendar/);
      expect(file.text).toContain(`UID:${session.id}@backstage-cutover`);
      expect(file.text).toContain('DTSTART:20990101T080000Z');
      expect(file.text).toContain('SUMMARY:talk: First');
      expect(file.text).toContain('LOCATION:Room 1\\; left');
      const mine = async () =>
        (await portal.as(finn).get('/training/mine/calendar.ics').expect(200))
          .text;
      expect(await mine()).not.toContain(session.id);
      await post(finn, `/sessions/${session.id}/seat`).expect(200);
      expect(await mine()).toContain(session.id);
    });
  });

  describe('reading', () => {
    it('is kept per person, and may be done again', async () => {
      const { call, get } = await portal.begun();
      const read = (who: string, unit: string) =>
        call(who, 'post', `/training/courses/basics/units/${unit}/read`);
      expect((await get(bob, '/courses/basics')).body).toMatchObject({
        mine: { read: [] },
      });
      await read(bob, 'first').expect(200);
      const { body } = await read(bob, 'first').expect(200);
      expect(body.mine.read).toEqual(['first']);
      expect(body.course.definition.units[0].body.en).toBe('Unit first');
      expect((await read(stranger, 'first').expect(200)).body.mine).toBe(
        undefined,
      );
      expect(reasonOf(await read(bob, 'third'))).toEqual([
        404,
        'training.unknown-unit',
      ]);
    });
  });

  describe('practical exercises', () => {
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
  });

  describe('results', () => {
    const exam = '/courses/basics/assessments/exam';

    it('are for those who plan, train or head, and for each their own', async () => {
      const { assign, get, sat } = await portal.begun();
      await assign('basics', [opsTeam]);
      await sat(bob, allWrong());
      await sat(bob);
      await sat(finn, { ...allRight(), claim: false, number: 1 });
      const { body } = await get(carol, `${exam}/results`).expect(200);
      expect(body).toMatchObject({
        ...{ kind: 'exam', attempts: 3, people: 2, passed: 2 },
        rounds: [
          { number: 1, attempts: 2, passed: 1 },
          { number: 2, attempts: 1, passed: 1 },
        ],
      });
      const hardest = body.items
        .slice(0, 2)
        .map(({ id }: { id: string }) => id);
      expect(hardest.sort()).toEqual(['claim', 'number']);
      for (const who of [bob, stranger, dora]) {
        expect(reasonOf(await get(who, `${exam}/results`))).toEqual([
          403,
          'actor.role-missing',
        ]);
      }
      const ofNight = `${exam}/results?department=${nightShift}`;
      expect((await get(eve, ofNight).expect(200)).body.people).toBe(1);
      const people = async (who: string, query = '') => {
        const { body: page } = await get(who, `/people?course=basics${query}`);
        return page.items.map(({ member }: any) => member.person);
      };
      expect(await people(carol)).toEqual([bob, finn, gina]);
      expect(await people(eve)).toEqual([bob, finn, gina]);
      expect(await people(finn)).toEqual([finn]);
      expect(await people(stranger)).toEqual([]);
      expect(await people(carol, '&certified=false')).toEqual([gina]);
      expect(await people(carol, '&role=operations')).toEqual([bob]);
      expect(await people(carol, `&person=${finn}`)).toEqual([finn]);
      expect(await people(finn, `&person=${bob}`)).toEqual([]);
      expect(await people(carol, `&department=${nightShift}`)).toEqual([
        finn,
        gina,
      ]);
      const { body: first } = await get(carol, '/people?limit=2');
      expect(first).toMatchObject({ total: 5, items: { length: 2 } });
      const { body: rest } = await get(
        ...([carol, `/people?limit=5&after=${first.next}`] as const),
      );
      expect(rest.items).toHaveLength(3);
      expect(rest.next).toBeUndefined();
    });

    it('are a spreadsheet, in which no cell is a formula', async () => {
      const { get, sat } = await portal.begun();
      await sat(bob);
      const { headers, text } = await get(carol, `${exam}/results.csv`);
      expect(headers['content-type']).toMatch(/^text\/csv/);
      const [head, line, end] = text.replace('\uFEFF', '').split('\r\n');
      expect(head).toBe(
        'person,department,attempt,version,status,startedAt,endedAt,share,passed,points.single,points.multiple,points.claim,points.number,points.words',
      );
      expect(line).toMatch(
        /^user:default\/bob,group:default\/ops-team,1,1,handed-in,.*,1,true,1,1,1,1,1$/,
      );
      expect(end).toBe('');
      const inSum = await get(
        carol,
        '/courses/basics/assessments/feedback/results.csv',
      );
      expect(reasonOf(inSum)).toEqual([400, 'training.results-in-sum']);
    });

    it('are told by version, of those whom one may look at', async () => {
      const { assign, call, get, sat } = await portal.begun();
      await assign('basics', [opsTeam]);
      await sat(bob, allWrong());
      await sat(finn);
      const [single, ...others] = anExam.questions;
      await call(carol, 'post', '/training/assessments/exam/versions', 1)
        .send({
          definition: {
            ...anExam,
            passMark: 0.9,
            questions: [{ ...single, text: 'Which of them?' }, ...others],
          },
        })
        .expect(201);
      const results = async (query = '', who = carol) =>
        (await get(who, `${exam}/results${query}`).expect(200)).body;
      const answeredIn = ({ items }: any) =>
        Object.fromEntries(
          items.map(({ answered, id }: any) => [id, answered]),
        );
      const before = await results();
      expect(before).toMatchObject({
        version: 1,
        changed: true,
        passMark: 0.6,
      });
      await sat(bob);
      const all = await results();
      expect(all).toMatchObject({
        ...{ version: 2, changed: false, attempts: 3, people: 2 },
        versions: [
          { version: 2, attempts: 1 },
          { version: 1, attempts: 2 },
        ],
      });
      expect(all.passMark).toBeUndefined();
      expect(answeredIn(all)).toMatchObject({ single: 1, claim: 3 });
      expect(await results('?version=1')).toMatchObject({
        ...{ version: 1, changed: true, attempts: 2, passMark: 0.6 },
      });
      const ofNight = `department=${nightShift}`;
      expect(await results(`?${ofNight}`, eve)).toMatchObject({
        versions: [{ version: 1, attempts: 1 }],
      });
      expect(await results(`?${ofNight}&version=2`, eve)).toMatchObject({
        ...{ attempts: 0, version: 2 },
        versions: [
          { version: 2, attempts: 0 },
          { version: 1, attempts: 1 },
        ],
      });
      expect(reasonOf(await get(eve, `${exam}/results?version=1`))).toEqual([
        ...[403, 'actor.role-missing'],
      ]);
      const { text } = await get(carol, `${exam}/results.csv?version=2`);
      expect(text.trim().split('\r\n')).toHaveLength(2);
      expect(text).toMatch(/group:default\/ops-team,2,2,handed-in/);
    });

    it('are of a version that there is', async () => {
      const { get, sat } = await portal.begun();
      const feedback = '/courses/basics/assessments/feedback';
      expect(
        reasonOf(await get(carol, `${feedback}/results?version=1`)),
      ).toEqual([404, 'training.no-version']);
      await sat(bob);
      for (const path of [`${exam}/results`, `${exam}/results.csv`]) {
        const { body } = await get(carol, `${path}?version=7`).expect(404);
        expect(body.error).toMatchObject({
          ...{ reason: 'training.unknown-version', version: 7, found: '1' },
        });
        for (const wrong of ['0', '-1', '1.5', 'first', '', '99999999999']) {
          const refused = await get(carol, `${path}?version=${wrong}`);
          expect([wrong, ...reasonOf(refused)]).toEqual([
            ...[wrong, 400, 'input.invalid'],
          ]);
        }
        expect(reasonOf(await get(bob, `${path}?version=7`))).toEqual([
          ...[403, 'actor.role-missing'],
        ]);
      }
    });

    it('say nothing of its questions to whoever may still sit it', async () => {
      const { assign, get, sat } = await portal.begun();
      await assign('basics', [carol]);
      await sat(bob);
      await sat(carol, allWrong());
      const { body } = await get(carol, `${exam}/results`).expect(200);
      expect(body).toMatchObject({ attempts: 2, passed: 1, items: [] });
      const { text } = await get(carol, `${exam}/results.csv`).expect(200);
      expect(text).toContain(bob);
      expect(text).not.toContain('points');
      const other = await get(alice, `${exam}/results`).expect(200);
      expect(other.body.items).toHaveLength(5);
      const all = await get(alice, `${exam}/results.csv`).expect(200);
      expect(all.text).toContain('points.single');
    });
  });

  describe('assessments', () => {
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
      expect(reasonOf(await save(1, anExam))).toEqual([
        403,
        'actor.may-sit-it',
      ]);
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
});
