import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';

/** What a field hangs on: nothing, or the value of another, told in one of the ways in which a form can tell it. */
export interface Hanging {
  way: 'always' | 'then' | 'else' | 'dependency' | 'branch';
  /** Index of the field that it hangs on. */
  on: number;
  value: string;
}

const VALUES = ['a', 'b', 'c'];
const nameOf = (index: number) => `f${index}`;

function hanging(on: fc.Arbitrary<number>): fc.Arbitrary<Hanging> {
  return fc.record({
    way: fc.constantFrom('always', 'then', 'else', 'dependency', 'branch'),
    on,
    value: fc.constantFrom(...VALUES),
  });
}

/** Fields of which each hangs only on those before it. */
export const orderly: fc.Arbitrary<Hanging[]> = fc
  .integer({ min: 2, max: 8 })
  .chain(count =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        index === 0
          ? fc.constant<Hanging>({ way: 'always', on: 0, value: 'a' })
          : hanging(fc.integer({ min: 0, max: index - 1 })),
      ),
    ),
  );

/** Fields that may hang on each other in circles. */
export const tangled: fc.Arbitrary<Hanging[]> = fc.array(
  hanging(fc.integer({ min: 0, max: 5 })),
  { minLength: 6, maxLength: 6 },
);

/** The form that says so. */
export function formOf(fields: Hanging[]): JsonObject {
  const properties: JsonObject = {};
  const allOf: JsonObject[] = [];
  const dependencies: Record<string, JsonObject> = {};
  const branches = new Map<number, Record<string, JsonObject>>();
  fields.forEach(({ way, on, value }, index) => {
    const own = { [nameOf(index)]: { type: 'string' } };
    const condition = {
      required: [nameOf(on)],
      properties: { [nameOf(on)]: { const: value } },
    };
    if (way === 'always') Object.assign(properties, own);
    if (way === 'then')
      allOf.push({ if: condition, then: { properties: own } });
    if (way === 'else')
      allOf.push({ if: condition, else: { properties: own } });
    if (way === 'dependency') {
      const known = dependencies[nameOf(on)]?.properties;
      dependencies[nameOf(on)] = {
        properties: { ...(known as JsonObject), ...own },
      };
    }
    if (way === 'branch') {
      const known = branches.get(on) ?? {};
      branches.set(on, { ...known, [value]: { ...known[value], ...own } });
    }
  });
  for (const [on, byValue] of branches) {
    allOf.push({
      oneOf: VALUES.map(value => ({
        properties: { ...byValue[value], [nameOf(on)]: { const: value } },
      })),
    });
  }
  return { type: 'object', properties, allOf, dependencies };
}

/** Which fields apply where each hangs only on those before it: told without a schema, to compare with. */
export function appliesTo(fields: Hanging[], data: JsonObject): string[] {
  const kept: JsonObject = {};
  fields.forEach(({ way, on, value }, index) => {
    const found = kept[nameOf(on)];
    const applies = {
      always: true,
      then: found === value,
      else: found !== value,
      dependency: found !== undefined,
      // As long as nothing was chosen, every branch is open.
      branch: found === undefined || found === value,
    }[way];
    const own = data[nameOf(index)];
    if (applies && own !== undefined) kept[nameOf(index)] = own;
  });
  return Object.keys(kept).sort();
}

/** What somebody may have filled in, whether it applies or not. */
export function answersTo(fields: Hanging[]): fc.Arbitrary<JsonObject> {
  return fc.record(
    Object.fromEntries(
      fields.map((_, index) => [nameOf(index), fc.constantFrom(...VALUES)]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<JsonObject>;
}

/** Anything that JSON can hold. */
export const anyValue = fc.jsonValue({
  maxDepth: 4,
}) as fc.Arbitrary<JsonValue>;
