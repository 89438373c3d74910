import type { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown) {
  return typeof value === 'string' && value ? value : undefined;
}

/**
 * A form's JSON Schema as zod, which is all that the actions registry takes. It tells callers what the form asks and
 * catches what is plainly wrong; whatever it cannot say it lets through, for the API to decide by the form itself.
 */
export function zodOf(schema: unknown): z.ZodTypeAny {
  if (!isObject(schema)) return z.unknown();
  const described = [textOf(schema.title), textOf(schema.description)]
    .filter(Boolean)
    .join('. ');
  const type = plainZodOf(schema);
  return described ? type.describe(described) : type;
}

function plainZodOf(schema: JsonObject): z.ZodTypeAny {
  const choices = choicesOf(schema);
  if (choices) return choices;
  switch (schema.type) {
    case 'string':
      return z.string();
    case 'number':
      return z.number();
    case 'integer':
      return z.number().int();
    case 'boolean':
      return z.boolean();
    case 'array':
      return z.array(zodOf(schema.items));
    case 'object':
      return objectOf(schema);
    default:
      return z.unknown();
  }
}

function objectOf(schema: JsonObject) {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return z
    .object(
      Object.fromEntries(
        Object.entries(properties).map(([key, property]) => {
          const type = zodOf(property);
          return [key, required.includes(key) ? type : type.optional()];
        }),
      ),
    )
    .passthrough();
}

/** `enum`, or the `oneOf` of constants by which a choice gets its words. */
function choicesOf(schema: JsonObject) {
  const constants = Array.isArray(schema.oneOf)
    ? schema.oneOf.map(item => (isObject(item) ? item.const : undefined))
    : schema.enum;
  if (!Array.isArray(constants)) return undefined;
  const values = constants.filter(
    (value): value is string => typeof value === 'string',
  );
  const [first, ...others] = values;
  if (first === undefined || values.length !== constants.length)
    return undefined;
  return z.enum([first, ...others]);
}
