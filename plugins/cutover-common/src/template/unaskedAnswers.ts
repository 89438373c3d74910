import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { isObject, propertiesOf } from './validate/schemaTree';

const OPEN = ['additionalProperties', 'patternProperties'];

/**
 * Answers to what a form does not ask. JSON Schema lets them pass unless it is told otherwise, and they would be kept
 * for ever, unseen by anybody. Fields that appear under a condition are asked for, and so is everything where a schema
 * says itself what else it takes, or names no field at all.
 */
export function unaskedAnswers(
  schema: JsonValue | undefined,
  answer: JsonValue | undefined,
  root: JsonObject,
  path: Fault['path'],
): Fault['path'][] {
  if (!isObject(schema)) return [];
  if (Array.isArray(answer)) {
    return answer.flatMap((item, index) =>
      unaskedAnswers(schema.items, item, root, [...path, index]),
    );
  }
  if (!isObject(answer)) return [];
  const fields = propertiesOf(schema, root);
  const isOpen = fields.size === 0 || OPEN.some(key => key in schema);
  return Object.entries(answer).flatMap(([name, value]) => {
    const at = [...path, name];
    if (fields.has(name)) {
      return unaskedAnswers(fields.get(name), value, root, at);
    }
    return isOpen ? [] : [at];
  });
}
