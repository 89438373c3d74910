import fc from 'fast-check';
import type { Substitution } from './model';
import { makesCycle, MOST_HOPS, substituteOf } from './substitutes';

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];
const LAST = 12;

const moment = (number: number) =>
  new Date(Date.UTC(2026, 11, 1, number)).toISOString();
const moments = Array.from({ length: LAST + 1 }, (_, index) => moment(index));

const substitution = fc.record({
  principal: fc.constantFrom(...PEOPLE),
  substitute: fc.constantFrom(...PEOPLE),
  from: fc.integer({ min: 0, max: LAST - 1 }),
  hours: fc.integer({ min: 1, max: LAST }),
});
const substitutions = fc.array(substitution, { maxLength: 7 }).map(all =>
  all.map(
    ({ principal, substitute, from, hours }, index): Substitution => ({
      id: `${index}`,
      principal,
      substitute,
      start: moment(from),
      end: moment(from + hours),
    }),
  ),
);

const standsIn = (
  substitute: string,
  principal: string,
  start = 0,
  end = LAST,
): Substitution => ({
  id: `${substitute} for ${principal}`,
  principal,
  substitute,
  start: moment(start),
  end: moment(end),
});

const inForce = (all: Substitution[], at: string) =>
  all.filter(({ start, end }) => start <= at && at < end);

/** Whom one comes to from somebody, over any of the substitutions. */
function reached(from: string, all: Substitution[]): Set<string> {
  const found = new Set<string>();
  const more = [from];
  for (const person of more) {
    for (const { principal, substitute } of all) {
      if (principal !== person || found.has(substitute)) continue;
      found.add(substitute);
      more.push(substitute);
    }
  }
  return found;
}

/** Who stands in for whom, one for each: that which began last. */
function stepsAt(all: Substitution[], at: string): Map<string, string> {
  const inOrder = inForce(all, at).sort(
    (one, other) =>
      one.start.localeCompare(other.start) || other.id.localeCompare(one.id),
  );
  return new Map(
    inOrder.map(({ principal, substitute }) => [principal, substitute]),
  );
}

/** Where one comes to, step by step. */
function endOf(person: string, steps: Map<string, string>) {
  const path = [person];
  for (;;) {
    const next = steps.get(path[path.length - 1]);
    if (next === undefined) break;
    if (path.includes(next) || path.length > MOST_HOPS) return 'nobody';
    path.push(next);
  }
  return path.length > 1 ? path[path.length - 1] : undefined;
}

describe('A chain of substitutes', () => {
  const anybody = () => true;

  it('ends at somebody who has none, within three hops, or at nobody', () => {
    fc.assert(
      fc.property(
        substitutions,
        fc.constantFrom(...PEOPLE),
        fc.constantFrom(...moments),
        (all, person, at) => {
          expect(substituteOf(person, at, all, anybody)).toBe(
            endOf(person, stepsAt(all, at)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('ends at nobody where the last of it may not decide', () => {
    const all = [standsIn('b', 'a'), standsIn('c', 'b')];
    const notC = (person: string) => person !== 'c';
    expect(substituteOf('a', moment(1), all, notC)).toBe('nobody');
    expect(substituteOf('a', moment(1), all, anybody)).toBe('c');
  });

  it('passes over those in its middle who may not decide', () => {
    const all = [standsIn('b', 'a'), standsIn('c', 'b')];
    const notB = (person: string) => person !== 'b';
    expect(substituteOf('a', moment(1), all, notB)).toBe('c');
  });

  it('begins with its period and ends before its end', () => {
    const all = [standsIn('b', 'a', 2, 4)];
    const found = [1, 2, 3, 4].map(at =>
      substituteOf('a', moment(at), all, anybody),
    );
    expect(found).toEqual([undefined, 'b', 'b', undefined]);
  });

  it('follows the substitution that began last', () => {
    const all = [standsIn('b', 'a', 0, 9), standsIn('c', 'a', 3, 5)];
    const found = [2, 4, 6].map(at =>
      substituteOf('a', moment(at), all, anybody),
    );
    expect(found).toEqual(['b', 'c', 'b']);
  });
});

describe('One more substitution', () => {
  it('makes a circle just where following substitutes comes back, at a moment at which all are in force', () => {
    fc.assert(
      fc.property(substitutions, ([added, ...others]) => {
        fc.pre(added !== undefined);
        const comesBack = moments.some(
          at =>
            inForce([added], at).length === 1 &&
            (added.substitute === added.principal ||
              reached(added.substitute, inForce(others, at)).has(
                added.principal,
              )),
        );
        expect(makesCycle(added, others)).toBe(comesBack);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found whenever following the substitutes of a person would come back to them', () => {
    fc.assert(
      fc.property(substitutions, fc.constantFrom(...moments), (all, at) => {
        const circular = inForce(all, at).filter(added =>
          reached(
            added.substitute,
            inForce(all, at).filter(each => each !== added),
          ).has(added.principal),
        );
        expect(circular.every(added => makesCycle(added, all))).toBe(true);
      }),
    );
  });

  it('makes a circle by oneself, of two and of four', () => {
    expect(makesCycle(standsIn('a', 'a'), [])).toBe(true);
    expect(makesCycle(standsIn('a', 'b'), [standsIn('b', 'a')])).toBe(true);
    const three = [standsIn('b', 'a'), standsIn('c', 'b'), standsIn('d', 'c')];
    expect(makesCycle(standsIn('a', 'd'), three)).toBe(true);
    expect(makesCycle(standsIn('e', 'd'), three)).toBe(false);
  });

  it('makes none with what is over before it begins, or never in force together', () => {
    expect(
      makesCycle(standsIn('a', 'b', 5, 9), [standsIn('b', 'a', 0, 5)]),
    ).toBe(false);
    const apart = [standsIn('c', 'b', 0, 5), standsIn('a', 'c', 5, 9)];
    expect(makesCycle(standsIn('b', 'a', 0, 9), apart)).toBe(false);
  });

  it('makes none with what it takes the place of', () => {
    const before = standsIn('b', 'a');
    const changed = { ...before, substitute: 'c' };
    expect(makesCycle(changed, [before, standsIn('a', 'b')])).toBe(false);
  });
});
