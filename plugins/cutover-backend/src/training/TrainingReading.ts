import { NotFoundError } from '@backstage/errors';
import {
  because,
  isOwnCourse,
  type CourseReading,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Outbox } from '../outbox/Outbox';
import type { CourseStore } from './CourseStore';
import type { MemberBook } from './MemberBook';
import type { MemberRecords } from './MemberRecords';
import type { TrainingAudience } from './TrainingAudience';
import {
  courseIn,
  type OpenedTraining,
  type TrainingDoor,
} from './TrainingDoor';
import type { CourseKey } from './TrainingService';
import { myCourse } from './trainingView';

/** Courses that are taken at one's own pace, to be read again at any time. */
export class TrainingReading {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      book: MemberBook;
      courses: CourseStore;
      records: MemberRecords;
      training: TrainingDoor;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  async course(key: CourseKey, caller: Caller): Promise<CourseReading> {
    const { audience, training } = this.deps;
    const opened = await training.open(key.cutover, caller, []);
    await audience.follow(opened.cutover);
    return this.#reading(opened, key.course, caller);
  }

  /** Whoever needs the course has read one of its units. Of everybody else nothing is kept, and nothing once all is over. */
  async readUnit(
    key: CourseKey & { unit: string },
    caller: Caller,
  ): Promise<CourseReading> {
    const { book, courses, db, outbox, training } = this.deps;
    const opened = await training.open(key.cutover, caller, []);
    const { course } = courseIn(opened, key.course);
    if (!course.definition.units.some(({ id }) => id === key.unit)) {
      throw because(
        new NotFoundError(
          `The course ${course.id} has no unit "${key.unit.slice(0, 100)}"`,
        ),
        'training.unknown-unit',
      );
    }
    const member = {
      ...{ cutoverId: opened.cutover.id, course: course.id },
      person: caller.actor.ref,
    };
    const reading = await this.#reading(opened, course.id, caller);
    const isNeeded = reading.mine && !reading.mine.member.leftAt;
    if (!isNeeded || reading.over) return reading;
    await db.transaction(async tx => {
      const at = this.deps.clock().toISOString();
      await courses.readUnit(tx, { ...member, unit: key.unit }, at);
      await book.bringUpToDate(tx, opened, member, { at });
    });
    outbox.poke();
    return this.#reading(opened, course.id, caller);
  }

  async #reading(
    opened: OpenedTraining,
    id: string,
    { actor }: Caller,
  ): Promise<CourseReading> {
    const { clock, db, records } = this.deps;
    const { assessments, course } = courseIn(opened, id);
    const record = await records.find(db, {
      ...{ cutoverId: opened.cutover.id, course: id },
      person: actor.ref,
    });
    const { cutover } = opened;
    const over = cutover.status !== 'running';
    const at = clock().toISOString();
    if (!record || !isOwnCourse(record.member, at)) return { course, over };
    return {
      course,
      mine: myCourse(record, course, assessments, { at, opened }),
      over,
    };
  }
}
