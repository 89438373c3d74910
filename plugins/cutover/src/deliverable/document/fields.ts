import type { JsonObject, JsonValue } from '@backstage/types';
import { appliesWhen, ROW_ID } from '@backstage-cutover/plugin-cutover-common';

/** The form by which a value is read: schema and uiSchema whose texts are in the reader's language. */
export interface ReadingForm {
  schema: JsonObject;
  uiSchema: JsonObject;
}

/** A field of a form as a reader meets it. */
export interface Field {
  key: string;
  title: string;
  description?: string;
  schema: JsonObject;
  ui: JsonObject;
}

interface Found {
  schema: JsonObject;
  ui: JsonObject;
  root: JsonObject;
  fields: readonly Field[];
}

/** By the value, or the schema where there is none: whoever asks for one field after the other asks the same each time. */
const lastFound = new WeakMap<JsonObject, Found>();

/**
 * The fields of an object in the order of the form, wherever the schema speaks of them. With the object's value, only
 * those of the branches (`if`, `oneOf` ...) that hold for it; without, those of every branch.
 */
export function fieldsOf(
  schema: JsonObject,
  ui: JsonObject,
  root: JsonObject,
  value?: JsonObject,
): readonly Field[] {
  const last = lastFound.get(value ?? schema);
  if (last?.schema === schema && last.ui === ui && last.root === root)
    return last.fields;
  const fields = findFields(schema, ui, root, value);
  lastFound.set(value ?? schema, { schema, ui, root, fields });
  return fields;
}

function findFields(
  schema: JsonObject,
  ui: JsonObject,
  root: JsonObject,
  value?: JsonObject,
): Field[] {
  const found = new Map<string, JsonObject>();
  for (const part of partsOf(schema, root, value)) {
    for (const [key, property] of Object.entries(objectIn(part.properties))) {
      if (key === ROW_ID) continue;
      // The first to speak of a field names it; later ones only narrow what it may hold.
      const resolved = resolve(property, root);
      found.set(key, { ...resolved, ...found.get(key) });
    }
  }
  return inOrder([...found.keys()], ui['ui:order']).map(key => {
    const field = objectIn(found.get(key));
    const own = objectIn(ui[key]);
    const options = objectIn(own['ui:options']);
    return {
      key,
      title:
        textIn(own['ui:title']) ??
        textIn(options.title) ??
        textIn(field.title) ??
        key,
      description: textIn(own['ui:description']) ?? textIn(field.description),
      schema: field,
      ui: own,
    };
  });
}

/** Whether a field holds rows: objects with columns of their own. */
export function isTable(field: Pick<Field, 'schema'>, root: JsonObject) {
  const items = itemsOf(field.schema, root);
  return typeOf(field.schema) === 'array' && isSection({ schema: items }, root);
}

/** Whether a field holds other fields. */
export function isSection(field: Pick<Field, 'schema'>, root: JsonObject) {
  return partsOf(field.schema, root).some(
    ({ properties }) => Object.keys(objectIn(properties)).length > 0,
  );
}

/** The schema of the rows or items of a list. */
export function itemsOf(schema: JsonObject, root: JsonObject): JsonObject {
  return resolve(schema.items, root);
}

export const uiOfItems = (ui: JsonObject) => objectIn(ui.items);

/** `schema` and every part of it that says something about the object itself. */
function partsOf(
  part: JsonValue | undefined,
  root: JsonObject,
  value?: JsonObject,
  refs: readonly string[] = [],
): JsonObject[] {
  if (!isObject(part)) return [];
  const ref = textIn(part.$ref);
  if (ref && refs.includes(ref)) return [];
  const schema = resolve(part, root);
  const deeper = (inner: JsonValue | undefined) =>
    partsOf(inner, root, value, ref ? [...refs, ref] : refs);
  const holds = (branch: JsonValue | undefined) =>
    value === undefined ||
    branch === undefined ||
    branchHolds(resolve(branch, root), root, value);

  return [
    schema,
    ...listIn(schema.allOf).flatMap(deeper),
    ...['oneOf', 'anyOf'].flatMap(key => {
      const branches = listIn(schema[key]);
      const holding = branches.filter(holds);
      return (holding.length > 0 ? holding : branches).flatMap(deeper);
    }),
    ...(value === undefined || holds(schema.if) ? deeper(schema.then) : []),
    ...(value === undefined || !holds(schema.if) ? deeper(schema.else) : []),
    ...['dependencies', 'dependentSchemas'].flatMap(key =>
      Object.entries(objectIn(schema[key])).flatMap(([field, inner]) =>
        value === undefined || Object.hasOwn(value, field) ? deeper(inner) : [],
      ),
    ),
  ];
}

const standalone = new WeakMap<JsonObject, JsonObject>();

/** Whether a branch holds; a schema that cannot be read on its own is taken to. */
function branchHolds(branch: JsonObject, root: JsonObject, value: JsonObject) {
  let whole = standalone.get(branch);
  if (!whole) {
    const { definitions, $defs } = root;
    // So that what it refers to is found in it.
    whole = {
      ...branch,
      ...(definitions ? { definitions } : {}),
      ...($defs ? { $defs } : {}),
    };
    standalone.set(branch, whole);
  }
  try {
    return appliesWhen(whole, value);
  } catch {
    return true;
  }
}

/** More steps than this from `$ref` to `$ref` is a circle. */
const MAX_STEPS = 20;

/** A schema with what its local `$ref` points at; its own words go before those. */
function resolve(
  part: JsonValue | undefined,
  root: JsonObject,
  steps = 0,
): JsonObject {
  const { $ref, ...own } = objectIn(part);
  if (typeof $ref !== 'string' || steps > MAX_STEPS) return objectIn(part);
  let target: JsonValue | undefined = root;
  for (const step of $ref.split('/').slice(1)) {
    const key = decodeURIComponent(step)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    target = Object.hasOwn(objectIn(target), key)
      ? objectIn(target)[key]
      : undefined;
  }
  return { ...resolve(target, root, steps + 1), ...own };
}

function inOrder(keys: string[], order: JsonValue | undefined): string[] {
  const wanted = listIn(order).filter(
    (key): key is string => typeof key === 'string',
  );
  const rest = keys.filter(key => !wanted.includes(key));
  const named = wanted.flatMap(key => {
    if (key === '*') return rest;
    return keys.includes(key) ? [key] : [];
  });
  return wanted.includes('*') ? named : [...named, ...rest];
}

export function typeOf(schema: JsonObject): string | undefined {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) {
    const [first] = type.filter(each => each !== 'null');
    return typeof first === 'string' ? first : undefined;
  }
  if (schema.properties) return 'object';
  return schema.items ? 'array' : undefined;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listIn(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: JsonValue | undefined) {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
