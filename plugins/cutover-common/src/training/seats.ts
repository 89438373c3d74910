import { NotAllowedError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import type { Happened } from '../lifecycle';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
} from '../lifecycle/verdict';
import type { Verdict } from '../lifecycle';
import type { RecordAttendance } from './input';
import {
  assertMayOnTraining,
  mayOnTraining,
  type TrainingCall,
} from './mayOnTraining';
import type {
  Course,
  CourseMember,
  SessionSeat,
  TrainingSession,
} from './model';
import type { SessionView } from './view';

/** What becomes of the seats of a session. */
export interface SeatChange {
  /** All of them, by when they were taken. */
  seats: SessionSeat[];
  /** Those that are new or otherwise than before. */
  changed: SessionSeat[];
  /** Who has left. */
  removed?: string;
}

interface SeatCall extends TrainingCall {
  at: string;
  /** The caller's own membership of the course. */
  member: Pick<CourseMember, 'leftAt'> | undefined;
}

/**
 * Whoever came first sits: of those who signed up or wait, as many as there is room for. Nobody who has a seat loses it
 * where the room got smaller, and what was recorded as attendance stays.
 */
export function seated(
  { capacity = Infinity }: Pick<TrainingSession, 'capacity'>,
  seats: readonly SessionSeat[],
): SeatChange {
  const inOrder = [...seats].sort((one, other) =>
    one.at < other.at ? -1 : Number(one.at > other.at),
  );
  let taken = inOrder.filter(({ status }) => status !== 'waiting').length;
  const settled = inOrder.map((seat): SessionSeat => {
    if (seat.status !== 'waiting' || taken >= capacity) return seat;
    taken++;
    return { ...seat, status: 'signed-up' };
  });
  return {
    seats: settled,
    changed: settled.filter((seat, index) => seat !== inOrder[index]),
  };
}

/** Whether the caller may take a seat, or give theirs back, and why not. */
function maySit(
  { end, start, status }: Pick<TrainingSession, 'end' | 'start' | 'status'>,
  { at, by, cutover, member }: SeatCall,
): Verdict {
  const noPerson = whyNoPerson('Signing up', by);
  if (noPerson) return noPerson;
  if (!member || member.leftAt) {
    return refused(
      'actor.not-a-member',
      'Only those who need the course can sign up for its sessions; ask whoever plans the training to assign you',
    );
  }
  const notRunning = whyNotRunning(cutover);
  if (notRunning) return notRunning;
  if (status === 'cancelled') {
    return refused('training.session-cancelled', 'The session is cancelled');
  }
  if (start > at) return { allowed: true };
  return end > at
    ? refused('training.session-begun', `The session began at ${start}`)
    : refused('training.session-over', `The session ended at ${end}`);
}

/**
 * The caller takes a seat, or waits for one where all are taken. Whoever has one keeps it.
 *
 * @throws NotAllowedError (403) for who does not need the course, ConflictError (409) for a session that is cancelled or has begun
 */
export function signUp(
  session: TrainingSession,
  seats: readonly SessionSeat[],
  call: SeatCall,
): SeatChange {
  assertAllowed(maySit(session, call), { session: session.id });
  const { at, by } = call;
  if (seats.some(({ person }) => person === by.ref)) {
    return { seats: [...seats], changed: [] };
  }
  const seat: SessionSeat = {
    session: session.id,
    person: by.ref,
    status: 'waiting',
    at: afterAll(seats, at),
  };
  const settled = seated(session, [...seats, seat]);
  const own = settled.seats.find(({ person }) => person === by.ref);
  const changed = settled.changed.filter(each => each !== own);
  return { ...settled, changed: own ? [...changed, own] : changed };
}

/** Behind all who are there already, even if they came at the same moment or the clock that let them in was ahead. */
function afterAll(seats: readonly SessionSeat[], at: string): string {
  const last = seats.reduce((max, seat) => (seat.at > max ? seat.at : max), '');
  return last < at ? at : new Date(Date.parse(last) + 1).toISOString();
}

/**
 * The caller gives their seat back, and whoever waits first moves up.
 *
 * @throws NotAllowedError (403), ConflictError (409) for a session that is cancelled or has begun
 */
export function leaveSession(
  session: TrainingSession,
  seats: readonly SessionSeat[],
  call: SeatCall,
): SeatChange {
  const { at, by } = call;
  // Also whoever does not need the course any more may leave.
  assertAllowed(maySit(session, { ...call, member: {} }), {
    session: session.id,
  });
  const rest = seats.filter(({ person }) => person !== by.ref);
  if (rest.length === seats.length) return { seats: rest, changed: [] };
  const settled =
    session.start > at ? seated(session, rest) : { seats: rest, changed: [] };
  return { ...settled, removed: by.ref };
}

/**
 * Who was there, and who was not. Whoever had not signed up counts too; the trail is told how many, not who.
 *
 * @throws NotAllowedError (403) for who does not train the course, or was there as a trainee
 * @throws ConflictError (409) before the session has begun, or where it is cancelled
 * @throws InputError (400) for people who do not need the course, or who were there and were not
 */
export function recordAttendance(
  session: TrainingSession,
  seats: readonly SessionSeat[],
  { absent, attended }: RecordAttendance,
  context: TrainingCall & {
    at: string;
    course: Course;
    /** Refs of those who need the course, or needed it. */
    members: ReadonlySet<string>;
  },
): SeatChange & { happened?: Happened } {
  const { at, by, course, cutover, members } = context;
  const place = { course, sessions: [session] };
  assertMayOnTraining('record-attendance', context, place);
  assertAllowed(hasBegun(session, at), { session: session.id });
  if ([...attended, ...absent].includes(by.ref)) {
    throw because(
      new NotAllowedError(
        'Nobody records their own attendance; another trainer does it',
      ),
      'actor.own-training',
    );
  }
  const faults = [
    ...notMembers(attended, 'attended', members),
    ...notMembers(absent, 'absent', members),
    ...bothWays(attended, absent),
  ];
  if (faults.length) throw inputErrorOf(faults);

  const before = new Map(seats.map(seat => [seat.person, seat]));
  const changed = [
    ...[...new Set(attended)].map(person => ({
      person,
      status: 'attended' as const,
    })),
    ...[...new Set(absent)].map(person => ({
      person,
      status: 'absent' as const,
    })),
  ].flatMap(({ person, status }): SessionSeat[] => {
    const seat = before.get(person);
    if (seat?.status === status) return [];
    return [{ session: session.id, at, ...seat, person, status }];
  });
  const fresh = new Map(changed.map(seat => [seat.person, seat]));
  const all = [
    ...seats.map(seat => fresh.get(seat.person) ?? seat),
    ...changed.filter(({ person }) => !before.has(person)),
  ];
  if (changed.length === 0) return { seats: all, changed };
  const count = (status: SessionSeat['status']) =>
    all.filter(seat => seat.status === status).length;
  return {
    seats: all,
    changed,
    happened: {
      type: 'training.attendance-recorded',
      ...{ cutoverId: cutover.id, at, by: by.ref, item: session.id },
      after: {
        course: course.id,
        attended: count('attended'),
        absent: count('absent'),
      },
    },
  };
}

/** What the caller may do with a session, and why not. */
export function allowedOnSession(
  session: TrainingSession,
  call: SeatCall & { course: Course; seat?: SessionSeat },
): SessionView['allowed'] {
  const { at, course, seat } = call;
  const sit = maySit(session, call);
  const leave = maySit(session, { ...call, member: {} });
  const change = whileItStands(
    session,
    mayOnTraining('add-session', call, { course }),
  );
  const record = mayOnTraining('record-attendance', call, {
    course,
    sessions: [session],
  });
  return {
    change,
    cancel: change.allowed ? mayCancel(session, at) : change,
    'record-attendance': record.allowed ? hasBegun(session, at) : record,
    'sign-up':
      sit.allowed && seat
        ? refused('training.signed-up', 'You are signed up already')
        : sit,
    leave:
      leave.allowed && !seat
        ? refused('training.not-signed-up', 'You are not signed up')
        : leave,
  };
}

/**
 * Whether a session may still be called off. What has begun was held, however far it came: who was there is recorded, and
 * whoever had to leave was absent. So nobody's attendance is ever of a session that did not take place.
 */
export function mayCancel(
  { start }: Pick<TrainingSession, 'start'>,
  at: string,
): Verdict {
  return start > at
    ? { allowed: true }
    : refused(
        'training.too-late-to-cancel',
        `The session began at ${start}; record who attended instead`,
      );
}

function whileItStands(
  { status }: Pick<TrainingSession, 'status'>,
  verdict: Verdict,
): Verdict {
  return verdict.allowed && status === 'cancelled'
    ? refused('training.session-cancelled', 'The session is cancelled')
    : verdict;
}

function hasBegun(session: TrainingSession, at: string): Verdict {
  const standing = whileItStands(session, { allowed: true });
  return standing.allowed && session.start > at ? notBegun(session) : standing;
}

function notBegun({ start }: Pick<TrainingSession, 'start'>) {
  return refused(
    'training.session-not-begun',
    `The session begins at ${start}; attendance is recorded from then on`,
  );
}

function notMembers(
  people: readonly string[],
  list: keyof RecordAttendance,
  members: ReadonlySet<string>,
): Fault[] {
  return people.flatMap((person, index): Fault[] =>
    members.has(person)
      ? []
      : [
          {
            path: [list, index],
            reason: 'training.not-a-member',
            message: `${person} does not need this course; assign them first`,
            params: { person },
          },
        ],
  );
}

function bothWays(
  attended: readonly string[],
  absent: readonly string[],
): Fault[] {
  return absent.flatMap((person, index): Fault[] =>
    attended.includes(person)
      ? [
          {
            path: ['absent', index],
            reason: 'training.there-and-not',
            message: `${person} is named as there and as not there; name them once`,
            params: { person },
          },
        ]
      : [],
  );
}
