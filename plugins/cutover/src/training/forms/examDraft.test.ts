import { anExam, aQuestion } from '../__testUtils__/aCourse';
import {
  examDraft,
  examOf,
  inPools,
  isPoolName,
  newPool,
  withQuestions,
} from './examDraft';

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
    expect(examOf({ ...draft, minutes: '1.5' }, of).timeLimit).toBe('PT90S');
    // Which the server refuses, in words, at its field.
    expect(examOf({ ...draft, attempts: '1,5' }, of).attempts).toBe(1.5);
    expect(examOf({ ...draft, minutes: '' }, of)).not.toHaveProperty(
      'timeLimit',
    );
    expect(examOf({ ...draft, passMark: '75' }, of).passMark).toBe(0.75);
  });
});

it('may be sat again after a part of an hour', () => {
  const exam = anExam({ waitBetween: 'PT3M', timeLimit: 'PT90S' });
  const draft = examDraft(exam, inEnglish);
  expect(draft).toMatchObject({ minutes: '1.5', waitHours: '0.05' });
  const of = { id: exam.id, before: exam, language: 'en' };
  const waits = (waitHours: string) =>
    examOf({ ...draft, waitHours }, of).waitBetween;
  expect(['0.05', '0.5', '0,25', '24', '0', ''].map(waits)).toEqual([
    ...['PT3M', 'PT30M', 'PT15M', 'PT24H', undefined, undefined],
  ]);
});

describe('Pools of an exam in a form', () => {
  const pooled = anExam({
    pools: [
      { id: 'first', draw: 1 },
      { id: 'second', draw: 2 },
    ],
    questions: ['first', 'first', 'second', 'second', undefined].map(
      (pool, index) => ({
        ...aQuestion({ id: `q${index}` }),
        ...(pool ? { pool } : {}),
      }),
    ),
  });
  const of = { id: pooled.id, before: pooled, language: 'en' };

  it('come out as they went in, and nothing is drawn beside them', () => {
    const draft = examDraft(pooled, inEnglish);
    expect(examOf(draft, of)).toEqual(pooled);
    expect(examOf({ ...draft, draw: '2' }, of)).not.toHaveProperty('draw');
  });

  it('are called after their names, and their questions go with them', () => {
    const draft = examDraft(pooled, inEnglish);
    const [first, second] = draft.pools;
    // The name of one that stays is taken.
    const pools = [
      { ...first, name: 'Second!' },
      second,
      newPool('Other', '1'),
    ];
    const { pools: called, questions } = examOf({ ...draft, pools }, of);
    expect(called?.map(({ id }) => id)).toEqual([
      'second-2',
      'second',
      'other',
    ]);
    expect(questions.map(({ pool }) => pool)).toEqual([
      ...['second-2', 'second-2', 'second', 'second', undefined],
    ]);
  });

  it('leave their questions behind when they are taken out', () => {
    const draft = examDraft(pooled, inEnglish);
    const pools = draft.pools.slice(1);
    const left = inPools(draft.questions, pools);
    expect(left.map(({ pool }) => pool)).toEqual([
      ...[undefined, undefined, 'second', 'second', undefined],
    ]);
    expect(left[0]).not.toHaveProperty('pool');
  });

  it('need a name of which a short one can be made', () => {
    expect(['Basics', 'Übung', '2nd', '基础', ' '].map(isPoolName)).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});

it('questions that are brought in go into a pool, if into any', () => {
  const [there, one] = withQuestions(
    [aQuestion({ id: 'q1' })],
    [aQuestion({ id: 'q2' })],
    'basics',
  );
  expect(there).not.toHaveProperty('pool');
  expect(one.pool).toBe('basics');
});

it('a question whose id is taken gets another one, and none is lost', () => {
  expect(
    withQuestions(
      [aQuestion({ id: 'q1' })],
      [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2' })],
    ).map(({ id }) => id),
  ).toEqual(['q1', 'q1-2', 'q2']);
});
