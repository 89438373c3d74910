import type { JsonObject } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import { isRow } from './rowIds';

const known = new WeakMap<JsonObject, Map<string, JsonObject>>();

/**
 * The schema of one row of a table, with all that it refers to; nothing where there is no such table. One object for each
 * table, so that its validator is compiled once.
 *
 * @param path - names of fields from the top of the form to the table, through tables as well
 */
export function rowSchema(
  schema: JsonObject,
  path: readonly string[],
): JsonObject | undefined {
  const tables = known.get(schema) ?? new Map<string, JsonObject>();
  known.set(schema, tables);
  const key = JSON.stringify(path);
  const found = tables.get(key);
  if (found) return found;
  let shape: Shape | undefined = shapeOf(schema);
  for (const name of path) {
    shape = shape?.field(name) ?? shape?.items?.field(name);
  }
  if (!shape?.items || !isRow(shape.items)) return undefined;
  const items = shape.itemSchemas;
  const { definitions, $defs } = schema;
  const row: JsonObject = {
    ...(items.length === 1 ? items[0] : { allOf: [...items] }),
    ...(definitions === undefined ? {} : { definitions }),
    ...($defs === undefined ? {} : { $defs }),
  };
  tables.set(key, row);
  return row;
}
