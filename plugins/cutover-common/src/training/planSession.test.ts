import {
  aContext,
  aSession,
  bob,
  carol,
  course,
  dora,
  later,
  noon,
  reasonsOf,
} from './__testUtils__/aTraining';
import {
  addSessionInputSchema,
  changeSessionInputSchema,
  type ChangeSession,
} from './input';
import type { SessionSeat } from './model';
import { addSession, cancelSession, changeSession } from './planSession';

const input = {
  start: '2026-12-01T09:00',
  end: '2026-12-01T11:00',
  place: 'Room 7',
  link: 'https://example.org/room',
  capacity: 12,
};

function add(differently: object = {}, by = bob) {
  return addSession(addSessionInputSchema.parse({ ...input, ...differently }), {
    ...aContext(by),
    course: course(),
    id: 's9',
  });
}

describe('addSession', () => {
  it('reads times in the zone of the plan', () => {
    const { happened, next } = add();
    expect(next).toMatchObject({
      id: 's9',
      course: 'basics',
      start: '2026-12-01T08:00:00.000Z',
      end: '2026-12-01T10:00:00.000Z',
      place: 'Room 7',
      capacity: 12,
      status: 'planned',
    });
    expect(happened).toMatchObject({
      type: 'training.session-added',
      item: 's9',
      after: { course: 'basics', place: 'Room 7' },
    });
  });

  it('names times that are none, that are over, or in the wrong order', () => {
    expect(
      reasonsOf(() => add({ start: 'soon', end: '2026-12-01T11:00' })),
    ).toEqual(['start session.not-a-date']);
    expect(reasonsOf(() => add({ end: '2026-12-01T09:00' }))).toEqual([
      'end session.ends-before-it-begins',
    ]);
    expect(
      reasonsOf(() =>
        add({ start: '2026-11-24T12:59', trainers: ['user:default/zoe'] }),
      ),
    ).toEqual([
      'start session.in-the-past',
      'trainers.0 training.not-in-catalog',
    ]);
    expect(
      reasonsOf(() => add({ trainers: ['group:default/shop-team'] })),
    ).toEqual(['trainers.0 training.trainer-is-a-group']);
    expect(
      reasonsOf(() =>
        add({ start: '2027-03-28T02:30', end: '2027-03-28T05:00' }),
      ),
    ).toEqual(['start session.no-such-time']);
  });

  it('takes no link but to the web', () => {
    expect(() => add({ link: 'ftp://example.org/room' })).toThrow();
    expect(() => add({ link: 'room 7' })).toThrow();
    expect(() => add({ capacity: 0 })).toThrow();
  });

  it('is for those who plan or train', () => {
    expect(reasonsOf(() => add({}, dora))).toEqual(['actor.role-missing']);
  });
});

describe('changeSession', () => {
  const seat = (name: string, status: SessionSeat['status']): SessionSeat => ({
    session: 's1',
    person: `user:default/${name}`,
    status,
    at: noon,
  });
  const change = (
    typed: ChangeSession,
    { at = noon, of = aSession(), seats = [] as SessionSeat[] } = {},
  ) =>
    changeSession(of, changeSessionInputSchema.parse(typed), {
      ...aContext(carol),
      ...{ at, seats, course: course() },
    });

  it('keeps what is left out, and takes away what is null', () => {
    const of = aSession({ place: 'Room 7', title: 'First', capacity: 3 });
    const { happened, next } = change({ place: null, title: 'Second' }, { of });
    expect(next).toEqual(aSession({ title: 'Second', capacity: 3 }));
    expect(happened).toMatchObject({
      before: { title: 'First', place: 'Room 7' },
      after: { title: 'Second', place: null },
    });
  });

  it('lets those who wait move up where there is more room', () => {
    const seats = [seat('a', 'signed-up'), seat('b', 'waiting')];
    const of = aSession({ capacity: 1 });
    expect(change({ capacity: 2 }, { of, seats }).changed).toEqual([
      seat('b', 'signed-up'),
    ]);
    expect(change({ capacity: null }, { of, seats }).changed).toHaveLength(1);
  });

  it('takes no seat away from anybody', () => {
    const seats = [seat('a', 'signed-up'), seat('b', 'signed-up')];
    expect(reasonsOf(() => change({ capacity: 1 }, { seats }))).toEqual([
      'capacity session.seats-taken',
    ]);
  });

  it('moves a session that has not begun, to a time that is still to come', () => {
    const moved = { start: '2026-12-01T09:00', end: '2026-12-01T10:00' };
    expect(change(moved).next.start).toBe('2026-12-01T08:00:00.000Z');
    expect(reasonsOf(() => change(moved, { at: later('P1D') }))).toEqual([
      'training.session-begun',
    ]);
    expect(reasonsOf(() => change({ start: '2026-11-01T09:00' }))).toEqual([
      'start session.in-the-past',
    ]);
    expect(change({ place: 'Room 8' }, { at: later('P1D') }).next.place).toBe(
      'Room 8',
    );
  });

  it('is refused once it is cancelled', () => {
    const of = aSession({ status: 'cancelled' });
    expect(reasonsOf(() => change({ place: 'x' }, { of }))).toEqual([
      'training.session-cancelled',
    ]);
  });
});

describe('cancelSession', () => {
  const cancel = (of = aSession(), at = noon, by = carol) =>
    cancelSession(
      of,
      { reason: 'The trainer is ill' },
      { ...aContext(by), at, course: course() },
    );

  it('says why', () => {
    const { happened, next } = cancel();
    expect(next).toMatchObject({
      status: 'cancelled',
      reason: 'The trainer is ill',
    });
    expect(happened).toMatchObject({
      type: 'training.session-cancelled',
      reason: 'The trainer is ill',
    });
  });

  it('is refused twice, and from the beginning of the session on', () => {
    expect(reasonsOf(() => cancel(cancel().next))).toEqual([
      'training.session-cancelled',
    ]);
    for (const at of [later('P1D'), later('P2D')]) {
      expect(reasonsOf(() => cancel(aSession(), at))).toEqual([
        'training.too-late-to-cancel',
      ]);
    }
  });
});
