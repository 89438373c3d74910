import {
  cutoverEntityRef,
  findCourse,
  inLanguage,
  type Course,
  type Cutover,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import ical, { ICalEventStatus } from 'ical-generator';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { ReadableTrainings } from './ReadableTrainings';
import { unknownSession, type SessionStore } from './SessionStore';
import type { TrainingDoor } from './TrainingDoor';
import type { SessionKey } from './TrainingSessions';

const PRODUCT = {
  company: 'Backstage Cutover',
  product: 'Training',
  language: 'EN',
};

/** Sessions as calendars know them (iCalendar, RFC 5545), in UTC, which every calendar shows in its own zone. */
export class TrainingCalendars {
  constructor(
    private readonly deps: {
      db: Knex;
      readable: ReadableTrainings;
      sessions: SessionStore;
      training: TrainingDoor;
    },
  ) {}

  async session(
    { cutover, session: id }: SessionKey,
    caller: Caller,
  ): Promise<string> {
    const { db, sessions, training } = this.deps;
    const opened = await training.open(cutover, caller, []);
    const session = await sessions.find(db, opened.cutover.id, id);
    if (!session) throw unknownSession(opened.cutover, id);
    const course = findCourse(opened.courses, session.course);
    return calendarOf([{ session, course, cutover: opened.cutover }]);
  }

  /** All for which the caller has a seat, in running cutovers. */
  async mine(caller: Caller): Promise<string> {
    const { db, readable, sessions } = this.deps;
    const own = await sessions.ofPerson(db, caller.actor.ref);
    const trainings = await readable.of(
      own.map(({ cutoverId }) => cutoverId),
      caller,
    );
    return calendarOf(
      own.flatMap(session => {
        const found = trainings.get(session.cutoverId);
        const course = found?.courses.find(({ id }) => id === session.course);
        return found && course
          ? [{ session, course, cutover: found.cutover }]
          : [];
      }),
    );
  }
}

interface Entry {
  session: TrainingSession;
  course: Course;
  cutover: Cutover;
}

function calendarOf(entries: Entry[]): string {
  const calendar = ical({ prodId: PRODUCT });
  for (const { course, cutover, session } of entries) {
    const title = inLanguage(course.definition.title, 'en');
    calendar.createEvent({
      // The same session in two files is one entry, and its newer state takes the place of the older.
      id: `${session.id}@backstage-cutover`,
      sequence: session.version,
      start: new Date(session.start),
      end: new Date(session.end),
      stamp: new Date(session.createdAt),
      summary: session.title ? `${title}: ${session.title}` : title,
      description: `${cutover.title} (${cutoverEntityRef(cutover)})`,
      ...(session.place ? { location: session.place } : {}),
      ...(session.link ? { url: session.link } : {}),
      status:
        session.status === 'cancelled'
          ? ICalEventStatus.CANCELLED
          : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
