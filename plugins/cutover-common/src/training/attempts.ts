import { ConflictError, NotAllowedError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
} from '../lifecycle/verdict';
import type { Verdict } from '../lifecycle';
import { dueAfter } from '../template/dueAfter';
import { hasSeen } from './assessments';
import { drawPaper } from './drawPaper';
import type { AssessPractical } from './input';
import { assertMayOnTraining, type TrainingCall } from './mayOnTraining';
import type {
  AssessmentVersion,
  Attempt,
  Course,
  CourseMember,
  Exam,
  Practical,
  TrainingSession,
} from './model';
import type { AssessmentStanding } from './view';
import {
  assertAnswers,
  scoreExam,
  scorePractical,
  type Answers,
  type AssessmentOutcome,
} from './scoreExam';
import { assessmentStanding, type Attended } from './standing';

interface Sitting {
  course: Course;
  /** Of the person in the course; undefined where they do not belong to it. */
  member: CourseMember | undefined;
  /** Of the assessment, as it stands now. */
  version: AssessmentVersion;
  /** Of the person in the course. */
  attempts: readonly Attempt[];
  attended: readonly Attended[];
  at: string;
  /** UUID for a new attempt. */
  id: string;
}

/** Whether another attempt may begin, and why not. */
function mayStart({ from, state }: AssessmentStanding): Verdict {
  switch (state) {
    case 'passed':
      return refused('training.passed', 'This is passed already');
    case 'open':
      return refused('training.open', 'An attempt is open already');
    case 'waiting':
      return refused(
        'training.waiting',
        `The next attempt may begin at ${from}`,
      );
    case 'session-needed':
      return refused(
        'training.session-needed',
        'Before the next attempt, attend a session of the course that began after the last one',
      );
    case 'exhausted':
      return refused(
        'training.exhausted',
        'All attempts are used up; the head of the department decides what follows',
      );
    case 'released':
      return refused(
        'training.released',
        'The head of the department has decided that this is not needed',
      );
    default:
      return { allowed: true };
  }
}

/**
 * A new attempt at an exam, or the one that is open. One whose time is over is to be ended before.
 *
 * @param sitting - with a `seed`, an integer of 32 bits that nobody can guess
 * @throws NotAllowedError (403) for who does not belong to the course, ConflictError (409) while no attempt may begin
 */
export function startAttempt(
  call: TrainingCall,
  sitting: Sitting & { seed: number },
): { next: Attempt; isNew: boolean } {
  const { at, attempts, course, id, seed, version } = sitting;
  const { by, cutover } = call;
  assertAllowed(
    whyNoPerson('An exam', call.by) ??
      whyNotRunning(call.cutover) ?? { allowed: true },
  );
  const member = assertMember(sitting);
  if (member.person !== by.ref) throw notYours();
  const exam = assertKind(version, 'exam');
  const own = ofAssessment(attempts, version);
  const open = own.find(({ status }) => status === 'open');
  if (open) return { next: open, isNew: false };
  assertStanding(sitting, member);
  return {
    next: {
      ...{ id, cutoverId: cutover.id, course: course.id },
      assessment: version.assessment,
      kind: 'exam',
      version: version.version,
      person: member.person,
      number: nextNumber(own),
      status: 'open',
      seed,
      startedAt: at,
      ...(exam.timeLimit ? { deadline: dueAfter(at, exam.timeLimit) } : {}),
    },
    isNew: true,
  };
}

/** Whether the time of an open attempt is over, by the clock of the server. */
export function isTimeOver(
  { deadline, status }: Pick<Attempt, 'deadline' | 'status'>,
  at: string,
): boolean {
  return status === 'open' && deadline !== undefined && at > deadline;
}

/**
 * Whether the caller may save an answer of an attempt now.
 *
 * @throws NotAllowedError (403) for somebody else's, ConflictError (409) when it has ended or its time is over
 * @throws InputError (400) for what is no answer to a question of this attempt
 */
export function assertMaySave(
  attempt: Attempt,
  exam: Exam,
  answers: Answers,
  { at, by }: Pick<TrainingCall, 'by'> & { at: string },
): void {
  if (attempt.person !== by.ref) throw notYours();
  if (attempt.status === 'timed-out' || isTimeOver(attempt, at)) {
    throw timeOver(attempt);
  }
  if (attempt.status !== 'open') {
    throw because(
      new ConflictError('This attempt is handed in; nothing in it can change'),
      'training.handed-in',
    );
  }
  assertAnswers(drawPaper(exam, attempt.seed), answers);
}

/**
 * What becomes of an attempt that somebody hands in. After the deadline it has ended by what was saved until then: `late`
 * is to be told with `timeOver` once the attempt is kept. Whoever hands in twice is answered as at first.
 *
 * @param saved - answers that were saved in time
 * @throws NotAllowedError (403) for somebody else's, InputError (400) for what is no answer to a question of this attempt
 */
export function handIn(
  attempt: Attempt,
  exam: Exam,
  {
    at,
    brought,
    by,
    saved,
  }: Pick<TrainingCall, 'by'> & {
    at: string;
    saved: Answers;
    brought: Answers;
  },
): { next: Attempt; late: boolean; answers: Answers } {
  if (attempt.person !== by.ref) throw notYours();
  if (attempt.status !== 'open') {
    return {
      next: attempt,
      late: attempt.status === 'timed-out',
      answers: saved,
    };
  }
  if (isTimeOver(attempt, at)) {
    return { next: timeOut(attempt, exam, saved), late: true, answers: saved };
  }
  const drawn = drawPaper(exam, attempt.seed);
  assertAnswers(drawn, brought);
  const answers = { ...saved, ...brought };
  return {
    next: ended(attempt, scoreExam(exam, drawn, answers), 'handed-in', at),
    late: false,
    answers,
  };
}

/** An attempt whose time is over, scored by what was saved until then; others as they are. */
export function timeOut(attempt: Attempt, exam: Exam, saved: Answers): Attempt {
  const { deadline, seed, status } = attempt;
  if (status !== 'open' || !deadline) return attempt;
  const outcome = scoreExam(exam, drawPaper(exam, seed), saved);
  return ended(attempt, outcome, 'timed-out', deadline);
}

/** The time was over, and what was saved is handed in. */
export function timeOver({ deadline, id }: Pick<Attempt, 'deadline' | 'id'>) {
  return because(
    new ConflictError(
      `The time was over at ${deadline}; what was saved by then was handed in`,
    ),
    'training.time-over',
    { attempt: id, deadline },
  );
}

/**
 * One practical exercise, looked at by somebody else than the trainee.
 *
 * @throws NotAllowedError (403), ConflictError (409) while no attempt may begin, or where another rubric was looked at
 * @throws InputError (400): a criterion without a level, or what the exercise does not know
 */
export function assessPractical(
  { evidence, levels, person, remark, remarks, rubric }: AssessPractical,
  call: TrainingCall,
  sitting: Sitting & {
    /** Of the course: their trainers may assess too. */
    sessions: readonly Pick<TrainingSession, 'trainers'>[];
  },
): Attempt {
  const { at, attempts, course, id, sessions, version } = sitting;
  const { by, cutover } = call;
  assertMayOnTraining('assess', call, {
    ...{ course, person },
    sessions: [...sessions],
  });
  const member = assertMember(sitting);
  const practical = assertKind(version, 'practical');
  assertStanding(sitting, member);
  assertSameRubric(rubric, version);
  const faults = practicalFaults(practical, levels, remarks);
  if (faults.length) throw inputErrorOf(faults);
  const said = Object.fromEntries(
    Object.entries(remarks).filter(([, words]) => words !== ''),
  );
  const attempt: Attempt = {
    ...{ id, cutoverId: cutover.id, course: course.id },
    assessment: version.assessment,
    kind: 'practical',
    version: version.version,
    person,
    number: nextNumber(ofAssessment(attempts, version)),
    status: 'assessed',
    seed: 0,
    startedAt: at,
    practical: {
      assessedBy: by.ref,
      levels,
      remarks: said,
      ...(remark ? { remark } : {}),
      ...(evidence ? { evidence } : {}),
    },
  };
  return ended(attempt, scorePractical(practical, levels), 'assessed', at);
}

function ended(
  attempt: Attempt,
  { passed, scores, share }: AssessmentOutcome,
  status: Attempt['status'],
  endedAt: string,
): Attempt {
  return { ...attempt, status, endedAt, share, passed, scores };
}

/** A level that was chosen for what it brought then may bring something else now. */
function assertSameRubric(seen: number | undefined, found: AssessmentVersion) {
  if (hasSeen(seen, found)) return;
  const { assessment, version } = found;
  throw because(
    new ConflictError(
      `Assessment ${assessment} was looked at in version ${seen}, it is now at ${version}`,
    ),
    'training.rubric-moved',
    { found: version },
  );
}

function practicalFaults(
  { criteria }: Practical,
  levels: AssessPractical['levels'],
  remarks: AssessPractical['remarks'],
): Fault[] {
  const known = new Map(criteria.map(criterion => [criterion.id, criterion]));
  const unknown = (key: 'levels' | 'remarks', ids: string[]) =>
    ids
      .filter(id => !known.has(id))
      .map(
        (id): Fault => ({
          path: [key, id],
          reason: 'training.unknown-criterion',
          message: `This exercise has no criterion "${id}"`,
          params: { criterion: id },
        }),
      );
  const missing = criteria.flatMap(({ id, levels: steps }): Fault[] => {
    const level = Object.hasOwn(levels, id) ? levels[id] : undefined;
    if (steps.some(each => each.id === level)) return [];
    const choices = steps.map(each => each.id).join(', ');
    return [
      level === undefined
        ? {
            path: ['levels', id],
            reason: 'training.level-missing',
            message: `Say which level was reached: ${choices}`,
            params: { criterion: id },
          }
        : {
            path: ['levels', id],
            reason: 'training.unknown-level',
            message: `There is no level "${level}"; use one of ${choices}`,
            params: { criterion: id, level },
          },
    ];
  });
  return [
    ...missing,
    ...unknown('levels', Object.keys(levels)),
    ...unknown('remarks', Object.keys(remarks)),
  ];
}

function assertMember({ course, member }: Sitting): CourseMember {
  if (member && !member.leftAt) return member;
  throw because(
    new NotAllowedError(
      'Only those who need the course are assessed in it; ask whoever plans the training to assign them',
    ),
    'actor.not-a-member',
    { course: course.id },
  );
}

function assertKind<Kind extends 'exam' | 'practical'>(
  { assessment, definition }: AssessmentVersion,
  kind: Kind,
): Extract<AssessmentVersion['definition'], { kind: Kind }> {
  if (definition.kind === kind) {
    return definition as Extract<typeof definition, { kind: Kind }>;
  }
  throw because(
    new ConflictError(
      `${assessment} is of the kind ${definition.kind}, not ${kind}`,
    ),
    'training.other-kind',
  );
}

function assertStanding(sitting: Sitting, member: CourseMember): void {
  const { at, attempts, attended, version } = sitting;
  const standing = assessmentStanding({
    ...{ member, attempts, attended, at },
    definition: version.definition,
  });
  assertAllowed(mayStart(standing), {
    ...(standing.from ? { from: standing.from } : {}),
  });
}

function notYours() {
  return because(
    new NotAllowedError('This attempt is somebody else’s'),
    'actor.other-attempt',
  );
}

function ofAssessment(
  attempts: readonly Attempt[],
  { assessment }: Pick<AssessmentVersion, 'assessment'>,
): Attempt[] {
  return attempts.filter(each => each.assessment === assessment);
}

function nextNumber(own: readonly Attempt[]): number {
  return own.reduce((last, { number }) => Math.max(last, number), 0) + 1;
}
