import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { anyValue } from './__testUtils__/conditionalForms';
import { someRights } from './__testUtils__/rights';
import { plan } from './__testUtils__/tables';
import { mergeWrite, replaceWrite } from './mergeWrite';
import type { FieldRights } from './rightsOf';
import { isAtOrBelow } from './rightsOf';
import { visibleData } from './visibleData';

const nobody: FieldRights = { hidden: [], readOnly: [] };

const sent = fc.oneof(
  plan,
  fc.record(
    {
      title: anyValue,
      costs: fc.oneof(anyValue, fc.record({ total: anyValue })),
      tags: anyValue,
      tasks: fc.oneof(
        anyValue,
        fc.array(
          fc.record(
            { _row: fc.constantFrom('a', 'b', 'c'), what: anyValue },
            { requiredKeys: [] },
          ),
          { maxLength: 4 },
        ),
      ),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<JsonObject>,
);

/**
 * Every protected value with where it stands, rows by their ids; `gone` are the rows that are not there any more, with
 * which their values may go.
 */
function protectedIn(data: JsonObject, { hidden, readOnly }: FieldRights) {
  const found = new Map<string, string>();
  const visit = (value: JsonValue | undefined, at: string, dotted: string) => {
    if ([...hidden, ...readOnly].includes(dotted)) {
      found.set(at, JSON.stringify(value));
    } else if (Array.isArray(value)) {
      for (const row of value) {
        const id = Object(row)._row;
        if (typeof id === 'string') visit(row, `${at}[${id}]`, dotted);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, `${at}/${name}`, dotted ? `${dotted}.${name}` : name);
      }
    }
  };
  visit(data, '', '');
  return found;
}

function rowsIn(data: JsonObject): Set<string> {
  const found = new Set<string>();
  const visit = (value: JsonValue | undefined, at: string) => {
    if (Array.isArray(value)) {
      for (const row of value) {
        const place = `${at}[${Object(row)._row}]`;
        found.add(place);
        visit(row, place);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, `${at}/${name}`);
      }
    }
  };
  visit(data, '');
  return found;
}

describe.each([
  ['mergeWrite', mergeWrite],
  ['replaceWrite', replaceWrite],
])('%s', (_, write) => {
  it('never changes what is hidden or read-only, whatever is sent, but in rows that are removed', () => {
    fc.assert(
      fc.property(plan, sent, someRights, (current, patch, rights) => {
        const { data } = write(current, patch, rights);
        const rows = rowsIn(data);
        const left = protectedIn(data, rights);
        for (const [place, value] of protectedIn(current, rights)) {
          const row = place.slice(0, place.lastIndexOf(']') + 1);
          if (row && !rows.has(row)) continue;
          expect([place, left.get(place)]).toEqual([place, value]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never adds anything hidden or read-only either', () => {
    fc.assert(
      fc.property(plan, sent, someRights, (current, patch, rights) => {
        const { data } = write(current, patch, rights);
        const before = protectedIn(current, rights);
        expect(
          [...protectedIn(data, rights).keys()].filter(
            place => !before.has(place),
          ),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells nobody what they may not see: what is hidden makes no difference to faults and visible data', () => {
    fc.assert(
      fc.property(plan, sent, someRights, (current, patch, rights) => {
        const seen = visibleData(current, rights);
        const real = write(current, patch, rights);
        const asSeen = write(seen, patch, rights);
        expect(real.faults).toEqual(asSeen.faults);
        expect(visibleData(real.data, rights)).toEqual(
          visibleData(asSeen.data, rights),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('takes back what one sees, as it is', () => {
    fc.assert(
      fc.property(plan, someRights, (current, rights) => {
        const seen = visibleData(current, rights);
        expect(write(current, seen, rights)).toEqual({
          data: current,
          faults: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a fault where something else is sent for what may not be written', () => {
    fc.assert(
      fc.property(plan, someRights, (current, rights) => {
        const [field] = [...rights.hidden, ...rights.readOnly];
        fc.pre(field !== undefined && !field.includes('.'));
        const { faults } = write(current, { [field]: 'else' }, rights);
        const isHidden = rights.hidden.some(each => isAtOrBelow(field, each));
        expect(faults).toEqual([
          expect.objectContaining({
            path: [field],
            reason: isHidden ? 'field.hidden' : 'field.read-only',
          }),
        ]);
      }),
    );
  });
});

describe('mergeWrite', () => {
  it('is a merge patch where nothing is protected (RFC 7396)', () => {
    const current = { a: 1, b: { c: 2, d: 3 }, list: [1, 2] };
    const patch = { a: null, b: { c: null, e: { f: null, g: 4 } }, list: [3] };
    expect(mergeWrite(current, patch, nobody)).toEqual({
      data: { b: { d: 3, e: { g: 4 } }, list: [3] },
      faults: [],
    });
  });

  it('keeps what others may not see in the rows that stay, and lets rows go', () => {
    const rights = { hidden: ['tasks.days'], readOnly: ['tasks.what'] };
    const current = {
      tasks: [
        { _row: 'a', what: 'Plan', days: 2, note: 'x' },
        { _row: 'b', what: 'Build', days: 3 },
      ],
    };
    const tasks = [{ _row: 'new' }, { _row: 'a', note: 'y' }];
    expect(mergeWrite(current, { tasks }, rights)).toEqual({
      data: {
        tasks: [
          { _row: 'new' },
          { _row: 'a', what: 'Plan', days: 2, note: 'y' },
        ],
      },
      faults: [],
    });
  });

  it('gives what others may not see to one row only, although its id was copied with it', () => {
    const rights = { hidden: ['tasks.days'], readOnly: [] };
    const row = { _row: 'a', what: 'Plan' };
    const current = { tasks: [{ ...row, days: 2 }] };
    expect(mergeWrite(current, { tasks: [row, row] }, rights).data).toEqual({
      tasks: [{ ...row, days: 2 }, row],
    });
  });

  it('names each cell that may not be written', () => {
    const rights = { hidden: ['tasks.days'], readOnly: ['tasks.what'] };
    const current = { tasks: [{ _row: 'a', what: 'Plan', days: 2 }] };
    const tasks = [{ _row: 'a', what: 'Else', days: 2 }, { what: 'Mine' }];
    const { data, faults } = mergeWrite(current, { tasks }, rights);
    expect(data).toEqual({
      tasks: [{ _row: 'a', what: 'Plan', days: 2 }, {}],
    });
    expect(faults.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['tasks.0.what', 'field.read-only'],
      ['tasks.0.days', 'field.hidden'],
      ['tasks.1.what', 'field.read-only'],
    ]);
  });

  it('takes from a part only what may be written', () => {
    const rights = { hidden: ['costs.reason'], readOnly: [] };
    const current = { costs: { total: 1, reason: 'secret' } };
    expect(mergeWrite(current, { costs: null }, rights)).toEqual({
      data: { costs: { reason: 'secret' } },
      faults: [],
    });
    expect(mergeWrite(current, { costs: 5 }, rights)).toMatchObject({
      data: current,
      faults: [{ path: ['costs'], reason: 'field.read-only' }],
    });
  });
});

describe('replaceWrite', () => {
  it('takes away what may be written and is not sent', () => {
    const rights = { hidden: ['costs.reason'], readOnly: ['title'] };
    const current = {
      title: 'x',
      tags: ['a'],
      costs: { total: 1, reason: 'secret' },
    };
    expect(replaceWrite(current, { costs: { total: 2 } }, rights)).toEqual({
      data: { title: 'x', costs: { total: 2, reason: 'secret' } },
      faults: [],
    });
    expect(replaceWrite(current, {}, rights).data).toEqual({
      title: 'x',
      costs: { reason: 'secret' },
    });
  });
});
