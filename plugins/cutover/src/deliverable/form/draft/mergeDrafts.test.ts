import * as fc from 'fast-check';
import type { JsonObject } from '@backstage/types';
import { clashKey, mergeDrafts } from './mergeDrafts';

const row = (_row: string, rest: JsonObject = {}) => ({ _row, ...rest });
const ids = (data: JsonObject) =>
  (data.rows as JsonObject[]).map(({ _row }) => _row);

describe('Two versions of a draft', () => {
  const base = { summary: 'Old', cost: 1, nested: { a: 1, b: 1 } };

  it('come together where each side changed something else', () => {
    const mine = { ...base, summary: 'New', nested: { a: 2, b: 1 } };
    const theirs = { summary: 'Old', cost: 2, nested: { a: 1 }, more: true };
    expect(mergeDrafts(base, mine, theirs)).toEqual({
      data: { summary: 'New', cost: 2, nested: { a: 2 }, more: true },
      clashes: [],
    });
  });

  it('clash where both changed the same field, and mine stands until somebody chooses', () => {
    const mine = { ...base, summary: 'Mine' };
    const theirs = { ...base, summary: 'Theirs' };
    const merged = mergeDrafts(base, mine, theirs);
    expect(merged.data.summary).toBe('Mine');
    expect(merged.clashes).toEqual([
      { path: ['summary'], base: 'Old', mine: 'Mine', theirs: 'Theirs' },
    ]);
    const chosen = new Map([[clashKey(['summary']), 'theirs' as const]]);
    expect(mergeDrafts(base, mine, theirs, chosen).data.summary).toBe('Theirs');
  });

  it('do not clash where both wrote the same', () => {
    const both = { ...base, summary: 'Same' };
    expect(mergeDrafts(base, both, { ...both }).clashes).toEqual([]);
  });

  it('clash where one side removed what the other changed', () => {
    const { summary: _, ...mine } = base;
    const theirs = { ...base, summary: 'Theirs' };
    expect(mergeDrafts(base, mine, theirs).clashes).toEqual([
      { path: ['summary'], base: 'Old', mine: undefined, theirs: 'Theirs' },
    ]);
  });
});

describe('Two versions of a table', () => {
  const base = { rows: [row('a', { x: 1, y: 1 }), row('b'), row('c')] };

  it('keep what both changed in different cells of one row', () => {
    const mine = { rows: [row('a', { x: 2, y: 1 }), row('b'), row('c')] };
    const theirs = { rows: [row('c'), row('a', { x: 1, y: 2 }), row('b')] };
    expect(mergeDrafts(base, mine, theirs)).toEqual({
      data: { rows: [row('c'), row('a', { x: 2, y: 2 }), row('b')] },
      clashes: [],
    });
  });

  it('keep the rows that both added, mine behind those where I put them', () => {
    const mine = { rows: [base.rows[0], row('mine'), ...base.rows.slice(1)] };
    const theirs = { rows: [row('theirs'), ...base.rows] };
    expect(ids(mergeDrafts(base, mine, theirs).data)).toEqual([
      'theirs',
      'a',
      'mine',
      'b',
      'c',
    ]);
  });

  it('lose the rows that either removed', () => {
    const mine = { rows: base.rows.slice(1) };
    const theirs = { rows: base.rows.slice(0, 2) };
    expect(ids(mergeDrafts(base, mine, theirs).data)).toEqual(['b']);
  });

  it('clash about a row that one removed and the other changed', () => {
    const mine = { rows: base.rows.slice(1) };
    const theirs = { rows: [row('a', { x: 5, y: 1 }), row('b'), row('c')] };
    const { data, clashes } = mergeDrafts(base, mine, theirs);
    expect(ids(data)).toEqual(['b', 'c']);
    expect(clashes).toEqual([
      {
        path: ['rows', { row: 'a' }],
        base: base.rows[0],
        mine: undefined,
        theirs: theirs.rows[0],
      },
    ]);
    const chosen = new Map([[clashKey(clashes[0].path), 'theirs' as const]]);
    expect(ids(mergeDrafts(base, mine, theirs, chosen).data)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('keep what both moved', () => {
    const four = ['a', 'b', 'c', 'd'];
    const rows = (order: string[]) => ({ rows: order.map(id => row(id)) });
    const { data } = mergeDrafts(
      rows(four),
      rows(['d', 'a', 'b', 'c']),
      rows(['b', 'a', 'c', 'd']),
    );
    expect(ids(data)).toEqual(['d', 'b', 'a', 'c']);
  });
});

describe('Whatever two people do to one draft', () => {
  const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const cells = fc.record({ x: value, y: value }, { requiredKeys: [] });
  const table = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    .chain(order =>
      fc
        .tuple(...order.map(() => cells))
        .map(found => order.map((id, index) => row(id, clean(found[index])))),
    );
  const draft = fc
    .record(
      { p: value, q: value, inner: cells.map(clean), rows: table },
      { requiredKeys: ['rows'] },
    )
    .map(clean);

  function clean(object: object): JsonObject {
    return JSON.parse(JSON.stringify(object));
  }

  /** Every single value, with the place where it stands. */
  function leaves(data: unknown, at = ''): Map<string, unknown> {
    if (Array.isArray(data))
      return new Map(
        data.flatMap(item => [...leaves(item, `${at}[${item._row}]`)]),
      );
    if (typeof data === 'object' && data !== null)
      return new Map(
        Object.entries(data).flatMap(([key, item]) => [
          ...leaves(item, `${at}.${key}`),
        ]),
      );
    return new Map([[at, data]]);
  }

  it('every value that one of them changed survives, or is a clash', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const { data, clashes } = mergeDrafts(base, mine, theirs);
        const merged = leaves(data);
        const [was, my, their] = [base, mine, theirs].map(each => leaves(each));
        const touched = clashes.map(({ path }) =>
          path
            .map(step =>
              typeof step === 'string' ? `.${step}` : `[${step.row}]`,
            )
            .join(''),
        );
        for (const at of new Set([
          ...was.keys(),
          ...my.keys(),
          ...their.keys(),
        ])) {
          if (touched.some(path => at.startsWith(path))) continue;
          const changed = my.get(at) !== was.get(at);
          expect(merged.get(at)).toBe((changed ? my : their).get(at));
        }
      }),
    );
  });

  it('nothing is left to merge when it is merged, and no row is there twice', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const { data } = mergeDrafts(base, mine, theirs);
        expect(mergeDrafts(theirs, data, theirs)).toEqual({
          data,
          clashes: [],
        });
        expect(new Set(ids(data)).size).toBe(ids(data).length);
      }),
    );
  });

  it('what only one of them changed stands as they left it', () => {
    fc.assert(
      fc.property(draft, draft, (base, other) => {
        expect(mergeDrafts(base, other, base).data).toEqual(other);
        expect(mergeDrafts(base, base, other).data).toEqual(other);
      }),
    );
  });
});
