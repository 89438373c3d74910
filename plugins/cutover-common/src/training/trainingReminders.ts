import { DateTime } from 'luxon';
import type { Cutover } from '../lifecycle';
import { dueDayOf } from './course';
import type {
  Course,
  CourseMember,
  SessionSeat,
  TrainingSession,
} from './model';
import { isCertified, isNeeded } from './standing';

type Plan = Pick<Cutover, 'phases' | 'window'>;

/** That a session is the day after, or that a course is due or overdue: one of each per person and moment. */
export type TrainingReminder = { person: string; course: string } & (
  | { kind: 'session'; session: string; start: string }
  | { kind: 'due-in-7' | 'due-in-1' | 'overdue'; day: string }
);

/** What one may be reminded of. */
export interface Remindable {
  courses: readonly Pick<Course, 'definition' | 'due' | 'id'>[];
  members: readonly Pick<
    CourseMember,
    'certificate' | 'course' | 'leftAt' | 'person' | 'released'
  >[];
  sessions: readonly Pick<
    TrainingSession,
    'course' | 'id' | 'start' | 'status'
  >[];
  seats: readonly Pick<SessionSeat, 'person' | 'session' | 'status'>[];
}

/** Whom to remind of what at a moment (UTC); of a course only of what was to be told last. */
export function trainingReminders(
  { courses, members, seats, sessions }: Remindable,
  plan: Plan,
  at: string,
): TrainingReminder[] {
  const ofSessions = sessions
    .filter(({ status }) => status === 'planned')
    .filter(({ start }) => dayBefore(start) <= at && at < start)
    .flatMap(({ course, id: session, start }) =>
      seats
        .filter(seat => seat.session === session)
        .filter(({ status }) => status === 'signed-up')
        .map(({ person }) => ({
          ...{ person, course, session, start },
          kind: 'session' as const,
        })),
    );
  const ofCourses = courses.flatMap(course => {
    const day = dueDayOf(course, plan);
    const kind = momentsOf(day, plan)
      .filter(({ moment }) => moment <= at)
      .at(-1)?.kind;
    if (!kind) return [];
    return members
      .filter(member => member.course === course.id)
      .filter(member => isNeeded(member) && !isCertified(member, at))
      .map(({ person }) => ({ person, course: course.id, kind, day }));
  });
  return [...ofSessions, ...ofCourses];
}

function dayBefore(start: string): string {
  return utc(DateTime.fromISO(start, { zone: 'utc' }).minus({ hours: 24 }));
}

/** A week before the day begins, a day before it begins, and when it is over. */
function momentsOf(day: string, { window }: Plan) {
  const begins = DateTime.fromISO(day, { zone: window.timeZone });
  const from = (days: number) => utc(begins.plus({ days }).startOf('day'));
  return [
    { kind: 'due-in-7' as const, moment: from(-7) },
    { kind: 'due-in-1' as const, moment: from(-1) },
    { kind: 'overdue' as const, moment: from(1) },
  ];
}

function utc(moment: DateTime): string {
  return moment.toJSDate().toISOString();
}
