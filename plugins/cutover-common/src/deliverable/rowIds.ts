import type { JsonObject, JsonValue } from '@backstage/types';
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
  const visit = (
    value: JsonValue | undefined,
    shape: Shape | undefined,
  ): JsonValue => {
    if (Array.isArray(value)) {
      const items = shape?.items;
      const isTable = Boolean(items && isRow(items));
      const seen = new Set<string>();
      return value.map(entry => {
        const inner = visit(entry, items);
        if (!isTable || !isObject(inner)) return inner;
        const known = rowIdOf(inner);
        const id = known === undefined || seen.has(known) ? newId() : known;
        seen.add(id);
        return { ...inner, [ROW_ID]: id };
      });
    }
    if (!isObject(value)) return value ?? null;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        visit(inner, shape?.field(name)),
      ]),
    );
  };
  return visit(data, shapeOf(schema)) as JsonObject;
}

/** Whether entries of this shape are rows: objects with fields. */
export function isRow(shape: Shape): boolean {
  return (
    shape.schemas.some(({ type }) => [type].flat().includes('object')) ||
    ![...shape.names].every(name => name === ROW_ID)
  );
}

/** The data as its form describes it. */
export function withoutRowIds(data: JsonObject): JsonObject;
export function withoutRowIds(data: JsonValue): JsonValue;
export function withoutRowIds(data: JsonValue): JsonValue {
  if (Array.isArray(data)) {
    return data.map(entry => {
      const plain = withoutRowIds(entry);
      if (!isObject(plain) || !Object.hasOwn(plain, ROW_ID)) return plain;
      const { [ROW_ID]: _, ...row } = plain;
      return row;
    });
  }
  if (!isObject(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      withoutRowIds(value ?? null),
    ]),
  );
}
