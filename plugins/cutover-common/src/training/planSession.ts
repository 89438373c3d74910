import { ConflictError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { readPeriod } from '../lifecycle/cutoverWindow';
import { assertAllowed } from '../lifecycle/verdict';
import type { AddSession, ChangeSession } from './input';
import { assertMayOnTraining } from './mayOnTraining';
import type { Course, SessionSeat, TrainingSession } from './model';
import { mayCancel, seated, type SeatChange } from './seats';
import {
  once,
  trainerFaults,
  trainingChange,
  type TrainingChange,
  type TrainingContext,
} from './trainingChange';

export interface SessionContext extends TrainingContext {
  course: Course;
}

const TOLD = [
  ...(['course', 'title', 'start', 'end', 'place', 'link'] as const),
  ...(['capacity', 'trainers', 'status', 'reason'] as const),
] satisfies (keyof TrainingSession)[];

/**
 * One more session of a course. Times without an offset are read in the zone of the plan.
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400) with a fault for each field
 */
export function addSession(
  input: AddSession,
  context: SessionContext & { id: string },
): TrainingChange<TrainingSession> {
  const { at, by, course, cutover, id } = context;
  assertMayOnTraining('add-session', context, { course });
  const { capacity, link, place, title } = input;
  const period = readPeriod(input, [], 'session', cutover.window.timeZone);
  const faults = [
    ...period.faults,
    ...(period.value ? pastFaults(period.value.start, at) : []),
    ...trainerFaults(input.trainers, context),
  ];
  if (faults.length || !period.value) throw inputErrorOf(faults);
  return trainingChange<TrainingSession>(
    undefined,
    {
      id,
      cutoverId: cutover.id,
      course: course.id,
      ...period.value,
      ...present({ title, place, link, capacity }),
      trainers: once(input.trainers),
      status: 'planned',
      createdBy: by.ref,
      createdAt: at,
      version: 1,
    },
    TOLD,
    { ...context, type: 'training.session-added', item: id },
  );
}

/**
 * A session as it is planned now; what the input leaves out stays. Where it holds more people than before, those who wait
 * move up.
 *
 * @throws NotAllowedError (403)
 * @throws ConflictError (409): cancelled already, or its times after it has begun
 * @throws InputError (400) with a fault for each field
 */
export function changeSession(
  session: TrainingSession,
  input: ChangeSession,
  context: SessionContext & { seats: readonly SessionSeat[] },
): TrainingChange<TrainingSession> & Pick<SeatChange, 'changed'> {
  const { at, course, cutover, seats } = context;
  assertMayOnTraining('add-session', context, { course });
  assertNotCancelled(session);
  const { start = session.start, end = session.end } = input;
  const period = readPeriod(
    { start, end },
    [],
    'session',
    cutover.window.timeZone,
  );
  const faults: Fault[] = [...period.faults];
  const moved =
    period.value &&
    (period.value.start !== session.start || period.value.end !== session.end);
  if (moved && session.start <= at) {
    throw because(
      new ConflictError(
        `The session began at ${session.start}; its times stay as they are`,
      ),
      'training.session-begun',
    );
  }
  if (moved) faults.push(...pastFaults(period.value.start, at));
  const trainers = once(input.trainers ?? session.trainers);
  faults.push(
    ...trainerFaults(input.trainers ?? [], context, session.trainers),
  );
  const { capacity, link, place, title, ...kept } = session;
  const next: TrainingSession = {
    ...kept,
    ...period.value,
    ...present({
      title: replaced(title, input.title),
      place: replaced(place, input.place),
      link: replaced(link, input.link),
      capacity: replaced(capacity, input.capacity),
    }),
    trainers,
  };
  const taken = seats.filter(({ status }) => status === 'signed-up').length;
  const room = next.capacity ?? Infinity;
  if (room < taken && next.capacity !== capacity) {
    faults.push({
      path: ['capacity'],
      reason: 'session.seats-taken',
      message: `${taken} people are signed up already; leave room for them`,
      params: { taken },
    });
  }
  if (faults.length) throw inputErrorOf(faults);
  return {
    ...trainingChange(session, next, TOLD, {
      ...context,
      type: 'training.session-changed',
      item: session.id,
    }),
    changed: next.start > at ? seated(next, seats).changed : [],
  };
}

/**
 * A session does not take place.
 *
 * @throws NotAllowedError (403), ConflictError (409): cancelled already, or begun
 */
export function cancelSession(
  session: TrainingSession,
  { reason }: { reason: string },
  context: SessionContext,
): TrainingChange<TrainingSession> {
  const { at, course } = context;
  assertMayOnTraining('add-session', context, { course });
  assertNotCancelled(session);
  assertAllowed(mayCancel(session, at), { session: session.id });
  return trainingChange(
    session,
    { ...session, status: 'cancelled', reason },
    TOLD,
    {
      ...context,
      type: 'training.session-cancelled',
      item: session.id,
      reason,
    },
  );
}

function assertNotCancelled({
  reason,
  status,
}: Pick<TrainingSession, 'reason' | 'status'>): void {
  if (status !== 'cancelled') return;
  throw because(
    new ConflictError(
      `The session is cancelled${reason ? `: ${reason.slice(0, 200)}` : ''}`,
    ),
    'training.session-cancelled',
  );
}

function pastFaults(start: string, at: string): Fault[] {
  return start > at
    ? []
    : [
        {
          path: ['start'],
          reason: 'session.in-the-past',
          message: `The session begins at ${start}, which has passed; choose a time that is still to come`,
          params: { start, now: at },
        },
      ];
}

function replaced<T>(
  before: T | undefined,
  input: T | null | undefined,
): T | undefined {
  return input === undefined ? before : input ?? undefined;
}

type Optional = Pick<TrainingSession, 'title' | 'place' | 'link' | 'capacity'>;

/** Without what is empty. */
function present(fields: {
  [Key in keyof Optional]: Optional[Key] | undefined;
}): Optional {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
}
