import type { JsonArray, JsonObject } from '@backstage/types';
import type { Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { ROW_ID } from './model';

/** A `uiSchema` without what it says of fields that were taken out. */
export function fitUi(ui: JsonObject, before: Shape, after: Shape): JsonObject {
  return Object.fromEntries(
    Object.entries(ui).flatMap(([key, value]) => {
      if (key === 'ui:order' && Array.isArray(value)) {
        return [[key, leftOf(value, before, after)]];
      }
      if (key === 'ui:options' && isObject(value)) {
        return [[key, fitOptions(value, before, after)]];
      }
      if (key.startsWith('ui:') || !isObject(value)) return [[key, value]];
      const inner = { before: before.field(key), after: after.field(key) };
      if (inner.before && inner.after) {
        return [[key, fitUi(value, inner.before, inner.after)]];
      }
      if (inner.before) return [];
      return key === 'items' && before.items && after.items
        ? [[key, fitUi(value, before.items, after.items)]]
        : [[key, value]];
    }),
  );
}

/** The columns of a table are named by the fields of its rows. */
function fitOptions(options: JsonObject, before: Shape, after: Shape) {
  const { columns } = options;
  if (!Array.isArray(columns) || !before.items || !after.items) return options;
  return { ...options, columns: leftOf(columns, before.items, after.items) };
}

function leftOf(names: JsonArray, before: Shape, after: Shape): JsonArray {
  return names.filter(
    name =>
      typeof name !== 'string' ||
      before.field(name) === undefined ||
      after.field(name) !== undefined,
  );
}

/** Row ids go along with the rows, and nobody is to see them. */
export function withHiddenIds(
  ui: JsonObject,
  shape: Shape,
  around: readonly Shape[] = [],
): JsonObject {
  // What contains itself would go on for ever.
  if (around.includes(shape)) return ui;
  const within = [...around, shape];
  let result = ui;
  const set = (key: string, inner: JsonObject) => {
    if (Object.keys(inner).length > 0) result = { ...result, [key]: inner };
  };
  const at = (key: string) => {
    const inner = result[key];
    return isObject(inner) ? inner : {};
  };
  for (const name of shape.names) {
    const field = shape.field(name);
    if (name === ROW_ID) {
      set(name, { 'ui:widget': 'hidden' });
      const order = result['ui:order'];
      if (Array.isArray(order) && !order.includes('*')) {
        result = { ...result, 'ui:order': [...order, ROW_ID] };
      }
    } else if (field) set(name, withHiddenIds(at(name), field, within));
  }
  const { items } = shape;
  if (items) set('items', withHiddenIds(at('items'), items, within));
  return result;
}
