import { aCourse } from '../__testUtils__/aCourse';
import {
  addCourseInput,
  changeCourseInput,
  courseDraft,
  freeId,
} from './courseDraft';

const inEnglish = (text: string | { en: string }) =>
  typeof text === 'string' ? text : text.en;

describe('A course in a form', () => {
  it('sends only what differs', () => {
    const course = aCourse();
    const base = courseDraft(course, inEnglish);
    expect(
      changeCourseInput(
        { base, value: { ...base, due: '2040-02-01' } },
        course,
        'en',
      ),
    ).toEqual({ due: '2040-02-01' });
    expect(
      changeCourseInput(
        { base: { ...base, due: '2040-02-01' }, value: base },
        course,
        'en',
      ),
    ).toEqual({ due: null });
  });

  it('keeps the words of other languages when one is changed', () => {
    const course = aCourse({ origin: 'cutover' });
    const base = courseDraft(course, inEnglish);
    expect(
      changeCourseInput(
        { base, value: { ...base, title: 'The new till' } },
        course,
        'en-GB',
      ).course?.title,
    ).toEqual({ en: 'The new till', 'zh-CN': '新收银台' });
  });

  it('leaves a duration alone that nobody changed', () => {
    const course = aCourse({ origin: 'cutover' });
    const base = courseDraft(course, inEnglish);
    expect(base.months).toBe('12');
    const retitled = { ...base, title: 'Tills' };
    expect(
      changeCourseInput({ base, value: retitled }, course, 'en').course
        ?.validFor,
    ).toBe('P1Y');
    expect(
      changeCourseInput(
        { base, value: { ...retitled, months: '6' } },
        course,
        'en',
      ).course?.validFor,
    ).toBe('P6M');
  });

  it('has a name of its own when it is added', () => {
    const draft = { ...courseDraft(undefined, inEnglish), title: 'The till' };
    expect(
      addCourseInput(draft, { taken: ['the-till'], language: 'en' }).course.id,
    ).toBe('the-till-2');
  });
});

it.each([
  ['Über uns', 'uber-uns'],
  ['新业务', 'course'],
  ['2 tills', 'course-2-tills'],
  ['Prototype', 'prototype-2'],
])('%s is named %s', (title, id) => {
  expect(freeId(title, 'course', [])).toBe(id);
});
