import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  trainingReminders,
  type Course,
  type TrainingReminder,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Recorder } from '../audit/Recorder';
import type { CutoverStore } from '../lifecycle/CutoverStore';
import type { Outbox } from '../outbox/Outbox';
import type { AttemptStore } from './AttemptStore';
import type { ExamService } from './ExamService';
import type { MemberBook } from './MemberBook';
import type { MemberStore } from './MemberStore';
import type { ReminderStore } from './ReminderStore';
import type { SessionStore } from './SessionStore';
import type { Training, TrainingDoor } from './TrainingDoor';
import { aboutDueCourse, aboutSession } from './trainingMessages';
import type { WaitingStore } from './WaitingStore';

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 24 * 3_600_000;

/** Ends attempts whose time is over, and reminds people: once, whichever replica does it. */
export class TrainingDueDates {
  constructor(
    private readonly deps: {
      db: Knex;
      attempts: AttemptStore;
      book: MemberBook;
      cutovers: CutoverStore;
      exams: ExamService;
      logger: LoggerService;
      members: MemberStore;
      reminders: ReminderStore;
      sessions: SessionStore;
      training: TrainingDoor;
      waiting: WaitingStore;
      recorder: Recorder;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** Of those who have closed their browser. */
  async endOverdue(signal?: AbortSignal): Promise<void> {
    const { attempts, db, exams, outbox } = this.deps;
    const at = this.#now();
    while (!signal?.aborted) {
      const batch = await attempts.overdue(db, { now: at, limit: BATCH });
      let ended = 0;
      for (const { cutoverId, id } of batch) {
        const done = await this.#tried(`The attempt ${id} cannot end`, () =>
          db.transaction(async tx => {
            const training = await this.#training(tx, cutoverId);
            await exams.endOne(tx, training, id, at);
          }),
        );
        if (done) ended++;
      }
      if (batch.length) outbox.poke();
      // Those that cannot end come again, and nothing is won by trying them for ever.
      if (batch.length < BATCH || ended === 0) return;
    }
  }

  async remind(signal?: AbortSignal): Promise<void> {
    await this.#tried('Nobody is reminded of sessions', () =>
      this.#remindOfSessions(signal),
    );
    await this.#tried('Nobody is reminded of courses', () =>
      this.#remindOfCourses(signal),
    );
    await this.#tried('Nobody is told that they may sit an exam again', () =>
      this.#remindOfResits(signal),
    );
    this.deps.outbox.poke();
  }

  async #remindOfSessions(signal?: AbortSignal) {
    const { db, sessions } = this.deps;
    const now = this.#now();
    const soon = await sessions.beginning(db, {
      from: now,
      to: this.#now(DAY_MS),
    });
    for (const session of soon) {
      if (signal?.aborted) return;
      await this.#tried(`Nobody is reminded of the session ${session.id}`, () =>
        db.transaction(tx => this.#remindOfSession(tx, session, now)),
      );
    }
  }

  async #remindOfSession(
    tx: Knex.Transaction,
    session: TrainingSession,
    now: string,
  ) {
    const training = await this.#training(tx, session.cutoverId);
    const { courses, cutover } = training;
    const course = courses.find(({ id }) => id === session.course);
    if (!course) return;
    const found = trainingReminders(
      {
        ...{ courses: [], members: [], sessions: [session] },
        seats: await this.deps.sessions.seats(tx, session.id),
      },
      cutover,
      now,
    );
    const people = await this.#take(
      tx,
      training,
      found.map(({ person }) => person),
      `session:${session.id}:${session.start}`,
    );
    const told = aboutSession(session, 'tomorrow', course, people, cutover);
    await this.#tell(tx, training, told);
  }

  async #remindOfCourses(signal?: AbortSignal) {
    const { cutovers, db, training } = this.deps;
    let after = FIRST;
    while (!signal?.aborted) {
      const batch = await cutovers.running(db, { after, limit: BATCH });
      for (const cutover of batch) {
        await this.#tried(
          `Nobody is reminded of the courses of ${cutover.name}`,
          async () => {
            const found = await training.of(db, cutover);
            for (const course of found.courses) {
              await this.#remindOfCourse(found, course);
            }
          },
        );
        // On SQLite nobody else has a turn while one statement follows the other.
        await setImmediate();
      }
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1].id;
    }
  }

  async #remindOfCourse(training: Training, course: Course) {
    const { db, members } = this.deps;
    const { cutover } = training;
    const now = this.#now();
    const due = dueReminder(training, course, now);
    if (!due) return;
    const what = `course:${course.id}:${due.kind}:${due.day}`;
    // Of thousands, most have been told before.
    const people = await members.uncertified(
      db,
      ...([cutover.id, course.id, now, { reminded: what }] as const),
    );
    if (people.length === 0) return;
    await db.transaction(async tx => {
      const taken = await this.#take(tx, training, people, what);
      await this.#tell(
        tx,
        training,
        aboutDueCourse(course, due.kind, taken, cutover, due.day),
      );
    });
  }

  async #remindOfResits(signal?: AbortSignal) {
    const { book, db, waiting } = this.deps;
    while (!signal?.aborted) {
      const now = this.#now();
      const batch = await waiting.over(db, { now, limit: BATCH });
      let told = 0;
      for (const each of batch) {
        const { cutoverId, person } = each;
        const done = await this.#tried(
          `${person} is not told that they may try again`,
          () =>
            db.transaction(async tx => {
              if (!(await waiting.take(tx, each))) return;
              const training = await this.#training(tx, cutoverId);
              if (training.cutover.status !== 'running') return;
              await book.tellOfResit(tx, training, each, now);
            }),
        );
        if (done) told++;
      }
      // Those who cannot be told come again, and nothing is won by trying them for ever.
      if (batch.length < BATCH || told === 0) return;
    }
  }

  /** Whether it was done; the others are not to wait for one that fails. */
  async #tried(failure: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.deps.logger.warn(`${failure}: ${stringifyError(error)}`);
      return false;
    }
  }

  #take(
    tx: Knex.Transaction,
    { cutover }: Training,
    people: string[],
    what: string,
  ): Promise<string[]> {
    const at = this.#now();
    const asked = { cutoverId: cutover.id, people, what, at };
    return this.deps.reminders.take(tx, asked);
  }

  async #tell(
    tx: Knex.Transaction,
    { cutover }: Training,
    messages: Parameters<Recorder['tell']>[2],
  ) {
    const at = this.#now();
    await this.deps.recorder.tell(tx, { cutoverId: cutover.id, at }, messages);
  }

  async #training(db: Knex, cutoverId: string): Promise<Training> {
    const found = await this.deps.training.find(db, cutoverId);
    if (!found) throw new Error(`There is no cutover ${cutoverId}`);
    return found;
  }

  #now(later = 0): string {
    return new Date(this.deps.clock().getTime() + later).toISOString();
  }
}

type DueReminder = Extract<TrainingReminder, { day: string }>;

/** What anybody who is not certified in a course is to be told now: of all of them the same. */
function dueReminder(
  { cutover }: Training,
  course: Course,
  now: string,
): DueReminder | undefined {
  const anybody = { person: 'user:default/anybody', course: course.id };
  return trainingReminders(
    { courses: [course], members: [anybody], sessions: [], seats: [] },
    cutover,
    now,
  ).find((each): each is DueReminder => 'day' in each);
}
