import fc from 'fast-check';
import { sameValue } from '../sameValue';
import { anyValue } from './__testUtils__/conditionalForms';
import { plan, planForm } from './__testUtils__/tables';
import { applyChanges } from './applyChanges';
import { difference, longestRise } from './difference';

describe('difference', () => {
  it('makes the new data of the old again', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const changes = difference(planForm, before, after);
        expect(applyChanges(before, changes)).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('does so in whatever order its changes are applied', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(plan, plan)
          .chain(([before, after]) =>
            fc.tuple(
              fc.constant(before),
              fc.constant(after),
              shuffled(difference(planForm, before, after)),
            ),
          ),
        ([before, after, changes]) => {
          expect(applyChanges(before, changes)).toEqual(after);
        },
      ),
    );
  });

  it('does so for whatever JSON can hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), anyValue),
        fc.dictionary(fc.string(), anyValue),
        (before, after) => {
          const changes = difference(planForm, before, after);
          expect(applyChanges(before, changes)).toEqual(after);
        },
      ),
    );
  });

  it('of the same data is empty, and only of the same', () => {
    fc.assert(
      fc.property(plan, plan, (one, other) => {
        expect(difference(planForm, one, structuredClone(one))).toEqual([]);
        const changes = difference(planForm, one, other);
        expect(changes.length === 0).toBe(sameValue(one, other));
      }),
    );
  });

  it('changes neither of the two', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const copy = structuredClone(before);
        applyChanges(before, difference(planForm, before, after));
        expect(before).toEqual(copy);
      }),
    );
  });

  it('tells rows apart by their ids, and cells by their names', () => {
    const before = {
      tasks: [
        { _row: 'a', what: 'Plan', days: 2 },
        { _row: 'b', what: 'Build' },
        { _row: 'c', what: 'Test' },
      ],
    };
    const after = {
      tasks: [
        { _row: 'c', what: 'Test' },
        { _row: 'a', what: 'Plan', days: 3 },
        { _row: 'd', what: 'Ship' },
      ],
    };
    const path = ['tasks'];
    expect(difference(planForm, before, after)).toEqual([
      {
        kind: 'row-removed',
        path,
        row: 'b',
        at: 1,
        before: { _row: 'b', what: 'Build' },
      },
      { kind: 'row-moved', path, row: 'c', from: 2, to: 0 },
      {
        kind: 'value',
        path: ['tasks', { row: 'a' }, 'days'],
        before: 2,
        after: 3,
      },
      {
        kind: 'row-added',
        path,
        row: 'd',
        at: 2,
        after: { _row: 'd', what: 'Ship' },
      },
    ]);
  });

  it('tells what was not there before, or is not any more, by the missing side', () => {
    expect(
      difference(planForm, { title: 'x' }, { costs: { total: 1 } }),
    ).toEqual([
      { kind: 'value', path: ['title'], before: 'x' },
      { kind: 'value', path: ['costs'], after: { total: 1 } },
    ]);
  });

  it('goes in the order of the form, and takes lists without ids as one value', () => {
    const changes = difference(
      planForm,
      { tags: ['a'], zeta: 1, title: 'x' },
      { zeta: 2, title: 'y', tags: ['a', 'b'] },
    );
    expect(changes.map(({ path }) => path)).toEqual([
      ['title'],
      ['tags'],
      ['zeta'],
    ]);
  });

  it('takes no two rows with one id for a table', () => {
    const twice = { tasks: [{ _row: 'a' }, { _row: 'a', what: 'x' }] };
    expect(difference(planForm, { tasks: [] }, twice)).toEqual([
      { kind: 'value', path: ['tasks'], before: [], after: twice.tasks },
    ]);
  });

  it('moves as few rows as can be', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    fc.assert(
      fc.property(orders, order => {
        const rows = order.map(number => ({ _row: `r${number}` }));
        const sorted = [...rows].sort((one, other) =>
          one._row.localeCompare(other._row),
        );
        const changes = difference(
          planForm,
          { tasks: sorted },
          { tasks: rows },
        );
        expect(changes.map(({ kind }) => kind)).toEqual(
          Array(7 - longestByTrying(order)).fill('row-moved'),
        );
      }),
    );
  });
});

describe('longestRise', () => {
  it('is the longest of all that rise', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 9 }),
        numbers => {
          const rise = longestRise(numbers);
          expect(rise).toHaveLength(longestByTrying(numbers));
          expect(numbers.filter(number => rise.includes(number))).toEqual(rise);
          expect([...rise].sort((one, other) => one - other)).toEqual(rise);
        },
      ),
    );
  });
});

function shuffled<T>(items: T[]) {
  return fc.shuffledSubarray(items, { minLength: items.length });
}

/** Tries every selection. */
function longestByTrying(numbers: readonly number[]): number {
  const rises = (selected: number[]) =>
    selected.every((number, at) => at === 0 || selected[at - 1] < number);
  let longest = 0;
  for (let chosen = 0; chosen < 2 ** numbers.length; chosen++) {
    // eslint-disable-next-line no-bitwise -- each bit says whether a number is selected
    const selected = numbers.filter((_, at) => chosen & (1 << at));
    if (rises(selected)) longest = Math.max(longest, selected.length);
  }
  return longest;
}
