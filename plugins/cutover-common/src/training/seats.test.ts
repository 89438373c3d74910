import fc from 'fast-check';
import {
  aContext,
  aMember,
  aSession,
  bob,
  carol,
  course,
  cutover,
  dora,
  later,
  noon,
  reasonsOf,
} from './__testUtils__/aTraining';
import type { Actor } from '../lifecycle';
import type { SessionSeat } from './model';
import {
  allowedOnSession,
  leaveSession,
  recordAttendance,
  seated,
  signUp,
} from './seats';

function person(name: string): Actor {
  const ref = `user:default/${name}`;
  return { kind: 'person', ref, groups: [ref] };
}

function call(by: Actor = dora, at = noon) {
  return { ...aContext(by), at, member: aMember({ person: by.ref }) };
}

function seat(name: string, status: SessionSeat['status'] = 'signed-up') {
  const ref = `user:default/${name}`;
  return { session: 's1', person: ref, status, at: noon };
}

describe('signUp and leaveSession', () => {
  it('give seats in the order in which people come, and to the first who waits when one is free', () => {
    const session = aSession({ capacity: 1 });
    let seats: SessionSeat[] = [];
    for (const name of ['a', 'b', 'c']) {
      seats = signUp(session, seats, call(person(name))).seats;
    }
    const statuses = () => seats.map(each => each.status);
    expect(statuses()).toEqual(['signed-up', 'waiting', 'waiting']);
    const left = leaveSession(session, seats, call(person('a')));
    expect(left.removed).toBe('user:default/a');
    expect(left.changed).toEqual([{ ...seats[1], status: 'signed-up' }]);
    seats = left.seats;
    expect(statuses()).toEqual(['signed-up', 'waiting']);
  });

  it('tell who came first also of those who came at the same moment', () => {
    const session = aSession({ capacity: 1 });
    const [a, b, c] = ['a', 'b', 'c'].reduce<SessionSeat[]>(
      (seats, name) => signUp(session, seats, call(person(name))).seats,
      [],
    );
    const { seats } = leaveSession(session, [c, b, a], call(person('a')));
    expect(seats.map(each => [each.person, each.status])).toEqual([
      [b.person, 'signed-up'],
      [c.person, 'waiting'],
    ]);
  });

  it('do nothing the second time', () => {
    const { seats } = signUp(aSession(), [], call());
    expect(signUp(aSession(), seats, call())).toEqual({ seats, changed: [] });
    expect(leaveSession(aSession(), [], call())).toEqual({
      seats: [],
      changed: [],
    });
  });

  it('are for those who need the course, before the session begins, unless it is cancelled', () => {
    const up = (differently = {}, more = {}) =>
      reasonsOf(() =>
        signUp(aSession(differently), [], { ...call(), ...more }),
      );
    expect(up({}, { member: undefined })).toEqual(['actor.not-a-member']);
    expect(up({ status: 'cancelled' })).toEqual(['training.session-cancelled']);
    expect(up({}, { at: later('P1D') })).toEqual(['training.session-begun']);
    expect(up({}, { at: later('P2D') })).toEqual(['training.session-over']);
    expect(up({}, { cutover: { ...cutover, status: 'cancelled' } })).toEqual([
      'cutover.not-running',
    ]);
    expect(
      reasonsOf(() =>
        leaveSession(aSession(), [seat('dora')], call(dora, later('P1D'))),
      ),
    ).toEqual(['training.session-begun']);
  });

  it('never seat more than there is room for, and nobody before somebody who came earlier', () => {
    const acts = fc.array(
      fc.record({
        name: fc.constantFrom(...'abcdefgh'),
        up: fc.boolean(),
        minutes: fc.nat({ max: 1 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), acts, (capacity, all) => {
        const session = aSession({ capacity });
        let seats: SessionSeat[] = [];
        let at = noon;
        let line: string[] = [];
        for (const { minutes, name, up } of all) {
          at = later(`PT${minutes}M`, at);
          const who = person(name);
          const before = seats;
          const result = up
            ? signUp(session, seats, call(who, at))
            : leaveSession(session, seats, call(who, at));
          // Read back in no particular order, as from a table.
          seats = [...result.seats].reverse();
          if (!up) line = line.filter(each => each !== who.ref);
          else if (!line.includes(who.ref)) line.push(who.ref);
          const sitting = seats
            .filter(({ status }) => status === 'signed-up')
            .map(each => each.person);
          expect(sitting.sort()).toEqual(line.slice(0, capacity).sort());
          expect(seats).toHaveLength(line.length);
          const untouched = seats.filter(each => before.includes(each));
          expect(untouched.length + result.changed.length).toBe(seats.length);
        }
      }),
    );
  });

  it('take no seat from anybody where the room got smaller', () => {
    const seats = [seat('a'), seat('b'), seat('c', 'waiting')];
    expect(seated({ capacity: 1 }, seats).changed).toEqual([]);
    expect(seated({ capacity: 3 }, seats).changed).toHaveLength(1);
    expect(seated({}, seats).changed).toHaveLength(1);
  });
});

describe('recordAttendance', () => {
  const session = aSession();
  const record = (
    attended: string[],
    absent: string[] = [],
    {
      by = bob,
      at = later('P1D'),
      seats = [seat('dora')] as SessionSeat[],
      of = session,
    } = {},
  ) =>
    recordAttendance(
      of,
      seats,
      {
        attended: attended.map(name => `user:default/${name}`),
        absent: absent.map(name => `user:default/${name}`),
      },
      {
        ...aContext(by),
        at,
        course: course(),
        members: new Set(['a', 'dora', 'bob'].map(n => `user:default/${n}`)),
      },
    );

  it('notes who was there, also whoever had not signed up, and who was not', () => {
    const { changed, happened } = record(['a'], ['dora']);
    expect(changed).toEqual([
      { ...seat('a', 'attended'), at: later('P1D') },
      seat('dora', 'absent'),
    ]);
    expect(happened).toMatchObject({
      type: 'training.attendance-recorded',
      item: 's1',
      after: { course: 'basics', attended: 1, absent: 1 },
    });
    expect(JSON.stringify(happened)).not.toContain('dora');
  });

  it('can be corrected, and changes nothing the second time', () => {
    const { seats } = record(['dora']);
    expect(record(['dora'], [], { seats })).toMatchObject({ changed: [] });
    expect(record(['dora'], [], { seats }).happened).toBeUndefined();
    expect(record([], ['dora'], { seats }).changed).toHaveLength(1);
  });

  it('waits until the session has begun, and is not for one that is cancelled', () => {
    expect(reasonsOf(() => record(['dora'], [], { at: noon }))).toEqual([
      'training.session-not-begun',
    ]);
    const of = aSession({ status: 'cancelled' });
    expect(reasonsOf(() => record(['dora'], [], { of }))).toEqual([
      'training.session-cancelled',
    ]);
  });

  it('is for trainers and those who plan, never about themselves', () => {
    expect(reasonsOf(() => record(['dora'], [], { by: carol }))).toEqual([]);
    expect(reasonsOf(() => record(['a'], [], { by: dora }))).toEqual([
      'actor.role-missing',
    ]);
    const of = aSession({ trainers: [dora.ref] });
    expect(reasonsOf(() => record(['a'], [], { by: dora, of }))).toEqual([]);
    expect(reasonsOf(() => record(['bob']))).toEqual(['actor.own-training']);
  });

  it('names people who do not need the course, and who were there and were not', () => {
    expect(reasonsOf(() => record(['zoe'], ['a', 'zoe']))).toEqual([
      'attended.0 training.not-a-member',
      'absent.1 training.not-a-member',
      'absent.1 training.there-and-not',
    ]);
  });
});

describe('allowedOnSession', () => {
  const verdicts = (
    by: Actor,
    differently: Partial<Parameters<typeof allowedOnSession>[1]> = {},
    session = aSession(),
  ) =>
    Object.fromEntries(
      Object.entries(
        allowedOnSession(session, {
          ...call(by),
          course: course(),
          ...differently,
        }),
      ).map(([act, verdict]) => [act, verdict.allowed || verdict.reason]),
    );

  it('lets trainees sign up and leave', () => {
    expect(verdicts(dora)).toEqual({
      change: 'actor.role-missing',
      cancel: 'actor.role-missing',
      'record-attendance': 'actor.role-missing',
      'sign-up': true,
      leave: 'training.not-signed-up',
    });
    expect(verdicts(dora, { seat: seat('dora') })).toMatchObject({
      'sign-up': 'training.signed-up',
      leave: true,
    });
  });

  it('lets trainers change it, and record attendance once it has begun', () => {
    expect(verdicts(bob)).toMatchObject({
      change: true,
      cancel: true,
      'record-attendance': 'training.session-not-begun',
    });
    expect(verdicts(bob, { at: later('P1D') })).toMatchObject({
      change: true,
      cancel: 'training.too-late-to-cancel',
      'record-attendance': true,
      'sign-up': 'training.session-begun',
    });
    expect(verdicts(bob, {}, aSession({ status: 'cancelled' }))).toMatchObject({
      change: 'training.session-cancelled',
      cancel: 'training.session-cancelled',
      'record-attendance': 'training.session-cancelled',
    });
  });
});
