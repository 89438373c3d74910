import {
  dueDayOf,
  isInMyTraining,
  isOverdue,
  type MyTraining as MyTrainingItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { AudienceStore } from './AudienceStore';
import type { MemberRecords } from './MemberRecords';
import type { MemberStore } from './MemberStore';
import type { ReadableTrainings } from './ReadableTrainings';
import { noSeats, type SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import { courseIn } from './TrainingDoor';
import { myCourse, sessionView } from './trainingView';

/** Far more than one person is trained in at once. */
const MOST = 500;

/**
 * What somebody has to do, over all running cutovers, and what they are certified in of those that are over or of courses that
 * they have left.
 */
export class MyTraining {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      audiences: AudienceStore;
      members: MemberStore;
      readable: ReadableTrainings;
      records: MemberRecords;
      sessions: SessionStore;
      clock: () => Date;
    },
  ) {}

  async list(caller: Caller): Promise<MyTrainingItem[]> {
    const { clock, db, members, readable, records, sessions } = this.deps;
    const { ref } = caller.actor;
    await this.#follow(ref);
    const at = clock().toISOString();
    const own = await members.trainedIn(db, {
      ...{ people: [ref], now: at, limit: MOST },
    });
    const trainings = await readable.of(
      own.map(({ cutoverId }) => cutoverId),
      caller,
    );
    const ids = [...trainings.keys()];
    const planned = await sessions.ofAll(db, ids);
    const counts = await sessions.counted(db, ids);
    const seats = await sessions.seatsIn(db, ids, [ref]);
    const found = await records.of(db, own);
    return found.flatMap((record): MyTrainingItem[] => {
      const { member } = record;
      const opened = trainings.get(member.cutoverId);
      if (!opened?.courses.some(({ id }) => id === member.course)) return [];
      const { cutover } = opened;
      if (!isInMyTraining(member, cutover, at)) return [];
      const { assessments, course } = courseIn(opened, member.course);
      const { content, description, id, method, title } = course.definition;
      return [
        {
          ...myCourse(record, course, assessments, { at, opened }),
          cutover: {
            ...{ id: cutover.id, name: cutover.name, title: cutover.title },
          },
          definition: {
            ...{ id, title, method, content },
            ...(description ? { description } : {}),
          },
          dueDay: dueDayOf(course, cutover),
          timeZone: cutover.window.timeZone,
          late: isOverdue(member, course, cutover, at),
          sessions: planned
            .filter(each => each.cutoverId === cutover.id)
            .filter(each => each.course === id)
            .map(session =>
              sessionView(
                session,
                {
                  ...{ course, member },
                  counts: counts.get(session.id) ?? noSeats(),
                  seat: seats.find(each => each.session === session.id),
                },
                { opened, caller, at },
              ),
            ),
        },
      ];
    });
  }

  /** Whoever has just joined a team sees at once what they need to learn. */
  async #follow(person: string): Promise<void> {
    const { audience, audiences, db } = this.deps;
    for (const stale of await audiences.staleWith(db, person)) {
      await audience.follow(stale);
    }
  }
}
