import type { JsonObject, JsonValue } from '@backstage/types';
import {
  appliesWhen,
  FILE_FORMAT,
} from '@backstage-cutover/plugin-cutover-common';

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * A document in which every field of a form is filled in. Where the form offers a choice, the one at `choice` is taken,
 * counted round, and the parts that appear with it are filled in as well. With `longest` each text is as long as it may.
 */
export function filledIn(
  schema: JsonObject,
  choice: number,
  { longest = false }: { longest?: boolean } = {},
): JsonObject {
  const text = longest ? longestText : someText;
  const document = fill(withoutRefs(schema, schema), choice, text);
  if (!isObject(document)) throw new Error('A form describes an object');
  return document;
}

/** The schema with every `#/...` replaced by what it points at. */
export function withoutRefs(schema: JsonObject, root: JsonObject): JsonObject {
  const inlined = (value: JsonValue | undefined): JsonValue => {
    if (Array.isArray(value)) return value.map(inlined);
    return isObject(value) ? withoutRefs(value, root) : value ?? null;
  };
  const { $ref, ...own } = schema;
  const rest = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, inlined(value)]),
  );
  if (typeof $ref !== 'string') return rest;
  const steps = $ref.slice('#/'.length).split('/');
  const target = steps.reduce<JsonValue | undefined>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    root,
  );
  return isObject(target) ? { ...withoutRefs(target, root), ...rest } : rest;
}

type TextFor = (schema: JsonObject) => string;

function fill(schema: JsonObject, choice: number, text: TextFor): JsonValue {
  const options = objectsIn(schema.oneOf);
  if (options.length > 0) return options[choice % options.length].const ?? null;
  if (schema.const !== undefined) return schema.const;
  switch (schema.type) {
    case 'object':
      return fillObject(schema, choice, text);
    case 'array':
      return isObject(schema.items)
        ? Array.from({ length: Number(schema.minItems ?? 1) }, () =>
            fill(schema.items as JsonObject, choice, text),
          )
        : [];
    case 'boolean':
      return choice % 2 === 0;
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 0) + choice;
    default:
      return text(schema);
  }
}

function fillObject(
  schema: JsonObject,
  choice: number,
  text: TextFor,
): JsonObject {
  const fieldsOf = (part: JsonObject) =>
    Object.fromEntries(
      Object.entries(isObject(part.properties) ? part.properties : {}).flatMap(
        ([key, field]) =>
          isObject(field) && (field.type || field.oneOf)
            ? [[key, fill(field, choice, text)]]
            : [],
      ),
    );
  let filled: JsonObject = fieldsOf(schema);
  for (const part of [schema, ...objectsIn(schema.allOf)]) {
    if (!isObject(part.if)) continue;
    const branch = appliesWhen(part.if, filled) ? part.then : part.else;
    if (isObject(branch)) filled = { ...filled, ...fieldsOf(branch) };
  }
  return filled;
}

const SAMPLES: Record<string, string> = {
  [FILE_FORMAT]: '0f8b4d3e-5c1a-4e0b-9d2f-7a6c5b4e3d21',
  date: '2027-03-06',
  'date-time': '2027-03-06T21:00:00Z',
};

function someText({ format, pattern }: JsonObject): string {
  if (typeof format === 'string' && SAMPLES[format]) return SAMPLES[format];
  return pattern ? 'CNY' : 'As agreed';
}

function longestText(schema: JsonObject): string {
  const { format, pattern, maxLength } = schema;
  if (format || pattern || maxLength === undefined) return someText(schema);
  return 'x'.repeat(Number(maxLength));
}
