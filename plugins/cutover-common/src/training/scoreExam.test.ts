import fc from 'fast-check';
import { assessmentSchema } from '../template/parts/training';
import { exam, practical, rightAnswers } from './__testUtils__/aTraining';
import { anySitting, rightAnswer } from './__testUtils__/anyExam';
import { drawPaper } from './drawPaper';
import type { Answer, Exam, Question } from './model';
import {
  answerFaults,
  plainWords,
  scoreExam,
  scorePractical,
} from './scoreExam';

const drawn = drawPaper(exam, 1);

function pointsOf(id: string, answer: Answer, differently = {}) {
  const { scores } = scoreExam({ ...exam, ...differently }, drawn, {
    [id]: answer,
  });
  return scores.find(score => score.id === id)?.points;
}

function reasonsFor(answers: Record<string, Answer>) {
  return answerFaults(drawn, answers).map(
    ({ path, reason }) => `${path.join('.')} ${reason}`,
  );
}

describe('scoreExam', () => {
  it('gives all points for right answers, and none for none', () => {
    expect(scoreExam(exam, drawn, rightAnswers)).toMatchObject({
      points: 6,
      of: 6,
      share: 1,
      passed: true,
    });
    expect(scoreExam(exam, drawn, {})).toMatchObject({
      points: 0,
      share: 0,
      passed: false,
    });
  });

  it('gives for a multiple choice the share of right options less that of wrong ones', () => {
    expect(pointsOf('multiple', ['a', 'c'])).toBe(2);
    expect(pointsOf('multiple', ['a'])).toBe(1);
    expect(pointsOf('multiple', ['a', 'c', 'b'])).toBe(1);
    expect(pointsOf('multiple', ['a', 'b'])).toBe(0);
    expect(pointsOf('multiple', ['a', 'b', 'c', 'd'])).toBe(0);
    expect(pointsOf('multiple', ['b', 'd'])).toBe(0);
    expect(pointsOf('multiple', [])).toBe(0);
  });

  it('counts an option once, however often it is named', () => {
    expect(pointsOf('multiple', ['a', 'a'])).toBe(1);
  });

  it('gives without partial credit all or nothing', () => {
    const none = { partialCredit: 'none' };
    expect(pointsOf('multiple', ['a'], none)).toBe(0);
    expect(pointsOf('multiple', ['c', 'a'], none)).toBe(2);
  });

  it('takes a number that is off by the tolerance and no more', () => {
    expect(pointsOf('numeric', 0.4)).toBe(1);
    expect(pointsOf('numeric', 0.2)).toBe(1);
    expect(pointsOf('numeric', 0.41)).toBe(0);
  });

  it('takes words however they are written', () => {
    expect(pointsOf('short', 'ＲＩＳＫ　Ｍａｔｒｉｘ')).toBe(1);
    expect(pointsOf('short', ' 风险矩阵 ')).toBe(1);
    expect(pointsOf('short', 'risk  matrices')).toBe(0);
    expect(plainWords('ISTANBUL')).toBe('istanbul');
  });

  it('passes at the pass mark, where sums of shares are not exact', () => {
    const third = { ...exam, partialCredit: 'none' as const, passMark: 1 / 6 };
    expect(scoreExam(third, drawn, { single: 'b' }).passed).toBe(true);
  });

  it('does not look for answers in what every object has', () => {
    const hostile = {
      ...exam,
      questions: exam.questions.map(question => ({
        ...question,
        id: 'constructor',
      })),
    } as Exam;
    expect(scoreExam(hostile, drawPaper(hostile, 1), {}).points).toBe(0);
  });

  it('gives every exam and every answer a share between 0 and 1', () => {
    fc.assert(
      fc.property(anySitting, sitting => {
        const { exam: any, drawn: paper, answers } = sitting;
        const { scores, share } = scoreExam(any, paper, answers);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        for (const { of, points } of scores) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(of);
        }
      }),
    );
  });

  it('passes whoever answers everything right', () => {
    fc.assert(
      fc.property(anySitting, ({ exam: any, drawn: paper }) => {
        const right = Object.fromEntries(
          paper.map(({ question }) => [question.id, rightAnswer(question)]),
        );
        expect(scoreExam(any, paper, right)).toMatchObject({
          share: 1,
          passed: true,
        });
      }),
    );
  });

  it('never gives less for an answer that is right instead of another', () => {
    fc.assert(
      fc.property(anySitting, fc.nat(), (sitting, at) => {
        const { exam: any, drawn: paper, answers } = sitting;
        const { question } = paper[at % paper.length];
        const better = { ...answers, [question.id]: rightAnswer(question) };
        expect(scoreExam(any, paper, better).points).toBeGreaterThanOrEqual(
          scoreExam(any, paper, answers).points,
        );
      }),
    );
  });

  it('gives the same in whatever order options are defined, shown and named', () => {
    fc.assert(
      fc.property(anySitting, ({ exam: any, drawn: paper, answers }) => {
        const turned = Object.fromEntries(
          Object.entries(answers).map(([id, answer]) => [
            id,
            Array.isArray(answer) ? [...answer].reverse() : answer,
          ]),
        );
        const other = paper.map(({ question }) => ({
          question: ('options' in question
            ? { ...question, options: [...question.options].reverse() }
            : question) as Question,
        }));
        expect(scoreExam(any, other, turned).points).toBeCloseTo(
          scoreExam(any, paper, answers).points,
          9,
        );
      }),
    );
  });
});

describe('answerFaults', () => {
  it('finds nothing wrong with answers of the right kind, or taken back', () => {
    expect(reasonsFor({ ...rightAnswers, single: null })).toEqual([]);
  });

  it('names questions and options that this attempt does not have', () => {
    expect(
      reasonsFor({ ghost: true, single: 'z', multiple: ['a', 'y'] }),
    ).toEqual([
      'answers.ghost training.unknown-question',
      'answers.single training.unknown-option',
      'answers.multiple training.unknown-option',
    ]);
  });

  it('names answers of another type', () => {
    expect(
      reasonsFor({
        single: ['b'],
        multiple: 'a',
        'true-false': 'yes',
        numeric: '5',
        short: 5,
      }),
    ).toEqual(
      ['single', 'multiple', 'true-false', 'numeric', 'short'].map(
        id => `answers.${id} training.answer-of-wrong-type`,
      ),
    );
  });
});

describe('points', () => {
  const withPoints = (points: number) =>
    assessmentSchema.safeParse({
      ...exam,
      questions: exam.questions.map(each => ({ ...each, points })),
    });

  it('are few enough to add up, whatever number is tried', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        points => {
          const { data } = withPoints(points);
          const any = data ? (data as Exam) : exam;
          const scored = scoreExam(any, drawPaper(any, 1), rightAnswers);
          expect([scored.share, scored.passed]).toEqual([1, true]);
        },
      ),
      { examples: [[Number.MAX_VALUE], [Number.MIN_VALUE], [1_000]] },
    );
    expect(withPoints(1_000).success).toBe(true);
    expect(withPoints(1_001).success).toBe(false);
  });
});

describe('scorePractical', () => {
  it('weighs the share of each level that was reached', () => {
    const outcome = scorePractical(practical, { result: 'yes', pace: 'slow' });
    expect(outcome).toMatchObject({ points: 85, of: 100, passed: true });
    expect(outcome.share).toBeCloseTo(0.85);
  });

  it('gives nothing for a criterion that nobody looked at', () => {
    expect(scorePractical(practical, { pace: 'fast' })).toMatchObject({
      points: 30,
      passed: false,
    });
  });
});
