import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * Hears where each value of a merged template comes from: `merged[key]` is what stood at `source[sourceKey]`. Values
 * that are taken over whole keep their identity, so whoever knows where they stood needs no more than that.
 */
export type MergeTrace = (
  merged: object,
  key: string | number,
  source: object,
  sourceKey: string | number,
) => void;

type Item = { value: JsonValue; source: object; index: number };

class Merge {
  readonly #trace: MergeTrace;

  constructor(trace: MergeTrace) {
    this.#trace = trace;
  }

  objects(base: JsonObject, overlay: JsonObject): JsonObject {
    const merged = new Map<string, JsonValue | undefined>(Object.entries(base));
    const sources = new Map([...merged.keys()].map(key => [key, base]));
    for (const [key, value] of Object.entries(overlay)) {
      if (value === undefined) continue;
      if (value === null && merged.has(key)) {
        merged.delete(key);
        sources.delete(key);
        continue;
      }
      merged.set(key, this.#values(merged.get(key), value));
      sources.set(key, overlay);
    }
    // An own `__proto__` stays an own key this way, for `parseTemplate` to refuse.
    const result = Object.fromEntries(merged);
    for (const [key, source] of sources) this.#trace(result, key, source, key);
    return result;
  }

  #values(base: JsonValue | undefined, overlay: JsonValue): JsonValue {
    if (Array.isArray(overlay)) {
      if (!isItems(overlay)) return overlay;
      return this.#items(isItems(base) ? base : [], overlay);
    }
    if (isObject(overlay) && !isText(overlay)) {
      return this.objects(isObject(base) && !isText(base) ? base : {}, overlay);
    }
    return overlay;
  }

  #items(base: JsonValue[], overlay: JsonValue[]): JsonValue[] {
    const items = base.map<Item>((value, index) => ({
      value,
      source: base,
      index,
    }));
    // An id that is there twice in the overlay itself is an item twice, and a fault; not the same item said in two parts.
    const unchanged = new Set(items);
    overlay.forEach((value, index) => {
      if (!isObject(value) || typeof value.id !== 'string') {
        items.push({ value, source: overlay, index });
        return;
      }
      const old = items.find(
        item => unchanged.has(item) && idOf(item.value) === value.id,
      );
      if (value.$remove === true && old) {
        items.splice(items.indexOf(old), 1);
        return;
      }
      const anchor = anchorOf(value, items);
      const before = old && isObject(old.value) ? old.value : {};
      const merged = this.objects(
        before,
        anchor ? this.#without(value, ['$before', '$after']) : value,
      );
      const item: Item = { value: merged, source: overlay, index };
      if (old && !anchor) items.splice(items.indexOf(old), 1, item);
      else {
        if (old) items.splice(items.indexOf(old), 1);
        const place = anchor ? items.indexOf(anchor) : items.length;
        const after = anchor && value.$after !== undefined ? 1 : 0;
        items.splice(place + after, 0, item);
      }
    });
    const result = items.map(item => item.value);
    items.forEach(({ source, index }, at) =>
      this.#trace(result, at, source, index),
    );
    return result;
  }

  #without(value: JsonObject, keys: string[]): JsonObject {
    const rest = Object.fromEntries(
      Object.entries(value).filter(([key]) => !keys.includes(key)),
    );
    for (const key of Object.keys(rest)) this.#trace(rest, key, value, key);
    return rest;
  }
}

/**
 * `base` with what `overlay` says differently. Objects merge deeply, `null` takes a key away. Lists of items with an `id`
 * merge by it: new items come last or where `$before` and `$after` say, `$remove: true` takes one away. Every other list,
 * and every translated text, is replaced whole.
 *
 * What cannot be carried out yet, such as `$after` an item that is not there, stays as it was written: the next base may
 * bring it, and if none does, `parseTemplate` finds it.
 */
export function extendTemplate(
  base: JsonObject,
  overlay: JsonObject,
  trace: MergeTrace = () => {},
): JsonObject {
  return new Merge(trace).objects(base, overlay);
}

/** The item beside which `value` wants to stand, if it says so in one way and that item is there. */
function anchorOf(value: JsonObject, items: Item[]): Item | undefined {
  const { id, $before, $after } = value;
  const wanted = $before ?? $after;
  if ($before !== undefined && $after !== undefined) return undefined;
  if (typeof wanted !== 'string' || wanted === id) return undefined;
  return items.find(item => idOf(item.value) === wanted);
}

function idOf(value: JsonValue) {
  return isObject(value) ? value.id : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItems(value: JsonValue | undefined): value is JsonValue[] {
  return (
    Array.isArray(value) && value.some(item => typeof idOf(item) === 'string')
  );
}

function isText(value: JsonObject) {
  return typeof value.en === 'string';
}
