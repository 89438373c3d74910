import fc from 'fast-check';
import {
  aMember,
  anAttempt,
  exam,
  noon,
  practical,
  rightAnswers,
} from './__testUtils__/aTraining';
import { anySitting } from './__testUtils__/anyExam';
import { drawPaper } from './drawPaper';
import type { Attempt, GradedAssessment } from './model';
import { resultReview } from './resultReview';
import { scoreExam, type Answers } from './scoreExam';
import { assessmentStanding } from './standing';

function review(
  attempt: Attempt,
  {
    answers = rightAnswers as Answers,
    candidate = false,
    definition = exam as GradedAssessment,
  } = {},
) {
  const standing = assessmentStanding({
    ...{ definition, member: aMember(), attempts: [attempt] },
    ...{ attended: [], at: noon },
  });
  return resultReview(attempt, definition, { answers, candidate, standing });
}

const { passed, scores, share } = scoreExam(
  exam,
  drawPaper(exam, 1),
  rightAnswers,
);
const whole = anAttempt({ passed, scores, share });

describe('resultReview', () => {
  it('shows whoever has passed for good what they said and what is right', () => {
    const { review: found = [] } = review(whole);
    const of = (id: string) => found.find(each => each.id === id);
    expect(of('multiple')).toEqual({
      id: 'multiple',
      text: 'Which of them?',
      points: 2,
      of: 2,
      given: 'Option a; Option c',
      right: 'Option a; Option c',
    });
    expect(of('numeric')).toMatchObject({ given: '0.4', right: '0.3 ± 0.1' });
    expect(of('short')).toMatchObject({ right: 'Risk matrix / 风险矩阵' });
    expect(of('true-false')).toMatchObject({ right: { en: 'False' } });
  });

  it('tells whoever may still sit it that they passed, and nothing by question', () => {
    const told = review(whole, { candidate: true });
    expect(told.review).toBeUndefined();
    expect(told.attempt).toMatchObject({ share: 1, passed: true });
    expect(told.attempt).not.toHaveProperty('scores');
    expect(told.attempt).not.toHaveProperty('seed');
  });

  it('never tells whoever has failed what was right, or which question was wrong', () => {
    fc.assert(
      fc.property(anySitting, ({ exam: any, seed, drawn, answers }) => {
        const outcome = scoreExam(any, drawn, answers);
        const failed = anAttempt({
          ...{ seed, scores: outcome.scores, share: outcome.share },
          passed: false,
        });
        const told = review(failed, { answers, definition: any });
        const keys = new Set<string>();
        JSON.stringify(told, (key, value) => {
          keys.add(key);
          return value;
        });
        for (const key of ['review', 'scores', 'seed', 'right', 'points']) {
          expect(keys).not.toContain(key);
        }
      }),
    );
  });

  it('shows how far one came in a practical exercise, passed or not', () => {
    const attempt = anAttempt({
      kind: 'practical',
      assessment: 'practical',
      scores: [{ id: 'pace', points: 15, of: 30 }],
      practical: {
        ...{ assessedBy: 'user:default/bob', remarks: {} },
        levels: { pace: 'slow' },
      },
    });
    expect(
      review(attempt, { definition: practical, candidate: true }).review,
    ).toEqual([
      { id: 'pace', text: 'It is fast', points: 15, of: 30, given: 'Slow' },
    ]);
  });
});
