import { randomUUID } from 'node:crypto';
import {
  addSession,
  addSessionInputSchema,
  attendanceInputSchema,
  cancelSession,
  cancelSessionInputSchema,
  changeSession,
  changeSessionInputSchema,
  cutoverTrainingAssessPermission,
  cutoverTrainingManagePermission,
  cutoverTrainingResultsReadPermission,
  findCourse,
  leaveSession,
  mayOnTraining,
  recordAttendance,
  signUp,
  type Course,
  type SeatChange,
  type SessionContext,
  type SessionSeat,
  type SessionView,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { Outbox } from '../outbox/Outbox';
import type { KnownRefs } from './KnownRefs';
import type { MemberBook } from './MemberBook';
import type { MemberStore } from './MemberStore';
import {
  staleSession,
  unknownSession,
  type SessionStore,
} from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import type { OpenedTraining, TrainingDoor } from './TrainingDoor';
import { aboutSession } from './trainingMessages';
import type { TrainingOverviews } from './TrainingOverviews';
import type { CallOptions, CourseKey } from './TrainingService';

export interface SessionKey {
  cutover: string;
  session: string;
}

/** Sessions: planning them, taking seats, and who was there. Taking a seat locks the session's row and no other. */
export class TrainingSessions {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      book: MemberBook;
      known: KnownRefs;
      members: MemberStore;
      overviews: TrainingOverviews;
      sessions: SessionStore;
      training: TrainingDoor;
      recorder: Recorder;
      idempotency: IdempotencyStore;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** One more session of a course. With a key, a repeated call makes none. */
  async add(
    { cutover, course: id }: CourseKey,
    body: unknown,
    caller: Caller,
    { idempotencyKey }: Pick<CallOptions, 'idempotencyKey'> = {},
  ): Promise<SessionView> {
    const { idempotency, recorder, sessions, training } = this.deps;
    const input = parsedBody(addSessionInputSchema, body);
    const known = await this.deps.known.among(input.trainers, caller);
    const made = await training.change(
      cutover,
      caller,
      cutoverTrainingManagePermission,
      async (tx, opened) => {
        const call =
          idempotencyKey === undefined
            ? undefined
            : repeatable(caller, idempotencyKey, [
                ...['training-session', opened.cutover.id, id],
                input,
              ]);
        const before = call && (await idempotency.take(tx, call, this.#now()));
        if (before) return before;
        const course = findCourse(opened.courses, id);
        const { happened, next } = addSession(input, {
          ...this.#context(opened, course, caller, known),
          id: randomUUID(),
        });
        await sessions.insert(tx, next);
        const told = aboutSession(
          ...([next, 'planned', course] as const),
          await this.#members(tx, next),
          opened.cutover,
        );
        if (happened) await recorder.record(tx, happened, opened, told);
        if (call) await idempotency.keep(tx, call, next.id);
        return next.id;
      },
    );
    return this.#shown({ cutover, session: made }, caller);
  }

  async change(
    key: SessionKey & { version: number },
    body: unknown,
    caller: Caller,
  ): Promise<SessionView> {
    const { recorder, sessions } = this.deps;
    const input = parsedBody(changeSessionInputSchema, body);
    const known = await this.deps.known.among(input.trainers ?? [], caller);
    return this.#plan(key, caller, async (tx, opened, session, course) => {
      const seats = await sessions.seats(tx, session.id);
      const { changed, happened, next } = changeSession(session, input, {
        ...this.#context(opened, course, caller, known),
        seats,
      });
      if (!happened) return;
      const saved = await sessions.save(tx, session, next);
      await sessions.saveSeats(
        tx,
        session.id,
        seats,
        withSeats(seats, changed),
      );
      const { cutover } = opened;
      await recorder.record(tx, happened, opened, [
        ...aboutSession(saved, 'changed', course, comingTo(seats), cutover),
        ...aboutSession(saved, 'moved-up', course, comingTo(changed), cutover),
      ]);
    });
  }

  async cancel(
    key: SessionKey & { version: number },
    body: unknown,
    caller: Caller,
  ): Promise<SessionView> {
    const { recorder, sessions } = this.deps;
    const input = parsedBody(cancelSessionInputSchema, body);
    return this.#plan(key, caller, async (tx, opened, session, course) => {
      const { happened, next } = cancelSession(
        session,
        input,
        this.#context(opened, course, caller, new Set()),
      );
      const saved = await sessions.save(tx, session, next);
      const seats = await sessions.seats(tx, session.id);
      const people = seats.map(({ person }) => person);
      if (!happened) return;
      await recorder.record(
        tx,
        happened,
        opened,
        aboutSession(saved, 'cancelled', course, people, opened.cutover),
      );
    });
  }

  async signUp(key: SessionKey, caller: Caller): Promise<SessionView> {
    return this.#sit(key, caller, signUp);
  }

  async leave(key: SessionKey, caller: Caller): Promise<SessionView> {
    return this.#sit(key, caller, leaveSession);
  }

  /** All of them for those who record who was there; for others their own. */
  async seats(key: SessionKey, caller: Caller): Promise<SessionSeat[]> {
    const { db, sessions, training } = this.deps;
    const opened = await training.open(key.cutover, caller);
    const session = await this.#find(db, opened, key.session);
    const course = findCourse(opened.courses, session.course);
    const seats = await sessions.seats(db, session.id);
    const all =
      opened.access.has(cutoverTrainingResultsReadPermission, opened.cutover) &&
      mayOnTraining(
        'read-results',
        { ...opened, by: caller.actor },
        { course, sessions: [session] },
      ).allowed;
    return all
      ? seats
      : seats.filter(({ person }) => person === caller.actor.ref);
  }

  /** Who was there, and who was not. */
  async recordAttendance(
    key: SessionKey,
    body: unknown,
    caller: Caller,
  ): Promise<SessionSeat[]> {
    const { audience, book, members, outbox, recorder, sessions, training } =
      this.deps;
    const input = parsedBody(attendanceInputSchema, body);
    const before = await training.open(key.cutover, caller, []);
    await audience.follow(before.cutover);
    const seats = await training.change(
      key.cutover,
      caller,
      cutoverTrainingAssessPermission,
      async (tx, opened) => {
        const session = await this.#find(tx, opened, key.session, {
          lock: true,
        });
        const course = findCourse(opened.courses, session.course);
        const taken = await sessions.seats(tx, session.id);
        const at = this.#now();
        const named = [...input.attended, ...input.absent];
        const { cutover } = opened;
        const change = recordAttendance(session, taken, input, {
          ...{ ...opened, at, by: caller.actor, course },
          members: await members.among(tx, cutover.id, course.id, named),
        });
        await sessions.saveSeats(tx, session.id, taken, change.seats);
        const people = change.changed.map(({ person }) => person);
        await book.attendanceRecorded(
          ...([tx, opened, session, people, at] as const),
        );
        if (change.happened) await recorder.record(tx, change.happened, opened);
        return change.seats;
      },
    );
    outbox.poke();
    return seats;
  }

  async #plan(
    key: SessionKey & { version: number },
    caller: Caller,
    work: (
      tx: Knex.Transaction,
      opened: OpenedTraining,
      session: TrainingSession,
      course: Course,
    ) => Promise<void>,
  ): Promise<SessionView> {
    await this.deps.training.change(
      key.cutover,
      caller,
      cutoverTrainingManagePermission,
      async (tx, opened) => {
        const session = await this.#find(tx, opened, key.session, {
          lock: true,
        });
        if (session.version !== key.version) {
          throw staleSession(session, key.version, session.version);
        }
        const course = findCourse(opened.courses, session.course);
        await work(tx, opened, session, course);
      },
    );
    return this.#shown(key, caller);
  }

  async #sit(
    key: SessionKey,
    caller: Caller,
    decide: typeof signUp,
  ): Promise<SessionView> {
    const { audience, db, members, outbox, recorder, sessions, training } =
      this.deps;
    const opened = await training.open(key.cutover, caller);
    const { cutover } = opened;
    await audience.follow(cutover);
    const { actor: by } = caller;
    await db.transaction(async tx => {
      const session = await this.#find(tx, opened, key.session, { lock: true });
      const course = findCourse(opened.courses, session.course);
      const member = await members.find(tx, {
        ...{ cutoverId: cutover.id, course: course.id },
        person: by.ref,
      });
      const before = await sessions.seats(tx, session.id);
      const at = this.#now();
      const change: SeatChange = decide(session, before, {
        ...{ ...opened, at, by, member },
      });
      await sessions.saveSeats(tx, session.id, before, change.seats);
      const movedUp = comingTo(change.changed).filter(
        person => person !== by.ref,
      );
      await recorder.tell(tx, { cutoverId: cutover.id, at }, [
        { teller: 'signal', id: cutover.id },
        ...aboutSession(session, 'moved-up', course, movedUp, cutover),
      ]);
    });
    outbox.poke();
    return this.#shown(key, caller);
  }

  /** Whom a new session may interest. */
  #members(
    tx: Knex.Transaction,
    { cutoverId, course }: TrainingSession,
  ): Promise<string[]> {
    return this.deps.members.uncertified(tx, cutoverId, course, this.#now());
  }

  async #find(
    db: Knex,
    { cutover }: OpenedTraining,
    id: string,
    options?: { lock: boolean },
  ): Promise<TrainingSession> {
    const found = await this.deps.sessions.find(db, cutover.id, id, options);
    if (found) return found;
    throw unknownSession(cutover, id);
  }

  async #shown(key: SessionKey, caller: Caller): Promise<SessionView> {
    const { db, outbox, overviews, training } = this.deps;
    outbox.poke();
    const opened = await training.open(key.cutover, caller);
    const session = await this.#find(db, opened, key.session);
    return overviews.session(opened, session, caller);
  }

  #context(
    opened: OpenedTraining,
    course: Course,
    { actor: by }: Caller,
    known: ReadonlySet<string>,
  ): SessionContext {
    return { ...opened, by, at: this.#now(), known, course };
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function comingTo(seats: SessionSeat[]): string[] {
  return seats.flatMap(({ person, status }) =>
    status === 'signed-up' ? person : [],
  );
}

function withSeats(seats: SessionSeat[], changed: SessionSeat[]) {
  const fresh = new Map(changed.map(seat => [seat.person, seat]));
  return seats.map(seat => fresh.get(seat.person) ?? seat);
}
