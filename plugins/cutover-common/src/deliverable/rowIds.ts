import type { JsonArray, JsonObject, JsonValue } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { ROW_ID } from './model';

const LONGEST_ID = 64;

/** The id of a row, where it has one that can be used. */
export function rowIdOf(row: JsonValue | undefined): string | undefined {
  if (!isObject(row) || !Object.hasOwn(row, ROW_ID)) return undefined;
  const id = row[ROW_ID];
  return typeof id === 'string' && id.length > 0 && id.length <= LONGEST_ID
    ? id
    : undefined;
}

/**
 * Rows by their ids, in their order; nothing where this is no table in which every row has an id of its own.
 */
export function rowsById(
  value: JsonValue | undefined,
): Map<string, JsonObject> | undefined {
  if (!Array.isArray(value)) return undefined;
  const rows = new Map<string, JsonObject>();
  for (const row of value) {
    const id = rowIdOf(row);
    if (id === undefined || rows.has(id) || !isObject(row)) return undefined;
    rows.set(id, row);
  }
  return rows;
}

/** The data with an id in every row of every table. Ids that are there are kept, of two alike the first. */
export function withRowIds(
  data: JsonObject,
  schema: JsonObject,
  newId: () => string,
): JsonObject {
  return inObject(data, shapeOf(schema), newId);
}

type NewId = () => string;

function inValue(
  value: JsonValue,
  shape: Shape | undefined,
  newId: NewId,
): JsonValue {
  if (!shape || typeof value !== 'object' || value === null) return value;
  return Array.isArray(value)
    ? inList(value, shape.items, newId)
    : inObject(value, shape, newId);
}

function inObject(value: JsonObject, shape: Shape, newId: NewId): JsonObject {
  return mapFields(value, (inner, name) =>
    typeof inner === 'object'
      ? inValue(inner, shape.field(name), newId)
      : inner,
  );
}

function inList(
  list: JsonArray,
  items: Shape | undefined,
  newId: NewId,
): JsonArray {
  if (!items) return list;
  const isTable = isRow(items);
  const seen = new Set<string>();
  return mapEntries(list, entry => {
    const inner = inValue(entry, items, newId);
    if (!isTable || !isObject(inner)) return inner;
    const known = rowIdOf(inner);
    if (known !== undefined && !seen.has(known)) {
      seen.add(known);
      return inner;
    }
    const id = newId();
    seen.add(id);
    return { ...inner, [ROW_ID]: id };
  });
}

const rows = new WeakMap<Shape, boolean>();

/** Whether entries of this shape are rows: objects with fields. */
export function isRow(shape: Shape): boolean {
  const known = rows.get(shape);
  if (known !== undefined) return known;
  const result =
    [...shape.names].some(name => name !== ROW_ID) ||
    shape.schemas.some(({ type }) => [type].flat().includes('object'));
  rows.set(shape, result);
  return result;
}

const plain = new WeakMap<JsonObject, JsonObject>();

/** The data as its form describes it. Conditions and validators ask the same data for it in turn. */
export function withoutRowIds(data: JsonObject): JsonObject {
  const known = plain.get(data);
  if (known) return known;
  const result = mapFields(data, withoutIds);
  plain.set(data, result);
  return result;
}

function withoutIds(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return mapFields(value, withoutIds);
  return mapEntries(value, entry => {
    const inner = withoutIds(entry);
    if (!isObject(inner) || !Object.hasOwn(inner, ROW_ID)) return inner;
    const { [ROW_ID]: _, ...row } = inner;
    return row;
  });
}

/** The same object where nothing changes. */
function mapFields(
  value: JsonObject,
  change: (value: JsonValue, name: string) => JsonValue,
): JsonObject {
  let result = value;
  for (const name of Object.keys(value)) {
    const before = value[name] ?? null;
    const after = change(before, name);
    if (after === before) continue;
    if (result === value) result = { ...value };
    result[name] = after;
  }
  return result;
}

/** The same list where nothing changes. */
function mapEntries(
  list: JsonArray,
  change: (value: JsonValue) => JsonValue,
): JsonArray {
  let result = list;
  list.forEach((before, index) => {
    const after = change(before);
    if (after === before) return;
    if (result === list) result = [...list];
    result[index] = after;
  });
  return result;
}
