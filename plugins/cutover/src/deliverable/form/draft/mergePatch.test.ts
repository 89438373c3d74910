import * as fc from 'fast-check';
import type { JsonObject, JsonValue } from '@backstage/types';
import { mergePatch, patched } from './mergePatch';

const { json } = fc.letrec<{ json: JsonValue; object: JsonObject }>(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('json'), {
    noNullPrototype: true,
  }),
}));
const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), json, {
  noNullPrototype: true,
});

describe('A merge patch', () => {
  it('makes the one of the other, whatever they are', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(patched(before, mergePatch(before, after))).toEqual(after);
      }),
    );
  });

  it('is empty where nothing differs', () => {
    fc.assert(
      fc.property(object, data => {
        expect(mergePatch(data, JSON.parse(JSON.stringify(data)))).toEqual({});
      }),
    );
  });

  it('names what was removed, and nothing that stayed', () => {
    const before = { kept: 1, gone: 2, inner: { kept: 3, gone: 4 } };
    const after = { kept: 1, inner: { kept: 3, come: 5 } };
    expect(mergePatch(before, after)).toEqual({
      gone: null,
      inner: { gone: null, come: 5 },
    });
  });

  it('takes no value and null for the same, as it has one word for both', () => {
    expect(mergePatch({}, { field: null })).toEqual({});
    expect(mergePatch({ field: null }, {})).toEqual({});
  });
});
