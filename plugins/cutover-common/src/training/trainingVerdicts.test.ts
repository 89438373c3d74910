import fc from 'fast-check';
import {
  aMember,
  alice,
  bob,
  dora,
  later,
  noon,
  questionnaire,
} from './__testUtils__/aTraining';
import { questionnaireResult } from './questionnaire';
import { readinessOf } from './readiness';
import {
  certifiedVerdict,
  onShiftVerdict,
  questionnaireVerdict,
} from './trainingVerdicts';

const certificate = { at: noon, by: 'assessed' as const };
const expiring = { ...certificate, until: later('P2D') };

const members = [
  aMember({ person: alice.ref, certificate, roles: ['a'] }),
  aMember({ person: bob.ref, roles: ['b'], department: 'group:default/x' }),
  aMember({ person: dora.ref, course: 'class', certificate: expiring }),
];

describe('training.certified', () => {
  const counted = [
    { course: 'basics', needed: 2, certified: 1 },
    { course: 'class', needed: 1, certified: 1 },
  ];
  const verdict = (
    asked: Partial<Parameters<typeof certifiedVerdict>[1]> = {},
    of = counted,
  ) => certifiedVerdict(of, { share: 1, ...asked });

  it('asks each course for its share, so that a full one does not make up for an empty one', () => {
    expect(verdict({ share: 0.5 }).passed).toBe(true);
    expect(verdict({ share: 0.6 })).toEqual({
      passed: false,
      courses: [
        { course: 'basics', needed: 2, certified: 1, passed: false },
        { course: 'class', needed: 1, certified: 1, passed: true },
      ],
    });
  });

  it('looks at some courses only', () => {
    expect(verdict({ courses: ['class'] }).passed).toBe(true);
    expect(verdict({ courses: ['class', 'basics'] }).passed).toBe(false);
  });

  it('asks for no more than the share, though it cannot be written exactly', () => {
    const ten = [{ course: 'basics', needed: 10, certified: 7 }];
    expect(verdict({ share: 0.7 }, ten).passed).toBe(true);
    expect(verdict({ share: 0.71 }, ten).passed).toBe(false);
  });

  it('is not held up by a course that nobody needs', () => {
    expect(verdict({ courses: ['ghost'] })).toEqual({
      passed: true,
      courses: [{ course: 'ghost', needed: 0, certified: 0, passed: true }],
    });
    expect(verdict({}, [])).toEqual({ passed: true, courses: [] });
  });
});

describe('training.certified-on-shift', () => {
  const verdict = (people: string[], asked: object = {}) =>
    onShiftVerdict(people, members, {
      ...{ at: noon, until: later('P1D'), ...asked },
    });

  it('passes when everybody on the roster is certified', () => {
    expect(verdict([alice.ref, dora.ref, dora.ref])).toEqual({
      passed: true,
      rostered: 2,
      missing: [],
      untrained: [],
    });
  });

  it('names who is not, and who belongs to no course', () => {
    expect(verdict([bob.ref, 'user:default/zoe'])).toEqual({
      passed: false,
      rostered: 2,
      missing: [{ person: bob.ref, courses: ['basics'] }],
      untrained: ['user:default/zoe'],
    });
  });

  it('asks for certificates that hold until the window ends', () => {
    expect(verdict([dora.ref], { until: later('P2D') }).passed).toBe(false);
  });

  it('does not pass with nobody on the roster', () => {
    expect(verdict([]).passed).toBe(false);
  });
});

describe('training.questionnaire-at-least', () => {
  const result = (counts: Record<string, number>, answered = 5) =>
    questionnaireResult(questionnaire, {
      answered,
      shown: answered,
      counts: { stars: counts },
      words: {},
    });
  const verdict = (
    counts: Record<string, number>,
    asked: Parameters<typeof questionnaireVerdict>[1],
    people = 10,
    answered = 5,
  ) =>
    questionnaireVerdict(
      [{ result: result(counts, answered), asked: people }],
      asked,
    );

  it('compares the mean of all ratings', () => {
    const counts = { 5: 3, 2: 2 };
    expect(verdict(counts, { average: 3.8 })).toEqual({
      passed: true,
      average: 3.8,
      answered: 0.5,
      tooFew: 0,
    });
    expect(verdict(counts, { average: 3.9 }).passed).toBe(false);
  });

  it('wants enough of those asked to have answered', () => {
    expect(verdict({ 5: 5 }, { average: 3, answered: 0.5 }).passed).toBe(true);
    expect(verdict({ 5: 5 }, { average: 3, answered: 0.6 }).passed).toBe(false);
  });

  it('waits while too few have answered, and not where too few are asked', () => {
    expect(verdict({}, { average: 1 }, 10, 4).passed).toBe(false);
    expect(verdict({}, { average: 1 }, 4, 4)).toEqual({
      passed: true,
      answered: 0,
      tooFew: 1,
    });
    expect(questionnaireVerdict([], { average: 1 }).passed).toBe(false);
  });

  it('brings other scales to the one from 1 to 5', () => {
    const ten = {
      ...questionnaire,
      items: [
        { id: 'stars', kind: 'rating' as const, text: 'Stars', steps: 10 },
      ],
    };
    const found = questionnaireResult(ten, {
      ...{ answered: 5, shown: 5, words: {} },
      counts: { stars: { 10: 5 } },
    });
    expect(
      questionnaireVerdict([{ result: found, asked: 5 }], { average: 5 }),
    ).toMatchObject({ passed: true, average: 5 });
  });
});

describe('readinessOf', () => {
  it('counts by course, department and role', () => {
    expect(readinessOf(members, noon)).toEqual({
      needed: 3,
      certified: 2,
      byCourse: new Map([
        ['basics', { needed: 2, certified: 1 }],
        ['class', { needed: 1, certified: 1 }],
      ]),
      byDepartment: [
        { course: 'basics', needed: 1, certified: 1 },
        { course: 'basics', of: 'group:default/x', needed: 1, certified: 0 },
        { course: 'class', needed: 1, certified: 1 },
      ],
      byRole: [
        { course: 'basics', of: 'a', needed: 1, certified: 1 },
        { course: 'basics', of: 'b', needed: 1, certified: 0 },
      ],
    });
  });

  it('adds up the same by course and by department', () => {
    const anyMember = fc.record({
      course: fc.constantFrom('one', 'two'),
      person: fc.string(),
      roles: fc.subarray(['a', 'b']),
      department: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      certificate: fc.option(fc.constantFrom(certificate, expiring), {
        nil: undefined,
      }),
      leftAt: fc.option(fc.constant(noon), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyMember), all => {
        const { byCourse, byDepartment, certified, needed } = readinessOf(
          all,
          later('P1D'),
        );
        const sum = (rows: Iterable<{ needed: number; certified: number }>) =>
          [...rows].reduce(
            (total, row) => [total[0] + row.needed, total[1] + row.certified],
            [0, 0],
          );
        expect(sum(byDepartment)).toEqual([needed, certified]);
        expect(sum(byCourse.values())).toEqual([needed, certified]);
      }),
    );
  });
});
