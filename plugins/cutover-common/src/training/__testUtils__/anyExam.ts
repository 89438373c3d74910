import fc from 'fast-check';
import { drawPaper, type DrawnQuestion } from '../drawPaper';
import type { Answer, Exam, Question } from '../model';

const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const optionIds = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), {
  minLength: 2,
  maxLength: 6,
});

const common = {
  text: words,
  points: fc.constantFrom(0.5, 1, 2, 3),
  pool: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
};

const anyQuestion: fc.Arbitrary<Omit<Question, 'id'>> = fc.oneof(
  optionIds.chain(ids =>
    fc.record({
      ...common,
      kind: fc.constant('single-choice' as const),
      options: fc.constant(ids.map(id => ({ id, text: id }))),
      answer: fc.constantFrom(...ids),
    }),
  ),
  optionIds.chain(ids =>
    fc.record({
      ...common,
      kind: fc.constant('multiple-choice' as const),
      options: fc.constant(ids.map(id => ({ id, text: id }))),
      answer: fc.subarray(ids, { minLength: 1 }),
    }),
  ),
  fc.record({
    ...common,
    kind: fc.constant('true-false' as const),
    answer: fc.boolean(),
  }),
  fc.record({
    ...common,
    kind: fc.constant('numeric' as const),
    answer: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    tolerance: fc.double({ min: 0, max: 10, noNaN: true }),
  }),
  fc.record({
    ...common,
    kind: fc.constant('short-text' as const),
    answer: fc.array(words, { minLength: 1, maxLength: 3 }),
  }),
);

/** Any exam that can be taken, with pools, with a draw, or with neither. */
export const anyExam: fc.Arbitrary<Exam> = fc
  .record({
    questions: fc.array(anyQuestion, { minLength: 1, maxLength: 12 }),
    way: fc.constantFrom('pools', 'draw', 'all'),
    some: fc.double({ min: 0, max: 1, noNaN: true }),
    partialCredit: fc.constantFrom<Exam['partialCredit']>(
      'none',
      'right-minus-wrong',
    ),
    passMark: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ partialCredit, passMark, questions: drafts, some, way }) => {
    const questions = drafts.map(({ pool, ...draft }, index) => ({
      ...draft,
      id: `q${index}`,
      ...(way === 'pools' && pool ? { pool } : {}),
    })) as Question[];
    const upTo = (most: number) => Math.max(1, Math.round(some * most));
    const pools = ['one', 'two'].flatMap(id => {
      const size = questions.filter(({ pool }) => pool === id).length;
      return size ? [{ id, draw: upTo(size) }] : [];
    });
    return {
      id: 'any',
      kind: 'exam',
      title: 'Any',
      questions,
      ...(way === 'pools' && pools.length ? { pools } : {}),
      ...(way === 'draw' ? { draw: upTo(questions.length) } : {}),
      partialCredit,
      passMark,
      attempts: 2,
      onFail: 're-sit',
      show: 'all',
    };
  });

export const anySeed = fc.integer();

/** The right answer to a question. */
export function rightAnswer({ answer, kind }: Question): Answer {
  return kind === 'short-text' ? answer[0] : answer;
}

/** An answer of the right type, right or not. */
export function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  switch (question.kind) {
    case 'single-choice':
      return fc.constantFrom(...question.options.map(({ id }) => id));
    case 'multiple-choice':
      return fc.subarray(question.options.map(({ id }) => id));
    case 'true-false':
      return fc.boolean();
    case 'numeric':
      return fc.oneof(
        fc.constant(question.answer),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    default:
      return fc.oneof(fc.constantFrom(...question.answer), fc.string());
  }
}

/** An exam that somebody sits, and what they answer to the questions that were drawn for them. */
export const anySitting: fc.Arbitrary<{
  exam: Exam;
  seed: number;
  drawn: DrawnQuestion[];
  answers: Record<string, Answer>;
}> = fc
  .tuple(anyExam, anySeed)
  .map(([exam, seed]) => ({ exam, seed, drawn: drawPaper(exam, seed) }))
  .chain(sitting =>
    fc.record({
      ...{ exam: fc.constant(sitting.exam), seed: fc.constant(sitting.seed) },
      drawn: fc.constant(sitting.drawn),
      answers: fc.record(
        Object.fromEntries(
          sitting.drawn.map(({ question }) => [
            question.id,
            anyAnswer(question),
          ]),
        ),
      ),
    }),
  );

/** One exam that many people sit. */
export const anySittings: fc.Arbitrary<{
  exam: Exam;
  sittings: { drawn: DrawnQuestion[]; answers: Record<string, Answer> }[];
}> = anyExam.chain(exam =>
  fc
    .array(
      fc.record(
        Object.fromEntries(
          exam.questions.map(question => [question.id, anyAnswer(question)]),
        ),
      ),
      { maxLength: 20 },
    )
    .map(all => ({
      exam,
      sittings: all.map((answers, seed) => ({
        answers,
        drawn: drawPaper(exam, seed),
      })),
    })),
);
