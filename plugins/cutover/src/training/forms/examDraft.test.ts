import { anExam, aQuestion } from '../__testUtils__/aCourse';
import { examDraft, examOf, withQuestions } from './examDraft';

const inEnglish = (text: string | { en: string }) =>
  typeof text === 'string' ? text : text.en;

describe('An exam in a form', () => {
  it('comes out as it went in while nobody touches it', () => {
    const exam = anExam({ waitBetween: 'P1D', timeLimit: 'PT1H30M' });
    const draft = examDraft(exam, inEnglish);
    expect(draft).toMatchObject({ minutes: '90', waitHours: '24' });
    expect(
      examOf(draft, { id: exam.id, before: exam, language: 'en' }),
    ).toEqual(exam);
  });

  it('has the limits that were typed, and none where a field was emptied', () => {
    const exam = anExam({ timeLimit: 'PT30M' });
    const draft = examDraft(exam, inEnglish);
    const of = { id: exam.id, before: exam, language: 'en' };
    expect(examOf({ ...draft, minutes: '45' }, of).timeLimit).toBe('PT45M');
    expect(examOf({ ...draft, minutes: '' }, of)).not.toHaveProperty(
      'timeLimit',
    );
    expect(examOf({ ...draft, passMark: '75' }, of).passMark).toBe(0.75);
  });
});

it('a question whose id is taken gets another one, and none is lost', () => {
  expect(
    withQuestions(
      [aQuestion({ id: 'q1' })],
      [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2' })],
    ).map(({ id }) => id),
  ).toEqual(['q1', 'q1-2', 'q2']);
});
