import type { JsonObject, JsonValue } from '@backstage/types';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { ROW_ID, type Change, type ValuePath } from './model';
import { rowsById } from './rowIds';
import { sameValue } from '../sameValue';

/**
 * What has to change in `before` to make it `after`, in the order of the form. Fields are told one by one, rows of tables
 * by their ids: those that came, went, moved (as few as can be) or changed. What has no ids, or was not there at all, is
 * told as one value. `applyChanges` makes the one of the other again.
 */
export function difference(
  schema: JsonObject,
  before: JsonObject,
  after: JsonObject,
): Change[] {
  return ofObjects(before, after, [], shapeOf(schema));
}

function ofObjects(
  before: JsonObject,
  after: JsonObject,
  path: ValuePath,
  shape: Shape | undefined,
): Change[] {
  const names = new Set([
    ...(shape?.names ?? []),
    ...Object.keys(before),
    ...Object.keys(after),
  ]);
  return [...names].flatMap(name =>
    ofValues(
      Object.hasOwn(before, name) ? before[name] : undefined,
      Object.hasOwn(after, name) ? after[name] : undefined,
      [...path, name],
      shape?.field(name),
    ),
  );
}

function ofValues(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: ValuePath,
  shape: Shape | undefined,
): Change[] {
  if (sameValue(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return ofObjects(before, after, path, shape);
  }
  const was = rowsById(before);
  const is = rowsById(after);
  if (was && is) return ofTables(was, is, path, shape?.items);
  return [
    {
      kind: 'value',
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

type Rows = ReadonlyMap<string, JsonObject>;

function ofTables(
  before: Rows,
  after: Rows,
  path: ValuePath,
  shape: Shape | undefined,
): Change[] {
  const placeBefore = new Map([...before.keys()].map((row, at) => [row, at]));
  const kept = [...after.keys()].flatMap(row => placeBefore.get(row) ?? []);
  const inPlace = new Set(longestRise(kept));
  const changes: Change[] = [];
  for (const [row, at] of placeBefore) {
    const gone = before.get(row);
    if (gone && !after.has(row)) {
      changes.push({ kind: 'row-removed', path, row, at, before: gone });
    }
  }
  let to = 0;
  for (const [row, now] of after) {
    const from = placeBefore.get(row);
    const was = before.get(row);
    if (from === undefined || was === undefined) {
      changes.push({ kind: 'row-added', path, row, at: to, after: now });
    } else {
      if (!inPlace.has(from)) {
        changes.push({ kind: 'row-moved', path, row, from, to });
      }
      const { [ROW_ID]: _, ...wasCells } = was;
      const { [ROW_ID]: __, ...nowCells } = now;
      changes.push(...ofObjects(wasCells, nowCells, [...path, { row }], shape));
    }
    to += 1;
  }
  return changes;
}

/** The longest run of numbers, not side by side, each greater than the one before; `numbers` holds none twice. */
export function longestRise(numbers: readonly number[]): number[] {
  // `ends[n]` is where the run of n + 1 numbers ends that ends lowest.
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (numbers[ends[middle]] < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const rise: number[] = [];
  for (
    let at: number | undefined = ends.at(-1);
    at !== undefined;
    at = previous[at]
  ) {
    rise.unshift(numbers[at]);
  }
  return rise;
}
