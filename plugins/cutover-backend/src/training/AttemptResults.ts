import {
  currentAssessment,
  isCandidate,
  isGraded,
  resultReview,
  assessmentStanding,
  type Answers,
  type Attempt,
  type AttemptResult,
  type GradedAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { AssessmentStore } from './AssessmentStore';
import type { AttemptStore } from './AttemptStore';
import type { Candidates } from './Candidates';
import type { GradedRecord, MemberRecords } from './MemberRecords';
import type { Training } from './TrainingDoor';

/** How somebody's own attempts ended, as far as they may know. */
export class AttemptResults {
  constructor(
    private readonly deps: {
      assessments: AssessmentStore;
      attempts: AttemptStore;
      candidates: Candidates;
      records: MemberRecords;
    },
  ) {}

  /** `known` spares reading again what was read a moment ago. */
  async of(
    db: Knex,
    training: Training,
    attempt: Attempt,
    at: string,
    known: { record?: GradedRecord; answers?: Answers } = {},
  ): Promise<AttemptResult> {
    const { cutoverId, course, person } = attempt;
    const definition = await this.definition(db, attempt);
    const record =
      known.record ??
      (await this.deps.records.find(db, { cutoverId, course, person }));
    if (!record) throw new Error(`${person} never belonged to ${course}`);
    const current = currentAssessment(
      training.spec,
      training.versions,
      attempt.assessment,
    )?.definition;
    const candidate = await this.#isCandidate(db, training, attempt, record);
    const isTold = attempt.passed && !candidate;
    return resultReview(attempt, definition, {
      candidate,
      answers: isTold
        ? known.answers ?? (await this.deps.attempts.answers(db, attempt.id))
        : {},
      standing: assessmentStanding({
        ...record,
        definition: current ?? definition,
        answered: false,
        at,
      }),
    });
  }

  /** On which it was taken, and is scored for ever. */
  async definition(
    db: Knex,
    { assessment, cutoverId, version }: Attempt,
  ): Promise<GradedAssessment> {
    const key = { cutoverId, assessment, version };
    const found = await this.deps.assessments.find(db, key);
    if (found && isGraded(found.definition)) return found.definition;
    throw new Error(`Version ${version} of ${assessment} is not kept`);
  }

  async #isCandidate(
    db: Knex,
    training: Training,
    { assessment, passed, person }: Attempt,
    { attempts, member }: GradedRecord,
  ): Promise<boolean> {
    // Before they have passed nothing is told anyway.
    if (!passed) return true;
    const here = { courses: training.courses, attempts, members: [member] };
    return (
      isCandidate(person, assessment, here) ||
      this.deps.candidates.includes(db, training, assessment, person)
    );
  }
}
