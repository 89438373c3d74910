import fc from 'fast-check';
import {
  assessmentFaults,
  type Practical,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import { aPractical } from '../__testUtils__/aCourse';
import {
  gapInPractical,
  newCriterion,
  newPractical,
  practicalDraft,
  practicalOf,
  sumOfWeights,
} from './practicalDraft';

const inEnglish = (text: Text) => (typeof text === 'string' ? text : text.en);
const words = { criteria: ['Right', 'Fast'], levels: ['No', 'Nearly', 'Yes'] };

const title: fc.Arbitrary<Text> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z ]{0,9}[a-z]$/),
  fc.record({
    en: fc.stringMatching(/^[a-z]{1,9}$/),
    'zh-CN': fc.constantFrom('结果正确', '独立完成'),
  }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const ids = (least: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), {
    minLength: least,
    maxLength: 5,
  });

/** Any rubric, also one whose weights do not add up. */
const anyPractical: fc.Arbitrary<Practical> = fc.record({
  id: fc.constant('any'),
  kind: fc.constant('practical' as const),
  title,
  passMark: share,
  attempts: fc.integer({ min: 1, max: 9 }),
  onFail: fc.constantFrom('re-sit' as const, 'new-session' as const),
  criteria: ids(1).chain(all =>
    fc.tuple(
      ...all.map(id =>
        fc.record({
          id: fc.constant(id),
          title,
          weight: fc.double({ min: 0.001, max: 100, noNaN: true }),
          levels: ids(2).chain(levels =>
            fc.tuple(
              ...levels.map(level =>
                fc.record({ id: fc.constant(level), title, share }),
              ),
            ),
          ),
        }),
      ),
    ),
  ),
});

describe('A practical exercise in a form', () => {
  it('comes out as it went in while nobody touches it, in whichever language it is read', () => {
    fc.assert(
      fc.property(
        anyPractical,
        fc.constantFrom('en', 'zh-CN', 'de'),
        (practical, language) => {
          const say = (text: Text) =>
            typeof text === 'string' ? text : text[language] ?? text.en;
          const draft = practicalDraft(practical, say);
          expect(
            practicalOf(draft, { id: 'any', before: practical, language }),
          ).toEqual(practical);
        },
      ),
    );
  });

  it('is what is typed, and keeps the words of other languages', () => {
    const before: Practical = {
      ...aPractical,
      policy: ['P7.3'],
      title: { en: 'Open it', 'zh-CN': '开启' },
    };
    const draft = practicalDraft(before, inEnglish);
    draft.title = 'Open and close it';
    draft.passMark = '82.5';
    draft.criteria[0].weight = '59,5';
    draft.criteria[1].levels[0].share = '12.5';
    expect(
      practicalOf(draft, { id: before.id, before, language: 'en' }),
    ).toMatchObject({
      policy: ['P7.3'],
      title: { en: 'Open and close it', 'zh-CN': '开启' },
      passMark: 0.825,
      criteria: [
        { id: 'opens', weight: 59.5 },
        { id: 'counts', weight: 40, levels: [{ share: 0.125 }, { share: 1 }] },
      ],
    });
  });

  it('begins with a rubric that can be stored once it has a title', () => {
    const draft = newPractical(words);
    expect(gapInPractical(draft)).toEqual({ field: 'title' });
    draft.title = 'Whole case';
    expect(gapInPractical(draft)).toBeUndefined();
    const practical = practicalOf(draft, { id: 'case', language: 'en' });
    expect(assessmentFaults(practical)).toEqual([]);
    expect(practical.criteria.map(({ weight }) => weight)).toEqual([50, 50]);
    expect(practical.criteria[0].levels.map(each => each.share)).toEqual([
      0, 0.5, 1,
    ]);
  });

  it('gives another criterion the levels of the one before, and the weight that is left', () => {
    const [first] = newPractical(words).criteria;
    const one = newCriterion([{ ...first, weight: '33.3' }]);
    expect(one).toMatchObject({ title: '', weight: '66.7' });
    expect(one.levels).toEqual(first.levels);
    expect(one.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(newCriterion([{ ...first, weight: '100' }]).weight).toBe('');
  });

  it('adds weights up without what arithmetic leaves behind', () => {
    const [first] = newPractical(words).criteria;
    const weights = ['0.1', '0.2', '99,7', ''];
    expect(sumOfWeights(weights.map(weight => ({ ...first, weight })))).toBe(
      100,
    );
  });

  it('names the first thing that is missing', () => {
    const draft = { ...newPractical(words), title: 'Case' };
    const [first, second] = draft.criteria;
    const gap = (part: Partial<typeof draft>) =>
      gapInPractical({ ...draft, ...part });
    expect(gap({ passMark: '101' })).toEqual({ field: 'passMark' });
    expect(gap({ attempts: '' })).toEqual({ field: 'attempts' });
    expect(gap({ criteria: [first, { ...second, title: ' ' }] })).toEqual({
      field: 'criterion',
      criterion: 2,
    });
    expect(gap({ criteria: [{ ...first, weight: '0' }] })).toEqual({
      ...{ field: 'weight', criterion: 1 },
    });
    const [no, ...others] = first.levels;
    const leveled = (level: Partial<typeof no>) =>
      gap({
        criteria: [{ ...first, levels: [...others, { ...no, ...level }] }],
      });
    const place = { criterion: 1, level: 3 };
    expect(leveled({ title: '' })).toEqual({ field: 'level', ...place });
    expect(leveled({ share: '' })).toEqual({ field: 'share', ...place });
    expect(leveled({ share: '101' })).toEqual({ field: 'share', ...place });
  });
});
