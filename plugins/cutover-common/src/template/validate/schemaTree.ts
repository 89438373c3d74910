import type { JsonObject, JsonValue } from '@backstage/types';
import type { Path } from './report';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema within a schema. */
export interface SchemaNode {
  schema: JsonObject;
  path: Path;
  /** Describes a field of the form by itself, rather than a condition on one. */
  isField: boolean;
  /** How many schemas it lies in. */
  level: number;
}

const ONE = ['additionalItems', 'contains', 'additionalProperties', 'not'];
const CONDITIONS = ['propertyNames', 'if', 'then', 'else'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const MAPS = ['patternProperties', 'definitions', '$defs', 'dependencies'];

/** A schema and all those in it. */
export function* schemaNodes(root: JsonObject): Generator<SchemaNode> {
  const open: SchemaNode[] = [
    { schema: root, path: [], isField: true, level: 0 },
  ];
  for (let node = open.shift(); node; node = open.shift()) {
    yield node;
    const { schema, path, isField } = node;
    const level = node.level + 1;
    const add = (value: JsonValue | undefined, at: Path, field = false) => {
      if (isObject(value)) {
        open.push({
          schema: value,
          path: [...path, ...at],
          isField: field,
          level,
        });
      }
    };
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties' && isObject(value)) {
        for (const [name, field] of Object.entries(value)) {
          add(field, [key, name], isField);
        }
      } else if (key === 'items' && !Array.isArray(value)) {
        add(value, [key], isField);
      } else if (LISTS.includes(key) || key === 'items') {
        if (!Array.isArray(value)) continue;
        value.forEach((item, index) => add(item, [key, index]));
      } else if (MAPS.includes(key) && isObject(value)) {
        for (const [name, item] of Object.entries(value))
          add(item, [key, name]);
      } else if (ONE.includes(key) || CONDITIONS.includes(key)) {
        add(value, [key]);
      }
    }
  }
}

/** What a local `$ref` such as `#/definitions/address` points to. */
export function resolveRef(
  root: JsonObject,
  ref: string,
): JsonValue | undefined {
  if (ref === '#') return root;
  if (!ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .map(stepOf)
    .reduce<JsonValue | undefined>((value, step) => {
      if (Array.isArray(value)) return value[Number(step)];
      return isObject(value) && Object.hasOwn(value, step)
        ? value[step]
        : undefined;
    }, root);
}

function stepOf(encoded: string): string {
  let step = encoded;
  try {
    step = decodeURIComponent(encoded);
  } catch {
    // A lone "%" stands for itself.
  }
  return step.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** The fields that an object of this schema may have, those that appear under a condition included. */
export function propertiesOf(
  schema: JsonObject,
  root: JsonObject,
): Map<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  const seen = new Set<JsonValue>();
  const visit = (value: JsonValue | undefined) => {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    if (isObject(value.properties)) {
      for (const [name, field] of Object.entries(value.properties)) {
        if (!found.has(name) && field !== undefined) found.set(name, field);
      }
    }
    for (const key of ['if', 'then', 'else']) visit(value[key]);
    for (const key of LISTS) {
      const list = value[key];
      if (Array.isArray(list)) list.forEach(visit);
    }
    if (isObject(value.dependencies)) {
      Object.values(value.dependencies).forEach(visit);
    }
    if (typeof value.$ref === 'string') visit(resolveRef(root, value.$ref));
  };
  visit(schema);
  return found;
}
