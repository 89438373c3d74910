import { TestDatabases } from '@backstage/backend-test-utils';
import { faultsOf, reasonOf } from '../__testUtils__/aPortal';
import {
  bob,
  carol,
  finn,
  opsTeam,
  stranger,
  trainingPortal,
} from '../__testUtils__/trainingPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const meeting = { start: '2099-01-01T09:00', end: '2099-01-01T10:00' };

describe.each(databases.eachSupportedId())('Sessions on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof trainingPortal>>;

  beforeAll(async () => {
    portal = await trainingPortal({ knex: await databases.init(databaseId) });
  });

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
