import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { someRights } from './__testUtils__/rights';
import { plan, planForm } from './__testUtils__/tables';
import { applyChanges } from './applyChanges';
import { difference } from './difference';
import { hasHiddenChanges, visibleChanges } from './visibleChanges';
import { visibleData } from './visibleData';
import { isAtOrBelow, type FieldRights } from './rightsOf';
import { visiblePath } from './visiblePath';

/** Every plain value gets a name of its own, by which it is known wherever it appears. */
function marked(data: JsonObject, side: string) {
  const marks = new Map<string, string>();
  const visit = (value: JsonValue | undefined, dotted: string): JsonValue => {
    if (Array.isArray(value)) return value.map(each => visit(each, dotted));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          name === '_row'
            ? inner
            : visit(inner, dotted ? `${dotted}.${name}` : name),
        ]),
      ) as JsonObject;
    }
    const mark = `<${side}${marks.size}>`;
    marks.set(mark, dotted);
    return mark;
  };
  return { data: visit(data, '') as JsonObject, marks };
}

const secretsIn = (marks: Map<string, string>, { hidden }: FieldRights) =>
  [...marks].flatMap(([mark, dotted]) =>
    hidden.some(each => isAtOrBelow(dotted, each)) ? [mark] : [],
  );

describe('What is hidden', () => {
  it('is nowhere in the visible data, and everything else is there', () => {
    fc.assert(
      fc.property(plan, someRights, (plain, rights) => {
        const { data, marks } = marked(plain, 'v');
        const seen = JSON.stringify(visibleData(data, rights));
        const secrets = secretsIn(marks, rights);
        for (const mark of marks.keys()) {
          expect([mark, seen.includes(mark)]).toEqual([
            mark,
            !secrets.includes(mark),
          ]);
        }
      }),
    );
  });

  it('is nowhere in the visible changes', () => {
    fc.assert(
      fc.property(plan, plan, someRights, (one, other, rights) => {
        const before = marked(one, 'b');
        const after = marked(other, 'a');
        const changes = difference(planForm, before.data, after.data);
        const seen = JSON.stringify(visibleChanges(changes, rights));
        for (const mark of [
          ...secretsIn(before.marks, rights),
          ...secretsIn(after.marks, rights),
        ]) {
          expect(seen).not.toContain(mark);
        }
      }),
    );
  });

  it('keeps nobody from following the changes of what they see', () => {
    fc.assert(
      fc.property(plan, plan, someRights, (before, after, rights) => {
        const changes = difference(planForm, before, after);
        const seen = visibleChanges(changes, rights);
        expect(applyChanges(visibleData(before, rights), seen)).toEqual(
          visibleData(after, rights),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is known to differ, and no more', () => {
    const rights = { hidden: ['costs.total', 'tasks.days'], readOnly: [] };
    const differs = (before: JsonObject, after: JsonObject) => {
      const changes = difference(planForm, before, after);
      return [
        visibleChanges(changes, rights).map(({ kind }) => kind),
        hasHiddenChanges(changes, rights),
      ];
    };
    expect(differs({ title: 'x' }, { title: 'y' })).toEqual([['value'], false]);
    expect(differs({ costs: { total: 1 } }, { costs: { total: 2 } })).toEqual([
      [],
      true,
    ]);
    expect(differs({}, { costs: { total: 1, reason: 'x' } })).toEqual([
      ['value'],
      true,
    ]);
    expect(differs({ tasks: [] }, { tasks: [{ _row: 'a', days: 1 }] })).toEqual(
      [['row-added'], true],
    );
  });
});

describe('visiblePath', () => {
  it('sees through rows, and not below what is hidden', () => {
    const rights = { hidden: ['tasks.steps'], readOnly: ['title'] };
    const row = { row: 'a' };
    expect(visiblePath(['title'], rights)).toBe(true);
    expect(visiblePath(['tasks', row, 'what'], rights)).toBe(true);
    expect(visiblePath(['tasks', row, 'steps'], rights)).toBe(false);
    expect(visiblePath(['tasks', row, 'steps', row, 'x'], rights)).toBe(false);
  });
});
