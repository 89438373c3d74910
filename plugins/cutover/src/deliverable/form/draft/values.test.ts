import {
  keysOf,
  newRowId,
  pathOf,
  valueAt,
  withMissing,
  withValueAt,
} from './values';

const data = {
  summary: 'Text',
  costs: { total: 3 },
  rows: [
    { _row: 'a', what: 'First' },
    { _row: 'b', what: 'Second' },
  ],
};

describe('A value within a draft', () => {
  it('is found by its keys', () => {
    expect(valueAt(data, ['rows', 1, 'what'])).toBe('Second');
    expect(valueAt(data, ['rows', 7, 'what'])).toBeUndefined();
    expect(valueAt(data, ['constructor'])).toBeUndefined();
  });

  it('is replaced without touching what stands beside it', () => {
    const after = withValueAt(data, ['rows', 1, 'what'], 'Other');
    expect(after).toEqual({
      ...data,
      rows: [data.rows[0], { _row: 'b', what: 'Other' }],
    });
    expect(valueAt(after, ['costs'])).toBe(data.costs);
    expect(data.rows[1].what).toBe('Second');
  });

  it('is made together with what is missing on the way', () => {
    expect(withValueAt({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(withValueAt({}, ['list', 0, 'x'], 1)).toEqual({ list: [{ x: 1 }] });
  });

  it('is taken away by nothing', () => {
    expect(withValueAt(data, ['costs', 'total'], undefined)).toEqual({
      ...data,
      costs: {},
    });
    expect(withValueAt(data, ['nowhere'], undefined)).toBe(data);
  });

  it('is named by the id of its row, wherever that is moved', () => {
    const path = pathOf(data, ['rows', 1, 'what']);
    expect(path).toEqual(['rows', { row: 'b' }, 'what']);
    const moved = { ...data, rows: [...data.rows].reverse() };
    expect(keysOf(moved, path)).toEqual(['rows', 0, 'what']);
    expect(keysOf({ rows: [] }, path)).toBeUndefined();
  });
});

it('adds only what is missing', () => {
  const added = withMissing(data, {
    summary: 'Default',
    costs: { total: 0, currency: 'EUR' },
    rows: [],
    agreed: false,
  });
  expect(added).toEqual({
    ...data,
    costs: { total: 3, currency: 'EUR' },
    agreed: false,
  });
  expect(withMissing(added, { agreed: true })).toBe(added);
});

it('gives every row an id of its own', () => {
  const ids = Array.from({ length: 100 }, newRowId);
  expect(new Set(ids).size).toBe(100);
});
