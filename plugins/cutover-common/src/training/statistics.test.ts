import fc from 'fast-check';
import { anAttempt, exam, later, practical } from './__testUtils__/aTraining';
import { anySittings } from './__testUtils__/anyExam';
import type { Attempt, Exam, GradedAssessment } from './model';
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

/** Of one version, which is asked still. */
function statisticsOf(attempts: Attempt[], definition: GradedAssessment) {
  return statistics(attempts, [definition]);
}

/** Of versions from the first one on, of which the last is asked now. */
function statistics(
  attempts: Attempt[],
  definitions: GradedAssessment[],
  version?: number,
) {
  return examStatistics(attempts, {
    current: definitions[definitions.length - 1],
    versions: definitions.map((definition, index) => ({
      ...{ definition, version: index + 1 },
      ...{ at: later(`P${index + 1}D`), origin: 'cutover' as const },
    })),
    ...(version === undefined ? {} : { version }),
  });
}

describe('examStatistics', () => {
  it('counts attempts by tenth, people, passes and rounds', () => {
    const { distribution, rounds, ...counts } = statisticsOf(
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
    const { items } = statisticsOf(
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
      statisticsOf(all, exam).items.find(item => item.id === id)
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
    const [first] = statisticsOf(attempts, exam).items;
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
        const { distribution, items, people, passed } = statisticsOf(
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
    expect(statisticsOf([assessed], practical).items).toEqual([
      { id: 'pace', text: 'It is fast', answered: 1, difficulty: 0.5 },
      { id: 'result', text: 'The result is right', answered: 1, difficulty: 1 },
    ]);
  });
});

describe('examStatistics of several versions', () => {
  const withText = (text: string): Exam => ({
    ...exam,
    questions: exam.questions.map(question =>
      question.id === 'single' ? { ...question, text } : question,
    ),
  });
  const other = withText('Which one of these?');
  const at = (version: number, person: number, single: number) =>
    attempt(
      person,
      [
        ['single', single],
        ['numeric', 1],
      ],
      { version },
    );
  const itemOf = (found: ReturnType<typeof statistics>, id: string) =>
    found.items.find(item => item.id === id);

  it('counts a question only where it was asked in the same words', () => {
    const found = statistics(
      [at(1, 1, 0), at(1, 2, 0), at(2, 3, 1)],
      [exam, other],
    );
    expect(found).toMatchObject({
      ...{ attempts: 3, people: 3, version: 2, changed: false },
      versions: [
        { version: 2, attempts: 1, at: later('P2D') },
        { version: 1, attempts: 2, at: later('P1D') },
      ],
    });
    expect(itemOf(found, 'single')).toEqual({
      ...{ id: 'single', text: 'Which one of these?' },
      ...{ answered: 1, difficulty: 1 },
    });
    expect(itemOf(found, 'numeric')).toMatchObject({ answered: 3 });
  });

  it.each<[string, Partial<Exam>, string]>([
    [
      'its right answer',
      { questions: changed('single', { answer: 'a' }) },
      'single',
    ],
    ['its points', { questions: changed('single', { points: 2 }) }, 'single'],
    [
      'its tolerance',
      { questions: changed('numeric', { tolerance: 0.2 }) },
      'numeric',
    ],
    ['how it is scored', { partialCredit: 'none' }, 'multiple'],
  ])('takes a question for another one by %s', (_what, differently, id) => {
    const found = statistics(
      [attempt(1, [[id, 1]]), attempt(2, [[id, 0]], { version: 2 })],
      [exam, { ...exam, ...differently }],
    );
    expect(itemOf(found, id)).toMatchObject({ answered: 1, difficulty: 0 });
  });

  it('takes it for the same one wherever it is drawn from, and whatever mark passes', () => {
    const pooled: Exam = {
      ...exam,
      passMark: 0.9,
      pools: [{ id: 'one', draw: 1 }],
      questions: exam.questions.map(each => ({ ...each, pool: 'one' })),
    };
    const found = statistics([at(1, 1, 0), at(2, 2, 1)], [exam, pooled]);
    expect(itemOf(found, 'single')).toMatchObject({
      ...{ answered: 2, difficulty: 0.5 },
    });
    expect(found).not.toHaveProperty('passMark');
  });

  it('shows the newest version that was sat, and says that something else is asked by now', () => {
    const found = statistics([at(1, 1, 0)], [exam, other]);
    expect(found).toMatchObject({ version: 1, changed: true, passMark: 0.6 });
    expect(itemOf(found, 'single')?.text).toBe('Which?');
    // Whoever has sat one that is asked again was asked what is asked now.
    expect(statistics([at(1, 1, 0)], [exam, other, exam]).changed).toBe(false);
  });

  it('tells of the version that is asked for, and of no other', () => {
    const attempts = [at(1, 1, 0), at(1, 1, 1), at(2, 2, 1)];
    const found = statistics(attempts, [exam, other], 1);
    expect(found).toMatchObject({ version: 1, attempts: 2, people: 1 });
    expect(itemOf(found, 'single')).toMatchObject({ answered: 2 });
    expect(found.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(statistics(attempts, [exam, other, exam], 3)).toMatchObject({
      ...{ version: 3, attempts: 0, items: [] },
      versions: [{ version: 3, attempts: 0 }, { version: 2 }, { version: 1 }],
    });
  });

  it('has nothing to tell of what nobody has sat', () => {
    const none = examStatistics([], { current: exam, versions: [] });
    expect(none).toMatchObject({
      ...{ attempts: 0, versions: [], changed: false, passMark: 0.6 },
    });
    expect(none).not.toHaveProperty('version');
  });

  it('counts the criteria of an exercise in the same way', () => {
    const [result, pace] = practical.criteria;
    const stricter = {
      ...practical,
      criteria: [
        { ...result, weight: 60 },
        { ...pace, weight: 40 },
      ],
    };
    const scores = [{ id: 'result', points: 70, of: 70 }];
    const found = statistics(
      [
        anAttempt({ share: 0.7, scores }),
        anAttempt({ share: 0.6, scores, version: 2 }),
      ],
      [practical, stricter],
    );
    expect(found.items).toMatchObject([{ id: 'result', answered: 1 }]);
  });

  it('tells of versions that ask the same as of one', () => {
    fc.assert(
      fc.property(anySittings, ({ exam: any, sittings }) => {
        const sat = (version: (index: number) => number) =>
          sittings.map(({ answers, drawn }, index) =>
            anAttempt({
              ...{ id: `a${index}`, person: `user:default/p${index}` },
              ...scoreExam(any, drawn, answers),
              version: version(index),
            }),
          );
        const split = statistics(
          sat(index => 1 + (index % 2)),
          [any, any],
        );
        const {
          versions: _,
          version: _shown,
          ...one
        } = statisticsOf(
          sat(() => 1),
          any,
        );
        expect(split).toMatchObject(one);
      }),
    );
  });

  it('loses nobody, whichever questions are changed', () => {
    fc.assert(
      fc.property(
        anySittings,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        ({ exam: first, sittings }, isLater, isChanged) => {
          const second: Exam = {
            ...first,
            questions: first.questions.map((question, index) =>
              isChanged[index] ? { ...question, text: 'Otherwise?' } : question,
            ),
          };
          const attempts = sittings.map(({ answers, drawn }, index) =>
            anAttempt({
              ...{ id: `a${index}`, person: `user:default/p${index}` },
              ...scoreExam(first, drawn, answers),
              version: isLater[index] ? 2 : 1,
            }),
          );
          const both = [first, second];
          const together = statistics(attempts, both);
          const each = [1, 2].map(version =>
            statistics(attempts, both, version),
          );
          const sum = (of: (found: typeof together) => number) =>
            each.reduce((total, found) => total + of(found), 0);
          expect(together.attempts).toBe(attempts.length);
          expect(sum(found => found.attempts)).toBe(attempts.length);
          expect(sum(found => found.distribution[9])).toBe(
            together.distribution[9],
          );
          const shown = together.version ?? 2;
          first.questions.forEach(({ id }, index) => {
            const own = itemOf(each[shown - 1], id)?.answered ?? 0;
            const all = sum(found => itemOf(found, id)?.answered ?? 0);
            const isSame = second.questions[index] === first.questions[index];
            expect(itemOf(together, id)?.answered ?? 0).toBe(
              // A text that happens to be the new one is no other question.
              isSame || first.questions[index].text === 'Otherwise?'
                ? all
                : own,
            );
          });
        },
      ),
    );
  });
});

function changed(id: string, differently: object): Exam['questions'] {
  return exam.questions.map(question =>
    question.id === id ? { ...question, ...differently } : question,
  );
}
