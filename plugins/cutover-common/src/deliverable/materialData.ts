import type { JsonObject, JsonValue } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';

/**
 * The data without the fields that the template marks `material: false`, wherever it says so: to change those lapses no
 * approval (approvals, 18).
 */
export function materialData(schema: JsonObject, data: JsonObject): JsonObject {
  return ofObject(data, shapeOf(schema));
}

function ofObject(data: JsonObject, shape: Shape): JsonObject {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      isImmaterial(shape, name)
        ? []
        : [[name, ofValue(value as JsonValue, shape.field(name))]],
    ),
  );
}

function ofValue(value: JsonValue, shape: Shape | undefined): JsonValue {
  if (!shape) return value;
  if (isObject(value)) return ofObject(value, shape);
  const { items } = shape;
  return Array.isArray(value) && items
    ? value.map(entry => ofValue(entry as JsonValue, items))
    : value;
}

/** Whether a form says of any field, at whatever depth, that it is not material. */
export function hasImmaterial(schema: JsonObject): boolean {
  const seen = new Set<Shape>([shapeOf(schema)]);
  for (const shape of seen) {
    for (const name of shape.names) {
      if (isImmaterial(shape, name)) return true;
      const field = shape.field(name);
      if (field) seen.add(field);
    }
    if (shape.items) seen.add(shape.items);
  }
  return false;
}

function isImmaterial(shape: Shape, name: string): boolean {
  return shape
    .saidOf(name)
    .some(said => isObject(said) && said.material === false);
}
