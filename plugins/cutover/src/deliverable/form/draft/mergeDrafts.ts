import isEqual from 'fast-deep-equal';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  ROW_ID,
  type ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import { isObject, isTable } from './values';

type Value = JsonValue | undefined;

/** A value that two people changed at the same time, and differently. `undefined` stands for none: they removed it. */
export interface Clash {
  path: ValuePath;
  base: Value;
  mine: Value;
  theirs: Value;
}

export type Side = 'mine' | 'theirs';

export interface Merged {
  /** What both wrote; of a clash, the side that was chosen, and mine as long as nobody has chosen. */
  data: JsonObject;
  clashes: Clash[];
}

/** Under which a choice is kept. */
export const clashKey = (path: ValuePath) => JSON.stringify(path);

/**
 * What two people made of the same draft, brought together field by field, rows of tables by their ids. Where only one
 * of them changed something, that stands.
 */
export function mergeDrafts(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  chosen: ReadonlyMap<string, Side> = new Map(),
): Merged {
  const clashes: Clash[] = [];

  function merge(b: Value, m: Value, t: Value, path: ValuePath): Value {
    if (isEqual(m, t) || isEqual(b, t)) return m;
    if (isEqual(b, m)) return t;
    if (isObject(m) && isObject(t)) {
      return mergeFields(isObject(b) ? b : {}, m, t, path);
    }
    if (isRows(b) && isRows(m) && isRows(t) && (isTable(m) || isTable(t))) {
      return mergeRows(b ?? [], m ?? [], t ?? [], path);
    }
    clashes.push({ path, base: b, mine: m, theirs: t });
    return chosen.get(clashKey(path)) === 'theirs' ? t : m;
  }

  function mergeFields(
    b: JsonObject,
    m: JsonObject,
    t: JsonObject,
    path: ValuePath,
  ): JsonObject {
    const merged: JsonObject = {};
    for (const key of new Set([...Object.keys(t), ...Object.keys(m)])) {
      const value = merge(own(b, key), own(m, key), own(t, key), [
        ...path,
        key,
      ]);
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  }

  function mergeRows(
    b: JsonObject[],
    m: JsonObject[],
    t: JsonObject[],
    path: ValuePath,
  ): JsonObject[] {
    const [was, my, their] = [b, m, t].map(byId);
    const kept = new Map<string, JsonObject>();
    for (const id of new Set([...their.keys(), ...my.keys()])) {
      const row = merge(was.get(id), my.get(id), their.get(id), [
        ...path,
        { row: id },
      ]);
      if (isObject(row)) kept.set(id, row);
    }
    const order = mergeOrder(
      [...was.keys()],
      [...my.keys()],
      [...their.keys()],
    );
    return order.flatMap(id => {
      const row = kept.get(id);
      return row ? [row] : [];
    });
  }

  const data = mergeFields(base, mine, theirs, []);
  return { data, clashes };
}

function own(object: JsonObject, key: string): Value {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A table, or none yet. */
function isRows(value: Value): value is JsonObject[] | undefined {
  return (
    value === undefined ||
    isTable(value) ||
    (Array.isArray(value) && value.length === 0)
  );
}

function byId(rows: JsonObject[]): Map<string, JsonObject> {
  return new Map(rows.map(row => [String(row[ROW_ID]), row]));
}

/** Their order, with the rows that I added or moved behind those behind which I put them. */
function mergeOrder(base: string[], mine: string[], theirs: string[]) {
  const stayed = new Set(longestRun(base, mine));
  const placed = new Set(mine.filter(id => !stayed.has(id)));
  const order = theirs.filter(id => !placed.has(id));
  mine.forEach((id, index) => {
    if (!placed.has(id) && order.includes(id)) return;
    let before = index - 1;
    while (before >= 0 && !order.includes(mine[before])) before--;
    const at = before < 0 ? 0 : order.indexOf(mine[before]) + 1;
    order.splice(at, 0, id);
  });
  return order;
}

/** The most ids that stand in the same order in both: those that nobody had to move. */
function longestRun(base: string[], mine: string[]): string[] {
  const places = new Map(base.map((id, index) => [id, index]));
  const common = mine.filter(id => places.has(id));
  // tails[n] is the last id of the best run of n + 1 ids; `before` leads back through it.
  const tails: string[] = [];
  const before = new Map<string, string | undefined>();
  const place = (id: string) => places.get(id) ?? -1;
  for (const id of common) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (place(tails[middle]) < place(id)) low = middle + 1;
      else high = middle;
    }
    before.set(id, tails[low - 1]);
    tails[low] = id;
  }
  const run: string[] = [];
  let last: string | undefined = tails[tails.length - 1];
  while (last !== undefined) {
    run.unshift(last);
    last = before.get(last);
  }
  return run;
}
