import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { activeData } from './activeData';
import { dataFaults } from './dataFaults';
import type { ValuePath } from './model';
import { rowIdOf } from './rowIds';

/** A value that is kept although its form has no field for it, since the cutover moved to another version. */
export interface StrayValue {
  path: ValuePath;
  value: JsonValue;
}

/** Of what a form does not allow in the data, what is wrong only because the form has no such field anywhere. */
export function strayFaults(
  schema: JsonObject,
  faults: readonly Fault[],
): Fault[] {
  return faults.filter(
    ({ reason, path }) =>
      reason === 'schema.additionalProperties' && !isKnown(schema, path),
  );
}

/** The values in the data, and what is under them, for which the form has no field (approvals, 23). */
export function strayValues(
  schema: JsonObject,
  data: JsonObject,
): StrayValue[] {
  const active = activeData(schema, data).data;
  return strayFaults(schema, dataFaults(schema, active)).map(({ path }) => ({
    path: valuePath(path, active),
    value: valueAt(active, path) ?? null,
  }));
}

/** The data without the values at these places; all else stays as it is. */
export function withoutValues(
  data: JsonObject,
  paths: readonly Fault['path'][],
): JsonObject {
  return paths.reduce<JsonObject>((left, path) => {
    const next = without(left, path);
    return isObject(next) ? next : left;
  }, data);
}

/** The data without what its form has no field for. */
export function withoutStrays(
  schema: JsonObject,
  data: JsonObject,
): JsonObject {
  const strays = strayFaults(schema, dataFaults(schema, data));
  return withoutValues(
    data,
    strays.map(({ path }) => path),
  );
}

/** A place in the data by the ids of rows, which stay with them. */
export function valuePath(path: Fault['path'], data: JsonObject): ValuePath {
  let value: JsonValue | undefined = data;
  return path.map(key => {
    value = valueAt(value, [key]);
    const row = typeof key === 'number' ? rowIdOf(value) : undefined;
    return row === undefined ? String(key) : { row };
  });
}

function isKnown(schema: JsonObject, path: Fault['path']): boolean {
  let shape: Shape | undefined = shapeOf(schema);
  for (const key of path) {
    if (!shape) return false;
    shape = typeof key === 'number' ? shape.items : shape.field(key);
  }
  return shape !== undefined;
}

/** What stands at a place in the data, if anything does. */
export function valueAt(
  data: JsonValue | undefined,
  path: Fault['path'],
): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) && Object.hasOwn(value, key)
      ? value[key]
      : undefined;
  }, data);
}

function without(value: JsonValue, [key, ...rest]: Fault['path']): JsonValue {
  if (Array.isArray(value)) {
    return value.map((entry, index) =>
      index === Number(key) ? without(entry, rest) : entry,
    );
  }
  if (!isObject(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  if (rest.length === 0) return others;
  return { ...value, [key]: without(inner ?? null, rest) };
}
