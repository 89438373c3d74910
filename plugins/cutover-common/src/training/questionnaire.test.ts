import { questionnaire } from './__testUtils__/aTraining';
import {
  areShown,
  questionnaireFaults,
  questionnaireResult,
} from './questionnaire';

const tally = {
  answered: 7,
  shown: 5,
  counts: { stars: { 5: 3, 1: 2 }, next: { a: 4, b: 1 } },
  words: { words: ['More practice, please'] },
};

describe('questionnaireFaults', () => {
  const reasons = (answers: Record<string, string | number>) =>
    questionnaireFaults(questionnaire, answers).map(
      ({ path, reason }) => `${path.join('.')} ${reason}`,
    );

  it('wants ratings and choices, and no words', () => {
    expect(reasons({ stars: 5, next: 'a' })).toEqual([]);
    expect(reasons({ words: 'x' })).toEqual([
      'answers.stars input.missing',
      'answers.next input.missing',
    ]);
  });

  it('names what is no step, no option, no text and not asked', () => {
    expect(reasons({ stars: 6, next: 'z', words: 3, ghost: 1 })).toEqual([
      'answers.ghost training.unknown-question',
      'answers.stars training.no-such-step',
      'answers.next training.unknown-option',
      'answers.words training.answer-of-wrong-type',
    ]);
    expect(reasons({ stars: 0, next: 'a' })).toHaveLength(1);
    expect(reasons({ stars: 1.5, next: 'a' })).toHaveLength(1);
    expect(reasons({ stars: '5', next: 'a' })).toHaveLength(1);
  });
});

describe('questionnaireResult', () => {
  it('sums up what is shown', () => {
    expect(questionnaireResult(questionnaire, tally)).toMatchObject({
      answered: 7,
      shown: 5,
      minimumGroup: 5,
      items: [
        { id: 'stars', counts: [2, 0, 0, 0, 3], average: 3.4 },
        {
          id: 'next',
          options: [
            { id: 'a', count: 4 },
            { id: 'b', count: 1 },
          ],
        },
        { id: 'words', answers: ['More practice, please'] },
      ],
    });
  });

  it('shows nothing of fewer than the smallest group but how many have answered', () => {
    const few = questionnaireResult(questionnaire, {
      ...tally,
      answered: 4,
      shown: 4,
    });
    expect(few).toMatchObject({ answered: 4, shown: 0 });
    expect(JSON.stringify(few)).not.toContain('practice');
    expect(few.items[0]).not.toHaveProperty('average');
    expect(few.items[0]).toMatchObject({ counts: [0, 0, 0, 0, 0] });
  });

  it('shows nothing while all answers wait, however many have answered', () => {
    expect(
      questionnaireResult(questionnaire, { ...tally, shown: 4 }),
    ).toMatchObject({ answered: 7, shown: 0 });
  });

  it('shows answers that wait when there are enough of them, all at once', () => {
    expect(areShown(4, questionnaire)).toBe(false);
    expect(areShown(5, questionnaire)).toBe(true);
  });
});
