import fc from 'fast-check';
import {
  anAttempt,
  aMember,
  dora,
  exam,
  later,
  noon,
  practical,
} from './__testUtils__/aTraining';
import { anySittings } from './__testUtils__/anyExam';
import type { Attempt } from './model';
import { resultColumns, rowOfAttempt } from './resultColumns';
import { scoreExam } from './scoreExam';
import { examStatistics } from './statistics';

function attempt(person: number, scores: [string, number][], more = {}) {
  const share =
    scores.reduce((sum, [, points]) => sum + points, 0) / scores.length;
  return anAttempt({
    id: `a${person}`,
    person: `user:default/p${person}`,
    share,
    passed: share >= 0.6,
    scores: scores.map(([id, points]) => ({ id, points, of: 1 })),
    ...more,
  });
}

describe('examStatistics', () => {
  it('counts attempts by tenth, people, passes and rounds', () => {
    const { distribution, rounds, ...counts } = examStatistics(
      [
        attempt(1, [['single', 0]]),
        attempt(1, [['single', 1]], { number: 2 }),
        attempt(2, [['single', 0.3]]),
        attempt(3, [['single', 1]]),
        attempt(4, [['single', 1]], { status: 'open', share: undefined }),
      ],
      exam,
    );
    expect(distribution).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 2]);
    expect(counts).toMatchObject({ attempts: 4, people: 3, passed: 2 });
    expect(rounds).toEqual([
      { number: 1, attempts: 3, passed: 1, share: expect.closeTo(1.3 / 3) },
      { number: 2, attempts: 1, passed: 1, share: 1 },
    ]);
  });

  it('puts the hardest question first', () => {
    const { items } = examStatistics(
      [
        attempt(1, [
          ['single', 1],
          ['numeric', 0],
        ]),
        attempt(2, [
          ['single', 1],
          ['numeric', 1],
        ]),
      ],
      exam,
    );
    expect(items).toEqual([
      { id: 'numeric', text: 'How many?', answered: 2, difficulty: 0.5 },
      { id: 'single', text: 'Which?', answered: 2, difficulty: 1 },
    ]);
  });

  it('tells a question that separates those who know from one that does not, of ten attempts or more', () => {
    const attempts = Array.from({ length: 10 }, (_, person) =>
      attempt(person, [
        ['single', person < 5 ? 0 : 1],
        ['multiple', person < 5 ? 0 : 1],
        ['true-false', person < 5 ? 1 : 0],
        ['short', 1],
      ]),
    );
    const of = (all: Attempt[], id: string) =>
      examStatistics(all, exam).items.find(item => item.id === id)
        ?.discrimination;
    // Beside it everybody has two of three points, so nothing can be said.
    expect(of(attempts, 'single')).toBeUndefined();
    const clear = attempts.map(each => ({
      ...each,
      scores: each.scores?.filter(({ id }) => id !== 'true-false'),
    }));
    expect(of(clear, 'single')).toBeCloseTo(1);
    expect(of(attempts, 'true-false')).toBeCloseTo(-1);
    expect(of(clear, 'short')).toBeUndefined();
    expect(of(clear.slice(1), 'single')).toBeUndefined();
  });

  it('finds the value of a worked example', () => {
    // Both have the mean 0.6 and five ones in common: (5 - 10 x 0.36) / (6 - 10 x 0.36).
    const ones = [0, 1, 0, 1, 1, 0, 1, 1, 0, 1];
    const others = [0, 1, 1, 1, 0, 0, 1, 1, 0, 1];
    const attempts = ones.map((one, person) =>
      attempt(person, [
        ['single', one],
        ['numeric', others[person]],
      ]),
    );
    const [first] = examStatistics(attempts, exam).items;
    expect(first.discrimination).toBeCloseTo(14 / 24, 10);
  });

  it('keeps within bounds for every exam and whatever people answer', () => {
    fc.assert(
      fc.property(anySittings, ({ exam: any, sittings }) => {
        const attempts = sittings.map(({ answers, drawn }, seed) => {
          const { passed, scores, share } = scoreExam(any, drawn, answers);
          return anAttempt({
            ...{ id: `a${seed}`, person: `user:default/p${seed}`, seed },
            ...{ passed, scores, share },
          });
        });
        const { distribution, items, people, passed } = examStatistics(
          attempts,
          any,
        );
        const count = attempts.length;
        expect(distribution.reduce((sum, each) => sum + each, 0)).toBe(count);
        expect(passed).toBeLessThanOrEqual(people);
        for (const { answered, difficulty, discrimination = 0 } of items) {
          expect(answered).toBeLessThanOrEqual(count);
          expect(difficulty).toBeGreaterThanOrEqual(0);
          expect(difficulty).toBeLessThanOrEqual(1);
          expect(Math.abs(discrimination)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('looks at the criteria of a practical exercise as well', () => {
    const assessed = anAttempt({
      share: 0.85,
      scores: [
        { id: 'result', points: 70, of: 70 },
        { id: 'pace', points: 15, of: 30 },
      ],
    });
    expect(examStatistics([assessed], practical).items).toEqual([
      { id: 'pace', text: 'It is fast', answered: 1, difficulty: 0.5 },
      { id: 'result', text: 'The result is right', answered: 1, difficulty: 1 },
    ]);
  });
});

describe('rowOfAttempt', () => {
  it('has a cell for each column, empty where a question was not drawn', () => {
    const row = rowOfAttempt(
      anAttempt({
        ...{ share: 0.1 + 0.2, endedAt: later('PT1H') },
        scores: [{ id: 'single', points: 1, of: 1 }],
      }),
      exam,
      { department: 'group:default/till' },
    );
    expect(Object.keys(row)).toEqual(resultColumns(exam, { candidate: false }));
    expect(row).toMatchObject({
      person: dora.ref,
      department: 'group:default/till',
      attempt: '1',
      startedAt: noon,
      share: '0.3',
      passed: 'false',
      'points.single': '1',
      'points.numeric': '',
    });
  });

  it('runs no formula', () => {
    const person = '=HYPERLINK("https://example.org")';
    expect(rowOfAttempt(anAttempt({ person }), exam, aMember()).person).toBe(
      `'${person}`,
    );
  });
});
