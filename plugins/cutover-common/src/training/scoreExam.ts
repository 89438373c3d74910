import { inputErrorOf, type Fault } from '../errors';
import type { DrawnQuestion } from './drawPaper';
import type { Answer, Exam, Practical, Question, Score } from './model';

/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, Answer>>;

/** What came of an exam or a practical exercise. */
export interface AssessmentOutcome {
  points: number;
  of: number;
  /** Of the points, 0 to 1. */
  share: number;
  /** By question or criterion. */
  scores: Score[];
  passed: boolean;
}

// Sums of shares such as 0.1 are not exact.
const ALMOST = 1e-9;

/** What is wrong with answers before they are looked at: of a question that this attempt does not ask, options that are not its own, a wrong type. */
export function answerFaults(
  drawn: readonly DrawnQuestion[],
  answers: Answers,
  path: Fault['path'] = ['answers'],
): Fault[] {
  const byId = new Map(drawn.map(({ question }) => [question.id, question]));
  return Object.entries(answers).flatMap(([id, answer]): Fault[] => {
    const question = byId.get(id);
    if (!question) {
      return [
        {
          path: [...path, id],
          reason: 'training.unknown-question',
          message: `This attempt asks no question "${id}"; load it again`,
          params: { question: id },
        },
      ];
    }
    return answer === null
      ? []
      : faultsOfAnswer(question, answer, [...path, id]);
  });
}

/** @throws InputError (400) with what `answerFaults` finds */
export function assertAnswers(
  drawn: readonly DrawnQuestion[],
  answers: Answers,
): void {
  const faults = answerFaults(drawn, answers);
  if (faults.length) throw inputErrorOf(faults);
}

/** What an exam comes to, of the questions that were drawn; what is not answered brings nothing. */
export function scoreExam(
  exam: Pick<Exam, 'partialCredit' | 'passMark'>,
  drawn: readonly DrawnQuestion[],
  answers: Answers,
): AssessmentOutcome {
  return outcomeOf(
    exam.passMark,
    drawn.map(({ question }) => ({
      id: question.id,
      points:
        question.points *
        shareOf(
          question,
          Object.hasOwn(answers, question.id) ? answers[question.id] : null,
          exam.partialCredit,
        ),
      of: question.points,
    })),
  );
}

/** What a practical exercise comes to, by the level that was found for each criterion. */
export function scorePractical(
  { criteria, passMark }: Pick<Practical, 'criteria' | 'passMark'>,
  levels: Readonly<Record<string, string>>,
): AssessmentOutcome {
  return outcomeOf(
    passMark,
    criteria.map(criterion => {
      const found = Object.hasOwn(levels, criterion.id)
        ? levels[criterion.id]
        : undefined;
      const level = criterion.levels.find(({ id }) => id === found);
      return {
        id: criterion.id,
        points: criterion.weight * (level?.share ?? 0),
        of: criterion.weight,
      };
    }),
  );
}

/** Words as they are compared: written the same way, without capitals and needless space, in no language of its own. */
export function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, ' ');
}

function outcomeOf(passMark: number, scores: Score[]): AssessmentOutcome {
  const points = sum(scores.map(score => score.points));
  const of = sum(scores.map(score => score.of));
  const share = of === 0 ? 0 : Math.min(1, points / of);
  return { points, of, share, scores, passed: share >= passMark - ALMOST };
}

/** Of the points of a question, 0 to 1. */
function shareOf(
  question: Question,
  answer: Answer,
  partialCredit: Exam['partialCredit'],
): number {
  switch (question.kind) {
    case 'multiple-choice':
      return Array.isArray(answer)
        ? shareOfChoices(question, answer, partialCredit)
        : 0;
    case 'numeric':
      return typeof answer === 'number' && isWithin(question, answer) ? 1 : 0;
    case 'short-text': {
      if (typeof answer !== 'string') return 0;
      const given = plainWords(answer);
      return question.answer.some(right => plainWords(right) === given) ? 1 : 0;
    }
    default:
      return answer === question.answer ? 1 : 0;
  }
}

function shareOfChoices(
  { answer, options }: Extract<Question, { kind: 'multiple-choice' }>,
  given: readonly string[],
  partialCredit: Exam['partialCredit'],
): number {
  const right = new Set(answer);
  const chosen = options.filter(({ id }) => given.includes(id));
  const hits = chosen.filter(({ id }) => right.has(id)).length;
  const misses = chosen.length - hits;
  if (hits === right.size && misses === 0) return 1;
  if (partialCredit === 'none') return 0;
  const wrong = options.length - right.size;
  return Math.max(0, hits / right.size - (wrong ? misses / wrong : 0));
}

function isWithin(
  { answer, tolerance }: Extract<Question, { kind: 'numeric' }>,
  given: number,
): boolean {
  const rounding =
    4 * Number.EPSILON * Math.max(Math.abs(answer), Math.abs(given));
  return Math.abs(given - answer) <= tolerance + rounding;
}

function faultsOfAnswer(
  question: Question,
  answer: Exclude<Answer, null>,
  path: Fault['path'],
): Fault[] {
  switch (question.kind) {
    case 'single-choice':
      return typeof answer === 'string'
        ? optionFaults(question, [answer], path)
        : [wrongType('the id of an option', path)];
    case 'multiple-choice':
      return Array.isArray(answer)
        ? optionFaults(question, answer, path)
        : [wrongType('a list of ids of options', path)];
    case 'true-false':
      return typeof answer === 'boolean'
        ? []
        : [wrongType('true or false', path)];
    case 'numeric':
      return typeof answer === 'number' && Number.isFinite(answer)
        ? []
        : [wrongType('a number', path)];
    default:
      return typeof answer === 'string' ? [] : [wrongType('a text', path)];
  }
}

function optionFaults(
  { options }: { options: readonly { id: string }[] },
  given: readonly string[],
  path: Fault['path'],
): Fault[] {
  return given
    .filter(id => !options.some(option => option.id === id))
    .map(id => ({
      path,
      reason: 'training.unknown-option',
      message: `This question has no option "${id}" in this attempt; load it again`,
      params: { option: id },
    }));
}

function wrongType(expected: string, path: Fault['path']): Fault {
  return {
    path,
    reason: 'training.answer-of-wrong-type',
    message: `The answer to this question is ${expected}`,
    params: { expected },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
