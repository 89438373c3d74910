import { ConflictError } from '@backstage/errors';
import {
  because,
  type Answer,
  type Attempt,
  type AttemptStatus,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { inParts } from '../database/inParts';
import { isUuid } from '../database/isUuid';
import { whereAny } from '../database/whereAny';

interface AttemptRow {
  id: string;
  cutover_id: string;
  course: string;
  assessment: string;
  kind: Attempt['kind'];
  version: number;
  person: string;
  number: number;
  status: AttemptStatus;
  /** PostgreSQL gives big integers as text. */
  seed: number | string;
  started_at: string;
  deadline: string | null;
  ended_at: string | null;
  share: number | null;
  passed: boolean | number | null;
  scores: string | null;
  practical: string | null;
}

interface AnswerRow {
  attempt_id: string;
  question: string;
  answer: string;
  at: string;
}

/** Sittings of exams and practical exercises, and the answers that are saved while they are open. */
export class AttemptStore {
  async find(
    db: Knex,
    cutoverId: string,
    id: string,
    { lock = false } = {},
  ): Promise<Attempt | undefined> {
    if (!isUuid(id)) return undefined;
    const query = db<AttemptRow>('training_attempts')
      .where({ cutover_id: cutoverId, id })
      .first();
    if (lock) query.forUpdate();
    const row = await query;
    return row && attemptOf(row);
  }

  /** Of some people in some cutovers, oldest first. */
  async ofPeople(
    db: Knex,
    cutoverIds: string[],
    people: string[],
  ): Promise<Attempt[]> {
    if (people.length === 0) return [];
    const query = db<AttemptRow>('training_attempts').whereIn(
      'cutover_id',
      cutoverIds,
    );
    const rows = await whereAny(query, 'person', people)
      .orderBy(['course', 'assessment', 'number'])
      .select();
    return rows.map(attemptOf);
  }

  /** All that are over of one assessment of a course, by the number of the sitting. */
  async ended(
    db: Knex,
    about: { cutoverId: string; course: string; assessment: string },
  ): Promise<Attempt[]> {
    const rows = await db<AttemptRow>('training_attempts')
      .where({
        cutover_id: about.cutoverId,
        course: about.course,
        assessment: about.assessment,
      })
      .whereNot({ status: 'open' })
      .orderBy(['person', 'number'])
      .select();
    return rows.map(attemptOf);
  }

  /** Whoever calls has locked the row of its person. @throws ConflictError where one is open already */
  async insert(tx: Knex.Transaction, attempt: Attempt): Promise<void> {
    const inserted = await tx<AttemptRow>('training_attempts')
      .insert(toRow(attempt))
      // Of whichever of the two unique indexes it is.
      .onConflict()
      .ignore()
      .returning('id');
    if (inserted.length === 1) return;
    throw because(
      new ConflictError('An attempt was begun at the same moment'),
      'training.open',
    );
  }

  /** Ends an open attempt, which whoever calls has locked. */
  async end(tx: Knex.Transaction, attempt: Attempt): Promise<void> {
    const { ended_at, passed, scores, share, status } = toRow(attempt);
    await tx<AttemptRow>('training_attempts')
      .where({ id: attempt.id, status: 'open' })
      .update({ ended_at, passed, scores, share, status });
  }

  /** Open ones whose time is over, the longest first. */
  async overdue(
    db: Knex,
    { now, limit }: { now: string; limit: number },
  ): Promise<Pick<Attempt, 'id' | 'cutoverId'>[]> {
    const rows = await db<AttemptRow>('training_attempts')
      .where({ status: 'open' })
      .where('deadline', '<', now)
      .orderBy('deadline')
      .limit(limit)
      .select('id', 'cutover_id');
    return rows.map(row => ({ id: row.id, cutoverId: row.cutover_id }));
  }

  async answers(db: Knex, attempt: string): Promise<Record<string, Answer>> {
    const rows = await db<AnswerRow>('training_answers')
      .where({ attempt_id: attempt })
      .select('question', 'answer');
    return Object.fromEntries(
      rows.map(({ answer, question }) => [question, JSON.parse(answer)]),
    );
  }

  /** Each takes the place of the one that was saved before. */
  async saveAnswers(
    tx: Knex.Transaction,
    attempt: string,
    answers: Record<string, Answer>,
    at: string,
  ): Promise<void> {
    const rows = Object.entries(answers).map(([question, answer]) => ({
      ...{ attempt_id: attempt, question, at },
      answer: JSON.stringify(answer),
    }));
    for (const part of inParts(rows)) {
      await tx<AnswerRow>('training_answers')
        .insert(part)
        .onConflict(['attempt_id', 'question'])
        .merge(['answer', 'at']);
    }
  }
}

function toRow(attempt: Attempt) {
  const { practical, scores } = attempt;
  return {
    id: attempt.id,
    cutover_id: attempt.cutoverId,
    course: attempt.course,
    assessment: attempt.assessment,
    kind: attempt.kind,
    version: attempt.version,
    person: attempt.person,
    number: attempt.number,
    status: attempt.status,
    seed: attempt.seed,
    started_at: attempt.startedAt,
    deadline: attempt.deadline ?? null,
    ended_at: attempt.endedAt ?? null,
    share: attempt.share ?? null,
    passed: attempt.passed ?? null,
    scores: scores ? JSON.stringify(scores) : null,
    practical: practical ? JSON.stringify(practical) : null,
  };
}

function attemptOf(row: AttemptRow): Attempt {
  return {
    id: row.id,
    cutoverId: row.cutover_id,
    course: row.course,
    assessment: row.assessment,
    kind: row.kind,
    version: row.version,
    person: row.person,
    number: row.number,
    status: row.status,
    seed: Number(row.seed),
    startedAt: row.started_at,
    ...(row.deadline === null ? {} : { deadline: row.deadline }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.share === null ? {} : { share: row.share }),
    ...(row.passed === null ? {} : { passed: Boolean(row.passed) }),
    ...(row.scores === null ? {} : { scores: JSON.parse(row.scores) }),
    ...(row.practical === null ? {} : { practical: JSON.parse(row.practical) }),
  };
}
