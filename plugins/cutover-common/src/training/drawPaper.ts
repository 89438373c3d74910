import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Answer, Attempt, Exam, Question } from './model';
import type { Paper, PaperQuestion } from './view';

/** A question that was drawn, with the ids of its options in their order. */
export interface DrawnQuestion {
  question: Question;
  options?: string[];
}

/**
 * The questions of one attempt, in their order, and their options in theirs. A seed gives the same for the same questions,
 * whatever their answers are: so many of each pool and all of no pool, or where there are no pools so many as `draw` says.
 *
 * @param seed - an integer of 32 bits
 */
export function drawPaper(exam: Exam, seed: number): DrawnQuestion[] {
  const random = xoroshiro128plus(seed);
  const shuffled = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    // Fisher and Yates.
    for (let last = left.length - 1; last > 0; last--) {
      const other = uniformInt(random, 0, last);
      [left[last], left[other]] = [left[other], left[last]];
    }
    return left;
  };
  const { draw, pools = [], questions } = exam;
  const drawn = pools.length
    ? [
        ...questions.filter(({ pool }) => pool === undefined),
        ...pools.flatMap(({ draw: most, id }) =>
          shuffled(questions.filter(({ pool }) => pool === id)).slice(0, most),
        ),
      ]
    : shuffled(questions).slice(0, draw ?? questions.length);
  return shuffled(drawn).map(question =>
    'options' in question
      ? { question, options: shuffled(question.options.map(({ id }) => id)) }
      : { question },
  );
}

/** What lies before somebody who sits an exam: nothing of it depends on what the right answers are. */
export function paperOf(
  attempt: Attempt,
  exam: Exam,
  { answers, at }: { answers: Readonly<Record<string, Answer>>; at: string },
): Paper {
  const { deadline, id } = attempt;
  const { course, assessment, number, status, startedAt } = attempt;
  return {
    attempt: {
      ...{ id, course, assessment, number, status, startedAt },
      ...(deadline ? { deadline } : {}),
    },
    title: exam.title,
    passMark: exam.passMark,
    show: exam.show,
    partialCredit: exam.partialCredit,
    questions: drawPaper(exam, attempt.seed).map(paperQuestion),
    answers: { ...answers },
    ...(deadline
      ? { remaining: Math.max(0, Date.parse(deadline) - Date.parse(at)) }
      : {}),
  };
}

function paperQuestion({ options, question }: DrawnQuestion): PaperQuestion {
  const { id, kind, points, text } = question;
  return {
    ...{ id, kind, text, points },
    ...('options' in question && options
      ? {
          options: options.flatMap(
            each =>
              question.options
                .filter(option => option.id === each)
                .map(option => ({ id: option.id, text: option.text }))
                .at(0) ?? [],
          ),
        }
      : {}),
  };
}
