import fc from 'fast-check';
import { anAttempt, exam, later, noon } from './__testUtils__/aTraining';
import { anyExam, anySeed } from './__testUtils__/anyExam';
import { drawPaper, paperOf } from './drawPaper';
import type { Exam, Question } from './model';

function paperFor(any: Exam, seed: number) {
  return paperOf(anAttempt({ seed, status: 'open' }), any, {
    answers: {},
    at: noon,
  });
}

/** The same question with whatever answer of its kind. */
function withOtherAnswer(question: Question): Question {
  switch (question.kind) {
    case 'single-choice':
      return { ...question, answer: question.options[0].id };
    case 'multiple-choice':
      return { ...question, answer: question.options.map(({ id }) => id) };
    case 'true-false':
      return { ...question, answer: !question.answer };
    case 'numeric':
      return { ...question, answer: 12345, tolerance: 7 };
    default:
      return { ...question, answer: ['something else'] };
  }
}

describe('drawPaper', () => {
  it('draws as many as the exam says, each at most once', () => {
    fc.assert(
      fc.property(anyExam, anySeed, (any, seed) => {
        const drawn = drawPaper(any, seed).map(({ question }) => question);
        const { draw, pools = [], questions } = any;
        const counts = (of: Question[]) =>
          [undefined, ...pools.map(({ id }) => id)].map(
            id => of.filter(({ pool }) => pool === id).length,
          );
        const [ofNone] = counts(questions);
        expect(counts(drawn)).toEqual([
          draw ?? ofNone,
          ...pools.map(pool => pool.draw),
        ]);
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
    );
  });

  it('shows all options of a question, each once', () => {
    fc.assert(
      fc.property(anyExam, anySeed, (any, seed) => {
        for (const { options, question } of drawPaper(any, seed)) {
          const known = 'options' in question ? question.options : undefined;
          expect(options && [...options].sort()).toEqual(
            known?.map(({ id }) => id).sort(),
          );
        }
      }),
    );
  });

  it('draws the same again and again from a seed', () => {
    fc.assert(
      fc.property(anyExam, anySeed, (any, seed) => {
        expect(drawPaper(any, seed)).toEqual(drawPaper(any, seed));
      }),
    );
  });

  it('asks different people in different order', () => {
    const orders = new Set(
      Array.from({ length: 50 }, (_, seed) =>
        drawPaper(exam, seed)
          .map(({ options = [], question }) => [question.id, ...options])
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(45);
  });

  it('draws each question of a pool about as often as any other', () => {
    const pool = Array.from({ length: 5 }, (_, index) => ({
      ...exam.questions[2],
      id: `q${index}`,
      pool: 'p',
    }));
    const even = {
      ...exam,
      pools: [{ id: 'p', draw: 2 }],
      questions: pool,
    } as Exam;
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed++) {
      for (const { question } of drawPaper(even, seed)) {
        counts.set(question.id, (counts.get(question.id) ?? 0) + 1);
      }
    }
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(700);
      expect(count).toBeLessThan(900);
    }
  });
});

describe('paperOf', () => {
  it('is the same for two exams that differ in nothing but their answers', () => {
    fc.assert(
      fc.property(anyExam, anySeed, (any, seed) => {
        const other = {
          ...any,
          questions: any.questions.map(withOtherAnswer),
        };
        expect(paperFor(other, seed)).toEqual(paperFor(any, seed));
      }),
    );
  });

  it('holds no answer, tolerance, pool or seed of any exam', () => {
    fc.assert(
      fc.property(anyExam, anySeed, (any, seed) => {
        const keys = new Set<string>();
        JSON.stringify(paperFor(any, seed), (key, value) => {
          keys.add(key);
          return value;
        });
        for (const key of ['answer', 'tolerance', 'pool', 'pools', 'seed']) {
          expect(keys).not.toContain(key);
        }
      }),
    );
  });

  it('says how long is left by the clock of the server, and what was saved', () => {
    const attempt = anAttempt({ status: 'open', deadline: later('PT30M') });
    expect(
      paperOf(attempt, exam, { answers: { single: 'a' }, at: later('PT10M') }),
    ).toMatchObject({ remaining: 20 * 60_000, answers: { single: 'a' } });
    expect(
      paperOf(attempt, exam, { answers: {}, at: later('PT40M') }).remaining,
    ).toBe(0);
  });
});
