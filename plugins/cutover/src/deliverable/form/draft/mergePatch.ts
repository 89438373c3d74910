import isEqual from 'fast-deep-equal';
import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from './values';

/** No value and `null` are one in a draft: a merge patch cannot tell them apart. */
const isNothing = (value: JsonValue | undefined) =>
  value === undefined || value === null;

/** The merge patch (RFC 7396) that makes `after` of `before`; empty where nothing differs. */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of Object.keys(before)) {
    if (!isNothing(before[key]) && isNothing(after[key])) patch[key] = null;
  }
  for (const [key, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (value === old || isNothing(value)) continue;
    if (isObject(value) && isObject(old)) {
      const inner = mergePatch(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!isEqual(old, value)) {
      patch[key] = value;
    }
  }
  return patch;
}

/** `before` as a merge patch changes it. */
export function patched(before: JsonObject, patch: JsonObject): JsonObject {
  const after = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    if (isNothing(value)) {
      delete after[key];
    } else if (isObject(value)) {
      const old = Object.hasOwn(after, key) ? after[key] : undefined;
      after[key] = patched(isObject(old) ? old : {}, value);
    } else {
      after[key] = value;
    }
  }
  return after;
}
