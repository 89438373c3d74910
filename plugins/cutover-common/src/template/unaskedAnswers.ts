import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { shapeOf, type Shape } from './shape';

/**
 * Answers to what a form does not ask. JSON Schema lets them pass unless it is told otherwise, and they would be kept
 * for ever, unseen by anybody. Fields that appear under a condition are asked for, and so is everything where a schema
 * says itself what else it takes, or names no field at all.
 */
export function unaskedAnswers(
  schema: JsonObject,
  answer: JsonObject,
): Fault['path'][] {
  const found: Fault['path'][] = [];
  // One path for all: most answers are asked for, and there may be many.
  const path: Fault['path'] = [];
  const visit = (shape: Shape | undefined, value: JsonValue | undefined) => {
    if (!shape || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const { items } = shape;
      value.forEach((entry, index) => {
        path.push(index);
        visit(items, entry);
        path.pop();
      });
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      const field = shape.field(name);
      if (!field && !shape.isOpen) found.push([...path, name]);
      path.push(name);
      visit(field, inner);
      path.pop();
    }
  };
  visit(shapeOf(schema), answer);
  return found;
}
