import type { JsonArray, JsonObject, JsonValue } from '@backstage/types';

type Value = JsonValue | undefined;

/**
 * Whether two values are the same in JSON. Libraries for it look at methods such as `valueOf`, which in data may be the
 * name of a field.
 */
export function sameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameList(one, other);
  return !Array.isArray(other) && sameObject(one, other);
}

function sameList(one: JsonArray, other: JsonArray) {
  return (
    one.length === other.length &&
    one.every((entry, index) => sameValue(entry, other[index]))
  );
}

function sameObject(one: JsonObject, other: JsonObject) {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      name => Object.hasOwn(other, name) && sameValue(one[name], other[name]),
    )
  );
}
