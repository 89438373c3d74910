import {
  ROW_ID,
  type ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonObject, JsonValue } from '@backstage/types';

/** Keys and places, as forms and faults name a value. */
export type Keys = (string | number)[];

type Value = JsonValue | undefined;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows of a table, which are told apart by their ids. */
export function isTable(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRow);
}

function isRow(value: unknown): value is JsonObject {
  return isObject(value) && typeof value[ROW_ID] === 'string';
}

export function valueAt(data: Value, keys: Keys): Value {
  return keys.reduce<Value>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) && Object.hasOwn(value, key)
      ? value[key]
      : undefined;
  }, data);
}

/**
 * `data` with another value at `keys`, sharing whatever did not change. `undefined` takes the value away. What is
 * missing on the way is made.
 */
export function withValueAt(data: Value, keys: Keys, value: Value): Value {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const at = Number(key);
    const inner = withValueAt(data[at], rest, value);
    if (inner === undefined) return data.filter((_, index) => index !== at);
    return at < data.length
      ? data.map((item, index) => (index === at ? inner : item))
      : [...data, inner];
  }
  if (typeof key === 'number' && !isObject(data)) {
    const inner = withValueAt(undefined, rest, value);
    return inner === undefined ? data : [inner];
  }
  const object = isObject(data) ? data : {};
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  const inner = withValueAt(before, rest, value);
  if (inner === before) return data;
  if (inner !== undefined) return { ...object, [key]: inner };
  const { [key]: _, ...others } = object;
  return others;
}

/** The path by which rows are named by their places; undefined where the row is not there. */
export function keysOf(data: Value, path: ValuePath): Keys | undefined {
  const keys: Keys = [];
  let value = data;
  for (const step of path) {
    if (typeof step === 'string') {
      keys.push(step);
    } else {
      const at = Array.isArray(value)
        ? value.findIndex(item => isRow(item) && item[ROW_ID] === step.row)
        : -1;
      if (at < 0) return undefined;
      keys.push(at);
    }
    value = valueAt(value, keys.slice(-1));
  }
  return keys;
}

/** The path by which rows are named by their ids. */
export function pathOf(data: Value, keys: Keys): ValuePath {
  let value = data;
  return keys.map(key => {
    value = valueAt(value, [key]);
    return isRow(value) && typeof key === 'number'
      ? { row: String(value[ROW_ID]) }
      : String(key);
  });
}

/** A stable id for a new row. `crypto.randomUUID` is there only where the portal is served over HTTPS. */
export function newRowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** `data` with what `more` has besides; nothing that is there is changed. Lists are taken whole. */
export function withMissing(data: JsonObject, more: JsonObject): JsonObject {
  const added = Object.entries(more).flatMap(([key, value]) => {
    const old = Object.hasOwn(data, key) ? data[key] : undefined;
    if (old === undefined) return value === undefined ? [] : [[key, value]];
    if (!isObject(old) || !isObject(value)) return [];
    const inner = withMissing(old, value);
    return inner === old ? [] : [[key, inner]];
  });
  return added.length > 0 ? { ...data, ...Object.fromEntries(added) } : data;
}
