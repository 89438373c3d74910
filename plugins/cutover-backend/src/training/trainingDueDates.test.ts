import { TestDatabases } from '@backstage/backend-test-utils';
import { bobOfTheShop, person } from '../__testUtils__/aWorkshop';
import { aBody } from '../__testUtils__/company';
import {
  allRight,
  bob,
  carol,
  dora,
  finn,
  gina,
  opsTeam,
  trainedTeam,
} from '../__testUtils__/trainingPortal';
import { trainingWorkshop } from '../__testUtils__/trainingWorkshop';
import { MemberStore } from './MemberStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'Due dates of training on %s',
  databaseId => {
    async function workshop() {
      const made = await trainingWorkshop(await databases.init(databaseId));
      const { cutover, trainingSessions } = made;
      const sessions = {
        add: (differently: object = {}) =>
          trainingSessions.add(
            { cutover: cutover.id, course: 'talk' },
            {
              ...{ start: '2027-01-10T09:00', end: '2027-01-10T10:00' },
              ...{ capacity: 1, place: 'Room 1', ...differently },
            },
            person(carol),
          ),
        signUp: (session: string, who: string) =>
          trainingSessions.signUp(
            { cutover: cutover.id, session },
            person(who),
          ),
        leave: (session: string, who: string) =>
          trainingSessions.leave({ cutover: cutover.id, session }, person(who)),
      };
      await made.notifications();
      /** Two replicas look at once, and one of them again. */
      const remind = async () => {
        const other = made.replica().dueDates;
        await Promise.all([made.dueDates.remind(), other.remind()]);
        await other.remind();
      };
      return { ...made, sessions, remind };
    }

    it('tell people of sessions: planned, moved up, changed, the day before, cancelled', async () => {
      const made = await workshop();
      const { assign, at, cutover, notifications, remind, sessions } = made;
      await assign('talk', [finn]);
      await notifications();
      const session = await sessions.add();
      expect(await notifications()).toEqual([
        `There is a session of talk -> ${bob} ${finn}`,
      ]);
      await sessions.signUp(session.id, bob);
      await sessions.signUp(session.id, finn);
      expect(await notifications()).toEqual([]);
      await sessions.leave(session.id, bob);
      expect(await notifications()).toEqual([
        `You have a seat at the session of talk -> ${finn}`,
      ]);
      const key = { cutover: cutover.id, session: session.id };
      await made.trainingSessions.change(
        ...([
          { ...key, version: 1 },
          { start: '2027-01-11T09:00', end: '2027-01-11T10:00' },
          person(carol),
        ] as const),
      );
      expect(await notifications()).toEqual([
        `Changed: the session of talk -> ${finn}`,
      ]);
      at('2027-01-10T07:59:00.000Z');
      await remind();
      expect(await notifications()).not.toContain(
        `Soon: the session of talk -> ${finn}`,
      );
      at('2027-01-10T08:00:00.000Z');
      await remind();
      expect(await notifications()).toEqual([
        `Soon: the session of talk -> ${finn}`,
      ]);
      await made.trainingSessions.cancel(
        ...([
          { ...key, version: 2 },
          { reason: 'Ill' },
          person(carol),
        ] as const),
      );
      expect(await notifications()).toEqual([
        `Cancelled: the session of talk -> ${finn}`,
      ]);
      at('2027-01-10T09:00:00.000Z');
      await remind();
      expect(await notifications()).toEqual([]);
    });

    it('remind whoever is not certified a week and a day before a course is due, and when it is overdue: once each', async () => {
      const made = await workshop();
      const { assign, at, handIn, notifications, remind, start } = made;
      await assign('basics', [opsTeam]);
      const { changeCourse } = made.training;
      await changeCourse.call(
        made.training,
        { cutover: made.cutover.id, course: 'basics', version: 1 },
        { due: '2027-01-20' },
        person(carol),
      );
      await handIn(finn, await start(finn), allRight());
      await notifications();
      const told = async () =>
        (await notifications()).filter(each => each.startsWith('basics'));
      at('2027-01-12T22:59:00.000Z');
      await remind();
      expect(await told()).toEqual([]);
      at('2027-01-12T23:00:00.000Z');
      await remind();
      expect(await told()).toEqual([
        `basics is due 20 Jan 2027 -> ${bob} ${gina}`,
      ]);
      // Who joins afterwards is told as well, and nobody twice.
      await assign('basics', [dora]);
      await remind();
      expect(await told()).toEqual([`basics is due 20 Jan 2027 -> ${dora}`]);
      at('2027-01-18T23:00:00.000Z');
      await remind();
      expect(await told()).toEqual([
        `basics is due 20 Jan 2027 -> ${bob} ${dora} ${gina}`,
      ]);
      at('2027-01-20T23:00:00.000Z');
      await remind();
      expect(await told()).toEqual([
        `basics was due 20 Jan 2027 -> ${bob} ${dora} ${gina}`,
      ]);
      const [mine] = await made.myTraining.list(person(bob));
      expect(mine).toMatchObject({ dueDay: '2027-01-20', late: true });
      const page = await made.entityTraining.assessments(
        opsTeam,
        person(carol),
      );
      expect(
        page.items
          .filter(({ course }) => course.id === 'basics')
          .map(each => [each.person, each.late]),
      ).toEqual([
        [bob, true],
        [finn, false],
        [gina, true],
      ]);
      const [ready] = await made.entityTraining.readiness(
        opsTeam,
        person(carol),
      );
      expect(ready).toMatchObject({ dueDay: '2027-01-20', late: true });
    });

    it('remind the people of one cutover even if those of another cannot be reminded', async () => {
      const made = await workshop();
      const { at, audience, cutovers, knex, notifications, training } = made;
      const other = await cutovers.create(
        aBody({ template: 'trained-change', team: trainedTeam }),
        bobOfTheShop,
      );
      await audience.refresh(other.id);
      const [damaged, sound] = [made.cutover.id, other.id].sort();
      const plan = async (cutover: string, start: string) => {
        const talk = { cutover, course: 'talk' };
        const { id: session } = await made.trainingSessions.add(
          talk,
          { start, end: '2027-01-10T12:00' },
          person(carol),
        );
        await made.trainingSessions.signUp({ cutover, session }, person(bob));
        await training.changeCourse(
          { ...talk, version: 0 },
          { due: '2027-01-12' },
          person(carol),
        );
      };
      // It comes first, whatever is looked at.
      await plan(damaged, '2027-01-10T09:00');
      await plan(sound, '2027-01-10T09:30');
      const row = await knex('cutovers').where({ id: damaged }).first();
      const { template, ...kept } = JSON.parse(row.document);
      await knex('cutovers')
        .where({ id: damaged })
        .update({
          document: JSON.stringify({
            ...{ ...kept, template: { ...template, hash: 'gone' } },
          }),
        });
      await notifications();
      at('2027-01-09T09:00:00.000Z');
      await made.dueDates.remind();
      expect(await notifications()).toEqual([
        `Soon: the session of talk -> ${bob}`,
        `talk is due 12 Jan 2027 -> ${bob}`,
      ]);
    });

    it('certify whoever attended a course without an exam', async () => {
      const made = await workshop();
      const { at, cutover, knex, sessions, trainingSessions } = made;
      const session = await sessions.add();
      await sessions.signUp(session.id, bob);
      at('2027-01-10T10:30:00.000Z');
      const record = (body: object, who = carol) =>
        trainingSessions.recordAttendance(
          { cutover: cutover.id, session: session.id },
          body,
          person(who),
        );
      await expect(record({ attended: [finn] })).rejects.toMatchObject({
        faults: [{ reason: 'training.not-a-member' }],
      });
      await expect(record({ attended: [bob] }, bob)).rejects.toMatchObject({
        reason: 'actor.role-missing',
      });
      expect(await record({ attended: [bob] })).toMatchObject([
        { person: bob, status: 'attended' },
      ]);
      const row = await knex('training_members')
        .where({ course: 'talk', person: bob })
        .first();
      expect(JSON.parse(row.document).certificate).toMatchObject({
        by: 'attended',
      });
      // It was somebody else.
      await record({ absent: [bob] });
      const { certified_until: until, document } = await knex(
        'training_members',
      )
        .where({ course: 'talk', person: bob })
        .first();
      expect([until, JSON.parse(document).certificate]).toEqual([
        ...[null, undefined],
      ]);
    });

    it('take in who was there of a full hall with little more than what is written of each', async () => {
      const made = await workshop();
      const { at, cutover, knex, sessions, trainingSessions } = made;
      const attended = Array.from(
        { length: 120 },
        (_, each) => `user:default/guest-${each}`,
      );
      await knex.transaction(tx =>
        new MemberStore().addAll(
          tx,
          attended.map(guest => ({
            ...{ cutoverId: cutover.id, course: 'talk', person: guest },
            ...{ roles: [], through: [], joinedAt: cutover.createdAt },
            ...{ granted: {}, retrainSince: {}, exhausted: [], version: 1 },
          })),
        ),
      );
      const session = await sessions.add();
      at('2027-01-10T10:30:00.000Z');
      let statements = 0;
      knex.on('query', () => statements++);
      await trainingSessions.recordAttendance(
        { cutover: cutover.id, session: session.id },
        { attended },
        person(carol),
      );
      expect(statements).toBeLessThan(2 * attended.length);
      const certified = await knex('training_members')
        .where({ course: 'talk' })
        .whereNotNull('certified_until');
      expect(certified).toHaveLength(attended.length);
    });

    it('count nobody as there at a session that is cancelled, and cancel none that has begun', async () => {
      const made = await workshop();
      const { assign, at, cutover, knex, sessions, trainingSessions } = made;
      await assign('talk', [finn]);
      const session = await sessions.add();
      const one = { cutover: cutover.id, session: session.id };
      at('2027-01-10T08:00:00.000Z');
      await expect(
        trainingSessions.cancel(
          ...([{ ...one, version: 1 }, { reason: 'Ill' }] as const),
          person(carol),
        ),
      ).rejects.toMatchObject({ reason: 'training.too-late-to-cancel' });
      await trainingSessions.recordAttendance(
        one,
        { absent: [bob, finn] },
        person(carol),
      );
      // As it was kept when sessions could still be cancelled while they were held.
      await knex('training_seats')
        .where({ session_id: session.id })
        .update({ status: 'attended' });
      await knex('training_sessions')
        .where({ id: session.id })
        .update({ status: 'cancelled' });
      const [, , talk] = await made.myTraining.list(person(bob));
      expect(talk.todo).toEqual([{ kind: 'attend' }]);
      await knex('training_sessions')
        .where({ id: session.id })
        .update({ status: 'planned' });
      const [, , held] = await made.myTraining.list(person(bob));
      expect(held.todo).toEqual([]);
    });
  },
);
