import { aQuestionnaire } from '../__testUtils__/aCourse';
import { stillAnswered } from './stillAnswered';

const answers = { useful: 4, length: 'right', words: 'More tills' };

describe('What stays answered when a questionnaire is changed', () => {
  it('is all that is asked as before', () => {
    expect(stillAnswered(answers, aQuestionnaire, aQuestionnaire)).toEqual(
      answers,
    );
  });

  it('is no rating or choice of something else, but the words that somebody wrote', () => {
    const items = aQuestionnaire.items.map(item => ({
      ...item,
      text: `${item.text} And why?`,
    }));
    expect(stillAnswered(answers, aQuestionnaire, { items })).toEqual({
      words: 'More tills',
    });
  });

  it('is nothing of what is not asked any more, or is asked in another way', () => {
    const items = [
      { id: 'words', kind: 'rating' as const, text: 'What else?', steps: 5 },
      { id: 'other', kind: 'free-text' as const, text: 'Anything?' },
    ];
    expect(stillAnswered(answers, aQuestionnaire, { items })).toEqual({});
  });
});
