import fc from 'fast-check';
import type {
  Questionnaire,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { aQuestionnaire } from '../__testUtils__/aCourse';
import {
  answeredBy,
  gapInQuestionnaire,
  newItem,
  newQuestionnaire,
  questionnaireDraft,
  questionnaireOf,
} from './questionnaireDraft';

const inEnglish = (text: Text) => (typeof text === 'string' ? text : text.en);

const text: fc.Arbitrary<Text> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z ]{0,9}[?a-z]$/),
  fc.record({
    en: fc.stringMatching(/^[a-z]{1,9}$/),
    'zh-CN': fc.constantFrom('如何？', '还有吗？'),
  }),
);
const ids = (least: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), {
    minLength: least,
    maxLength: 5,
  });

type Item = Questionnaire['items'][number];

const anyItem = (id: string): fc.Arbitrary<Item> => {
  const said = { id: fc.constant(id), text };
  return fc.oneof(
    fc.record({
      ...said,
      kind: fc.constant('rating' as const),
      steps: fc.integer({ min: 3, max: 10 }),
    }),
    fc.record({
      ...said,
      kind: fc.constant('choice' as const),
      options: ids(2).chain(options =>
        fc.tuple(
          ...options.map(option =>
            fc.record({ id: fc.constant(option), text }),
          ),
        ),
      ),
    }),
    fc.record({ ...said, kind: fc.constant('free-text' as const) }),
  );
};

const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc.record({
  id: fc.constant('any'),
  kind: fc.constant('questionnaire' as const),
  title: text,
  minimumGroup: fc.integer({ min: 3, max: 50 }),
  items: ids(1).chain(all => fc.tuple(...all.map(anyItem))),
});

describe('A questionnaire in a form', () => {
  it('comes out as it went in while nobody touches it, in whichever language it is read', () => {
    fc.assert(
      fc.property(
        anyQuestionnaire,
        fc.constantFrom('en', 'zh-CN', 'de'),
        (questionnaire, language) => {
          const say = (said: Text) =>
            typeof said === 'string' ? said : said[language] ?? said.en;
          const draft = questionnaireDraft(questionnaire, say);
          expect(
            questionnaireOf(draft, {
              ...{ id: 'any', before: questionnaire, language },
            }),
          ).toEqual(questionnaire);
        },
      ),
    );
  });

  it('is answered in another way, and keeps what the way before needs', () => {
    const draft = questionnaireDraft(aQuestionnaire, inEnglish);
    const [, length] = draft.items;
    const rated = answeredBy(length, 'rating');
    expect(answeredBy(rated, 'choice')).toEqual(length);
    expect(
      questionnaireOf(
        { ...draft, items: [{ ...rated, steps: '7' }] },
        { id: 'feedback', before: aQuestionnaire, language: 'en' },
      ).items,
    ).toEqual([
      { id: 'length', kind: 'rating', text: 'How long was it?', steps: 7 },
    ]);
    const fresh = answeredBy(newItem(), 'choice');
    expect(fresh.options).toHaveLength(2);
    expect(new Set(fresh.options.map(({ id }) => id)).size).toBe(2);
  });

  it('begins with something to be rated and something to be said, and lacks a title', () => {
    const draft = newQuestionnaire({ rating: 'Ready?', open: 'What else?' });
    expect(gapInQuestionnaire(draft)).toEqual({ field: 'title' });
    draft.title = 'Feedback';
    expect(gapInQuestionnaire(draft)).toBeUndefined();
    expect(
      questionnaireOf(draft, { id: 'feedback', language: 'en' }),
    ).toMatchObject({
      ...{ title: 'Feedback', minimumGroup: 5 },
      items: [{ kind: 'rating', steps: 5 }, { kind: 'free-text' }],
    });
  });

  it('names the first thing that is missing, and a group in which people would be recognised', () => {
    const draft = questionnaireDraft(aQuestionnaire, inEnglish);
    const [useful, length] = draft.items;
    const gap = (part: Partial<typeof draft>) =>
      gapInQuestionnaire({ ...draft, ...part });
    for (const minimumGroup of ['', '2']) {
      expect(gap({ minimumGroup })).toEqual({ field: 'minimumGroup' });
    }
    expect(gap({ items: [useful, { ...length, text: ' ' }] })).toEqual({
      ...{ field: 'item', item: 2 },
    });
    const [short] = length.options;
    const open = { ...length, options: [short, { id: 'b', text: '' }] };
    expect(gap({ items: [open] })).toEqual({
      ...{ field: 'option', item: 1, option: 2 },
    });
    // What a rating does not ask for is not missing.
    expect(gap({ items: [{ ...open, kind: 'rating' }] })).toBeUndefined();
  });
});
