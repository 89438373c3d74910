import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../template/validate/schemaTree';
import type { FieldRights } from './rightsOf';
import { treeOf, type RightsNode } from './rightsTree';

/** The data without what these rights hide. */
export function visibleData(data: JsonObject, rights: FieldRights): JsonObject {
  return visibleObject(data, treeOf(rights));
}

export function visibleObject(
  value: JsonObject,
  node: RightsNode | undefined,
): JsonObject {
  if (!node) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = node.fields.get(name);
      if (field?.right === 'hidden') return [];
      return [[name, visibleValue(inner ?? null, field)]];
    }),
  );
}

export function visibleValue(
  value: JsonValue,
  node: RightsNode | undefined,
): JsonValue {
  if (!node) return value;
  if (Array.isArray(value)) {
    return value.map(entry => visibleValue(entry, node));
  }
  return isObject(value) ? visibleObject(value, node) : value;
}
