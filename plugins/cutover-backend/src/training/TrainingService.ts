import {
  addCourse,
  addCourseInputSchema,
  assignTraining,
  assignTrainingInputSchema,
  changeCourse,
  changeCourseInputSchema,
  cutoverTrainingManagePermission,
  findCourse,
  type Course,
  type CourseView,
  type TrainingChange,
  type TrainingContext,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { Outbox } from '../outbox/Outbox';
import type { Candidates } from './Candidates';
import { staleCourse, type CourseStore } from './CourseStore';
import type { KnownRefs } from './KnownRefs';
import type { TrainingAudience } from './TrainingAudience';
import type { OpenedTraining, TrainingDoor } from './TrainingDoor';
import type { TrainingOverviews } from './TrainingOverviews';

export interface CourseKey {
  cutover: string;
  course: string;
}

/** A call that is known again when it is repeated, or that only says what it would come to. */
export interface CallOptions {
  idempotencyKey?: string;
  dryRun?: boolean;
}

/** A change of one course: how it is called, who is named in it, and what becomes of the course. */
interface Plan {
  cutover: string;
  named: string[];
  /** What was asked, by which a repeated call is known. */
  request: unknown[];
  options?: CallOptions;
  decide(
    opened: OpenedTraining,
    context: Pick<TrainingContext, 'by' | 'at' | 'known'>,
    db: Knex,
  ): Decided | Promise<Decided>;
}

interface Decided {
  change: TrainingChange<Course>;
  version: number;
}

/** Planning who is trained in what. */
export class TrainingService {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      candidates: Candidates;
      courses: CourseStore;
      known: KnownRefs;
      overviews: TrainingOverviews;
      training: TrainingDoor;
      recorder: Recorder;
      idempotency: IdempotencyStore;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** One more course, of this cutover only. With a key, a repeated call makes none. */
  async addCourse(
    cutover: string,
    body: unknown,
    caller: Caller,
    options: CallOptions = {},
  ): Promise<CourseView> {
    const input = parsedBody(addCourseInputSchema, body);
    return this.#plan(caller, {
      ...{ cutover, options },
      named: [...input.trainers, ...input.assigned],
      request: ['course', input],
      decide: (opened, context) => ({
        change: addCourse(input, {
          ...{ ...opened, ...context },
          taken: new Set([
            ...opened.spec.training.courses.map(({ id }) => id),
            ...opened.courses.map(({ id }) => id),
          ]),
        }),
        version: 0,
      }),
    });
  }

  async changeCourse(
    { cutover, course: id, version }: CourseKey & { version: number },
    body: unknown,
    caller: Caller,
  ): Promise<CourseView> {
    const { audience, training } = this.deps;
    const input = parsedBody(changeCourseInputSchema, body);
    const writesAssessments = Boolean(input.course ?? input.assessments);
    if (writesAssessments) {
      const opened = await training.open(cutover, caller, []);
      await audience.assertKnown(opened.cutover);
    }
    return this.#plan(caller, {
      cutover,
      named: input.trainers ?? [],
      request: ['change', id, input],
      decide: async (opened, context, db) => {
        const course = findCourse(opened.courses, id);
        if (course.version !== version) {
          throw staleCourse(course, version, course.version);
        }
        const change = changeCourse(course, input, {
          ...{ ...opened, ...context },
          candidateFor: writesAssessments
            ? await this.deps.candidates.exams(
                ...([db, opened, course, caller.actor.ref] as const),
              )
            : new Set(),
        });
        return { change, version };
      },
    });
  }

  /** Groups and people who attend from now on, or no longer. */
  async assign(
    { cutover, course: id }: CourseKey,
    body: unknown,
    caller: Caller,
    options: CallOptions = {},
  ): Promise<CourseView> {
    const input = parsedBody(assignTrainingInputSchema, body);
    return this.#plan(caller, {
      ...{ cutover, options },
      named: input.add,
      request: ['assign', id, input],
      decide: (opened, context) => {
        const course = findCourse(opened.courses, id);
        const change = assignTraining(course, input, {
          ...opened,
          ...context,
        });
        return { change, version: course.version };
      },
    });
  }

  /** Load, decide, store, record in one transaction; then the catalog is asked who attends now. */
  async #plan(
    caller: Caller,
    { cutover, decide, named, options = {}, request }: Plan,
  ): Promise<CourseView> {
    const { audience, overviews, outbox, training } = this.deps;
    // The catalog is asked before the transaction, which would otherwise hold its locks meanwhile.
    const known = await this.deps.known.among(named, caller);
    const context = () => ({ by: caller.actor, at: this.#now(), known });
    if (options.dryRun) {
      const opened = await training.open(cutover, caller);
      opened.access.assert(cutoverTrainingManagePermission, opened.cutover);
      const { change } = await decide(opened, context(), this.deps.db);
      const { next } = change;
      return overviews.course(withCourse(opened, next), next.id, caller);
    }
    const id = await training.change(
      cutover,
      caller,
      cutoverTrainingManagePermission,
      (tx, opened) =>
        this.#once(tx, opened, caller, { options, request }, async () => {
          const { change, version } = await decide(opened, context(), tx);
          return this.#keep(tx, opened, change, version);
        }),
    );
    outbox.poke();
    const opened = await training.open(cutover, caller);
    await audience.follow(opened.cutover);
    return overviews.course(opened, id, caller);
  }

  /** With a key, a repeated call answers as the first one did. */
  async #once(
    tx: Knex.Transaction,
    { cutover }: OpenedTraining,
    caller: Caller,
    { options, request }: Required<Pick<Plan, 'options' | 'request'>>,
    work: () => Promise<string>,
  ): Promise<string> {
    const { idempotency } = this.deps;
    const { idempotencyKey: key } = options;
    if (key === undefined) return work();
    const call = repeatable(caller, key, ['training', cutover.id, ...request]);
    const before = await idempotency.take(tx, call, this.#now());
    if (before) return before;
    const made = await work();
    await idempotency.keep(tx, call, made);
    return made;
  }

  async #keep(
    tx: Knex.Transaction,
    opened: OpenedTraining,
    { happened, next }: TrainingChange<Course>,
    version: number,
  ): Promise<string> {
    const { courses, recorder } = this.deps;
    // Saving a form in which nothing was changed is no event.
    if (!happened) return next.id;
    await courses.save(tx, version, next);
    await recorder.record(tx, happened, opened);
    return next.id;
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

function withCourse(opened: OpenedTraining, course: Course): OpenedTraining {
  const others = opened.courses.filter(({ id }) => id !== course.id);
  return { ...opened, courses: [...others, course] };
}
