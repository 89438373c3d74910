import fc from 'fast-check';
import type { RoundRule } from './roundRule';
import { rulesOf } from './roundRule';
import { seatsFor } from './seatsFor';
import {
  aCutover,
  aTemplateGate,
  ref,
  type Rule,
} from './__testUtils__/aReview';

const PEOPLE = ['ann', 'ben', 'cem', 'dan'].map(ref);
const ROLES = ['business', 'technology', 'operations'];

const team = fc
  .tuple(...ROLES.map(() => fc.subarray(PEOPLE, { minLength: 1 })))
  .map(held => Object.fromEntries(ROLES.map((role, i) => [role, held[i]])));

const rule = fc.record({
  type: fc.constantFrom<Rule['type']>('all', 'any', 'n-of-m', 'in-sequence'),
  roles: fc.subarray(ROLES, { minLength: 1, maxLength: 2 }),
  n: fc.integer({ min: 1, max: 2 }),
});
const rules = fc.array(rule, { minLength: 1, maxLength: 3 }).map(all =>
  all.map(({ n, ...each }, index) => ({
    id: `rule-${index}`,
    ...each,
    ...(each.type === 'n-of-m' ? { n } : {}),
  })),
);

function shortagesOf(
  all: Rule[],
  held: Record<string, string[]>,
  distinct: boolean,
) {
  const gate = aTemplateGate(all, { distinct });
  return seatsFor(gate, rulesOf(gate, aCutover()), {
    submission: {
      submittedBy: ref('cora'),
      items: [],
      excludeContributors: false,
    },
    team: held,
  }).shortages;
}

/** Every choice of `n` out of a list. */
function choices<T>(list: T[], n: number): T[][] {
  if (n === 0) return [[]];
  return list.flatMap((first, index) =>
    choices(list.slice(index + 1), n - 1).map(rest => [first, ...rest]),
  );
}

/** Whether some choice of people meets all rules, each of them under one only; tried one by one. */
function canBeMet(
  all: Pick<RoundRule, 'type' | 'roles' | 'n'>[],
  held: Record<string, string[]>,
  taken: string[] = [],
): boolean {
  const [first, ...others] = all;
  if (!first) return true;
  const people = [...new Set(first.roles.flatMap(role => held[role]))];
  const counts = first.type === 'any' || first.type === 'n-of-m';
  const needed = counts ? first.n ?? 1 : people.length;
  return choices(people, needed).some(
    chosen =>
      chosen.every(person => !taken.includes(person)) &&
      canBeMet(others, held, [...taken, ...chosen]),
  );
}

describe('The seats of a gate that wants different people under its rules', () => {
  it('fall short exactly where nobody could be assigned', () => {
    const seen = { met: 0, short: 0 };
    fc.assert(
      fc.property(rules, team, (all, held) => {
        const possible = canBeMet(all, held);
        seen[possible ? 'met' : 'short'] += 1;
        expect(shortagesOf(all, held, true).length === 0).toBe(possible);
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(seen.met).toBeGreaterThan(100);
    expect(seen.short).toBeGreaterThan(100);
  });

  it('never fall short of more than without that wish where one rule stands alone', () => {
    fc.assert(
      fc.property(rule, team, ({ n, ...each }, held) => {
        const alone = [
          { id: 'only', ...each, ...(each.type === 'n-of-m' ? { n } : {}) },
        ];
        expect(shortagesOf(alone, held, true).length === 0).toBe(
          shortagesOf(alone, held, false).length === 0,
        );
      }),
    );
  });

  it('are found although those who fit several rules come first', () => {
    const held = {
      business: PEOPLE.slice(0, 2),
      technology: PEOPLE.slice(0, 1),
      operations: PEOPLE.slice(1, 3),
    };
    const each = (role: string): Rule => ({
      id: role,
      type: 'any',
      roles: [role],
    });
    expect(shortagesOf(ROLES.map(each), held, true)).toEqual([]);
  });

  it('say which rule is left with too few', () => {
    const held = {
      business: PEOPLE.slice(0, 1),
      technology: PEOPLE.slice(0, 1),
    };
    const found = shortagesOf(
      [
        { id: 'first', type: 'any', roles: ['business'] },
        { id: 'second', type: 'any', roles: ['technology'] },
      ],
      held,
      true,
    );
    expect(found).toMatchObject([{ rule: 'second', needed: 1, found: 0 }]);
  });
});
