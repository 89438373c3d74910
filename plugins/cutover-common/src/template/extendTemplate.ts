import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * `base` with what `overlay` says differently. Objects merge deeply, `null` takes a key away. Lists of items with an `id`
 * merge by it: new items come last or where `$before` and `$after` say, `$remove: true` takes one away. Every other list,
 * and every translated text, is replaced whole.
 */
export function extendTemplate(
  base: JsonObject,
  overlay: JsonObject,
): JsonObject {
  return mergeObjects(base, overlay);
}

function mergeObjects(base: JsonObject, overlay: JsonObject): JsonObject {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(overlay)) {
    if (value === null) merged.delete(key);
    else if (value !== undefined) {
      merged.set(key, mergeValues(merged.get(key), value));
    }
  }
  return Object.fromEntries(merged);
}

function mergeValues(base: JsonValue | undefined, overlay: JsonValue) {
  if (isItems(base) && isItems(overlay)) return mergeItems(base, overlay);
  if (Array.isArray(overlay)) {
    return isItems(overlay) ? mergeItems([], overlay) : overlay;
  }
  if (isObject(overlay) && !isText(overlay)) {
    return mergeObjects(isObject(base) && !isText(base) ? base : {}, overlay);
  }
  return overlay;
}

function mergeItems(base: JsonObject[], overlay: JsonObject[]): JsonObject[] {
  const items = [...base];
  for (const item of overlay) {
    const { $remove, $before, $after, ...rest } = item;
    const at = items.findIndex(each => each.id === rest.id);
    const found = at < 0 ? undefined : items[at];
    if ($remove === true) {
      if (found) items.splice(at, 1);
      continue;
    }
    const merged = mergeObjects(found ?? {}, rest);
    const place = items.findIndex(each => each.id === ($before ?? $after));
    if ((found && $before === undefined && $after === undefined) || place < 0) {
      items.splice(found ? at : items.length, found ? 1 : 0, merged);
      continue;
    }
    if (found) items.splice(at, 1);
    const anchor = items.findIndex(each => each.id === ($before ?? $after));
    items.splice($before === undefined ? anchor + 1 : anchor, 0, merged);
  }
  return items;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItems(value: JsonValue | undefined): value is JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(item => isObject(item) && typeof item.id === 'string')
  );
}

function isText(value: JsonObject) {
  return typeof value.en === 'string';
}
