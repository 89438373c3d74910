import { randomInt, randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  assertMaySave,
  assessmentVersionFor,
  because,
  handIn,
  handInInputSchema,
  isTimeOver,
  paperOf,
  saveAnswerInputSchema,
  startAttempt,
  timeOut,
  timeOver,
  type Answers,
  type AssessmentVersion,
  type Attempt,
  type AttemptResult,
  type Exam,
  type Paper,
  type TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { parsedBody } from '../http/body';
import type { Outbox } from '../outbox/Outbox';
import type { AssessmentStore } from './AssessmentStore';
import type { AttemptResults } from './AttemptResults';
import type { AttemptStore } from './AttemptStore';
import type { MemberBook } from './MemberBook';
import type { GradedRecord, MemberRecords } from './MemberRecords';
import type { MemberKey } from './MemberStore';
import type { TrainingAudience } from './TrainingAudience';
import {
  assessmentIn,
  courseIn,
  type Training,
  type TrainingDoor,
} from './TrainingDoor';

export interface AssessmentKey {
  cutover: string;
  course: string;
  assessment: string;
}

export interface AttemptKey {
  cutover: string;
  attempt: string;
}

/** Of 32 bits. */
const SEEDS = 2 ** 32;

/** Whoever sits an assessment first makes the template's its first version, and has written nothing of it. */
const NOBODY = 'plugin:cutover';

/** Sitting exams. Nothing here waits for the cutover's row: an attempt locks itself, and its person's own row after it. */
export class ExamService {
  constructor(
    private readonly deps: {
      db: Knex;
      training: TrainingDoor;
      audience: TrainingAudience;
      assessments: AssessmentStore;
      attempts: AttemptStore;
      book: MemberBook;
      records: MemberRecords;
      results: AttemptResults;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** A new attempt, or the one that is open. */
  async start(key: AssessmentKey, caller: Caller): Promise<Paper> {
    const { attempts, audience, db, outbox, records, training } = this.deps;
    const opened = await training.open(key.cutover, caller, []);
    await audience.follow(opened.cutover);
    const { course } = courseIn(opened, key.course);
    assessmentIn(opened, course, key.assessment);
    const { actor: by } = caller;
    const mine = {
      cutoverId: opened.cutover.id,
      ...{ course: course.id, person: by.ref },
    };
    const at = this.#now();
    await this.#endOverdue(opened, mine, at);
    const paper = await db.transaction(async tx => {
      // Who starts twice at once waits here, on whichever replica.
      const record = await records.lock(tx, mine);
      const version = await this.keptVersion(tx, opened, key.assessment, at);
      const { isNew, next } = startAttempt(
        { ...opened, by },
        {
          ...{ course, at, id: randomUUID(), seed: randomInt(SEEDS), version },
          member: record?.member,
          attempts: record?.attempts ?? [],
          attended: record?.attended ?? [],
        },
      );
      if (!isNew) return this.#paper(tx, next, at);
      await attempts.insert(tx, next);
      return paperOf(next, examOf(version.definition), { answers: {}, at });
    });
    outbox.poke();
    return paper;
  }

  /** The caller's own: the paper while it is open, the result afterwards. */
  async look(
    key: AttemptKey,
    caller: Caller,
  ): Promise<{ paper: Paper } | { result: AttemptResult }> {
    const { db, outbox, results, training } = this.deps;
    const opened = await training.open(key.cutover, caller, []);
    const at = this.#now();
    const attempt = await this.#own(db, opened, key, caller);
    if (attempt.status !== 'open') {
      return { result: await results.of(db, opened, attempt, at) };
    }
    if (!isTimeOver(attempt, at)) {
      return { paper: await this.#paper(db, attempt, at) };
    }
    const ended = await db.transaction(tx =>
      this.endOne(tx, opened, attempt.id, at),
    );
    outbox.poke();
    return { result: await results.of(db, opened, ended ?? attempt, at) };
  }

  /** Saves one answer, in the place of the one before. */
  async saveAnswer(
    key: AttemptKey & { question: string },
    body: unknown,
    caller: Caller,
  ): Promise<{ savedAt: string; remaining?: number }> {
    const { attempts, db, outbox, training } = this.deps;
    const { answer } = parsedBody(saveAnswerInputSchema, body);
    const opened = await training.open(key.cutover, caller, []);
    const { actor: by } = caller;
    const answers = { [key.question]: answer };
    const saved = await db.transaction(async tx => {
      const attempt = await this.#own(tx, opened, key, caller, { lock: true });
      // Whoever waited for the lock past the deadline is late.
      const at = this.#now();
      if (isTimeOver(attempt, at)) {
        await this.endOne(tx, opened, attempt.id, at);
        return { late: attempt };
      }
      assertMaySave(attempt, await this.#exam(tx, attempt), answers, {
        ...{ at, by },
      });
      await attempts.saveAnswers(tx, attempt.id, answers, at);
      const { deadline } = attempt;
      return {
        savedAt: at,
        ...(deadline
          ? { remaining: Date.parse(deadline) - Date.parse(at) }
          : {}),
      };
    });
    if ('savedAt' in saved) return saved;
    outbox.poke();
    throw timeOver(saved.late);
  }

  /** Scores what was saved and what the call brings; twice answers as once. */
  async handIn(
    key: AttemptKey,
    body: unknown,
    caller: Caller,
  ): Promise<AttemptResult> {
    const { attempts, db, outbox, results, training } = this.deps;
    const { answers: brought } = parsedBody(handInInputSchema, body ?? {});
    const opened = await training.open(key.cutover, caller, []);
    const { actor: by } = caller;
    const { late, next, ...known } = await db.transaction(async tx => {
      const attempt = await this.#own(tx, opened, key, caller, { lock: true });
      const at = this.#now();
      const saved = await attempts.answers(tx, attempt.id);
      const handed = handIn(attempt, await this.#exam(tx, attempt), {
        ...{ at, brought, by, saved },
      });
      if (handed.next === attempt) return { ...handed, record: undefined };
      if (!handed.late) {
        const fresh = withoutKnown(brought, saved);
        await attempts.saveAnswers(tx, attempt.id, fresh, at);
      }
      return {
        ...handed,
        record: await this.#end(tx, opened, handed.next, at),
      };
    });
    outbox.poke();
    if (late) throw timeOver(next);
    return results.of(db, opened, next, this.#now(), known);
  }

  /** Ends an attempt whose time is over, if nobody has yet; for whoever looks at it, and the schedule. */
  async endOne(
    tx: Knex.Transaction,
    training: Training,
    id: string,
    at: string,
  ): Promise<Attempt | undefined> {
    const { attempts } = this.deps;
    const attempt = await attempts.find(tx, training.cutover.id, id, {
      lock: true,
    });
    if (!attempt || !isTimeOver(attempt, at)) return attempt;
    const exam = await this.#exam(tx, attempt);
    const ended = timeOut(attempt, exam, await attempts.answers(tx, id));
    await this.#end(tx, training, ended, at);
    return ended;
  }

  /** The version on which an assessment is sat now; kept from the first time on. */
  async keptVersion(
    tx: Knex.Transaction,
    { cutover, spec, versions }: Training,
    id: string,
    at: string,
  ): Promise<AssessmentVersion> {
    const { assessments } = this.deps;
    const { isNew, version } = assessmentVersionFor(spec, versions, id, {
      ...{ at, by: NOBODY },
    });
    if (!isNew || (await assessments.insert(tx, cutover.id, version))) {
      return version;
    }
    // Somebody else has sat it, or changed it, at the same moment.
    const [newest] = await assessments.versions(tx, cutover.id, id);
    return newest;
  }

  async #end(
    tx: Knex.Transaction,
    training: Training,
    ended: Attempt,
    at: string,
  ): Promise<GradedRecord | undefined> {
    await this.deps.attempts.end(tx, ended);
    return this.deps.book.bringUpToDate(tx, training, ended, { at, ended });
  }

  /** Each by itself: what has ended stays so, also where no other may begin. */
  async #endOverdue(
    training: Training,
    { course, cutoverId, person }: MemberKey,
    at: string,
  ): Promise<void> {
    const { attempts, db, outbox } = this.deps;
    const own = await attempts.ofPeople(db, [cutoverId], [person]);
    for (const each of own) {
      if (each.course !== course || !isTimeOver(each, at)) continue;
      await db.transaction(tx => this.endOne(tx, training, each.id, at));
      outbox.poke();
    }
  }

  /** An attempt of somebody else does not exist. */
  async #own(
    db: Knex,
    { cutover }: Training,
    key: AttemptKey,
    { actor }: Caller,
    options?: { lock: boolean },
  ): Promise<Attempt> {
    const { attempts } = this.deps;
    const found = await attempts.find(db, cutover.id, key.attempt, options);
    if (found?.person === actor.ref) return found;
    throw because(
      new NotFoundError('You have no such attempt'),
      'training.unknown-attempt',
    );
  }

  async #paper(db: Knex, attempt: Attempt, at: string): Promise<Paper> {
    const answers = await this.deps.attempts.answers(db, attempt.id);
    return paperOf(attempt, await this.#exam(db, attempt), { answers, at });
  }

  async #exam(db: Knex, attempt: Attempt): Promise<Exam> {
    return examOf(await this.deps.results.definition(db, attempt));
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

/** Most answers were saved as they were given. */
function withoutKnown(brought: Answers, saved: Answers): Answers {
  return Object.fromEntries(
    Object.entries(brought).filter(
      ([id, answer]) =>
        !Object.hasOwn(saved, id) ||
        JSON.stringify(saved[id]) !== JSON.stringify(answer),
    ),
  );
}

function examOf(definition: TemplateAssessment): Exam {
  if (definition.kind === 'exam') return definition;
  throw because(
    new NotFoundError(`${definition.id} is no exam`),
    'training.unknown-attempt',
  );
}
