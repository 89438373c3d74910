import type { JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { sameValue } from './sameValue';

const anyValue = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

describe('sameValue', () => {
  it('holds of a copy, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyValue, value => {
        expect(sameValue(value, reordered(value))).toBe(true);
      }),
    );
  });

  it('holds of no two values that JSON tells apart', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (one, other) => {
        const alike = canonicalize(one) === canonicalize(other);
        expect(sameValue(one, other)).toBe(alike);
      }),
    );
  });

  it.each<[JsonValue | undefined, JsonValue | undefined]>([
    [{}, []],
    [{ a: 1 }, { b: 1 }],
    [[1], [1, 2]],
    [null, {}],
    [undefined, null],
    [{ valueOf: 1 }, { valueOf: 2 }],
    [{ constructor: 1 }, {}],
  ])('tells %j from %j', (one, other) => {
    expect(sameValue(one, other)).toBe(false);
    expect(sameValue(other, one)).toBe(false);
  });

  it('takes a field that is undefined for one that is not there', () => {
    expect(sameValue({ a: [{ b: undefined }] }, { a: [{}] })).toBe(true);
    expect(sameValue({ a: undefined }, { b: undefined })).toBe(true);
    expect(sameValue({ a: undefined }, { a: null })).toBe(false);
    expect(sameValue({ a: undefined, b: 1 }, { a: 1, b: 1 })).toBe(false);
  });

  it('takes names of methods for names of fields', () => {
    const one = { valueOf: 1, toString: 'x', hasOwnProperty: [] };
    expect(sameValue(one, { ...one })).toBe(true);
  });
});

function reordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner ?? null)]),
  );
}
