import fc from 'fast-check';
import { anyValue } from './__testUtils__/conditionalForms';
import { DATA_LIMITS, limitFaults } from './limitFaults';

const told = (data: unknown) =>
  limitFaults(data).map(({ path, reason }) =>
    `${path.join('.')} ${reason}`.trim(),
  );

function nested(levels: number) {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) {
    value = level % 2 ? [value] : { a: value };
  }
  return value;
}

describe('limitFaults', () => {
  it('lets pass what a form may hold', () => {
    fc.assert(
      fc.property(anyValue, value => {
        fc.pre(
          !/\\u0000|\\ud[89a-f]|__proto__|valueOf|toString|constructor|prototype/i.test(
            JSON.stringify(value),
          ),
        );
        expect(told(value)).toEqual([]);
      }),
    );
    const { levels, entries, characters } = DATA_LIMITS;
    expect(told(nested(levels))).toEqual([]);
    expect(told({ rows: Array(entries).fill(1) })).toEqual([]);
    expect(told({ text: 'x'.repeat(characters) })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['depth', nested(DATA_LIMITS.levels + 1), 'a.0.a input.too-deep'],
    [
      'depth that would exhaust the stack of whoever walks it',
      nested(200_001),
      'a.0.a input.too-deep',
    ],
    [
      'a long list',
      { rows: Array(DATA_LIMITS.entries + 1).fill(1) },
      'rows list.too-long',
    ],
    ['a huge list', { rows: Array(5_000_000) }, 'rows list.too-long'],
    [
      'a long text',
      { a: ['x'.repeat(DATA_LIMITS.characters + 1)] },
      'a.0 text.too-long',
    ],
    [
      'many values',
      Object.fromEntries(
        Array.from({ length: 60 }, (_, at) => [at, Array(1000).fill(0)]),
      ),
      'input.too-large',
    ],
    [
      'much text in many places',
      { rows: Array(1000).fill('x'.repeat(1100)) },
      'input.too-large',
    ],
    [
      'much text in names',
      { ['x'.repeat(DATA_LIMITS.size + 1)]: 1 },
      'input.too-large',
    ],
    [
      'a key of objects',
      JSON.parse('{"a":{"__proto__":1}}'),
      'a.__proto__ input.forbidden-key',
    ],
    [
      'a class',
      { a: [{ constructor: {} }] },
      'a.0.constructor input.forbidden-key',
    ],
    [
      'a method',
      { a: [{ valueOf: 1, toString: 2 }] },
      'a.0.valueOf input.forbidden-key|a.0.toString input.forbidden-key',
    ],
    ['a prototype', { prototype: 1 }, 'prototype input.forbidden-key'],
    ['what no database keeps', { a: 'x\0' }, 'a text.unreadable-character'],
    ['half a character', { a: '\ud800' }, 'a text.unreadable-character'],
  ])('refuses %s', (_, data, expected) => {
    expect(told(data)).toEqual(expected.split('|'));
  });
});
