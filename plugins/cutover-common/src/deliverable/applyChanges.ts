import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../template/validate/schemaTree';
import type { Change, ValuePath } from './model';
import { rowIdOf } from './rowIds';

type RowChange = Exclude<Change, { kind: 'value' }>;

/** What the data becomes by changes; those to places that are not there are left out. */
export function applyChanges(
  before: JsonObject,
  changes: readonly Change[],
): JsonObject {
  let data: JsonValue | undefined = before;
  const tables = new Map<string, { path: ValuePath; moves: RowChange[] }>();
  for (const change of changes) {
    if (change.kind === 'value') {
      data = changed(data, change.path, () => change.after);
      continue;
    }
    const key = JSON.stringify(change.path);
    const table = tables.get(key) ?? { path: change.path, moves: [] };
    table.moves.push(change);
    tables.set(key, table);
  }
  for (const { path, moves } of tables.values()) {
    data = changed(data, path, table =>
      Array.isArray(table) ? rearranged(table, moves) : table,
    );
  }
  return isObject(data) ? data : before;
}

/** Rows leave first; then those that come in or have moved are put, from the top, where they belong. */
function rearranged(rows: JsonValue[], moves: RowChange[]): JsonValue[] {
  const leaving = new Set(
    moves.flatMap(({ kind, row }) => (kind === 'row-added' ? [] : [row])),
  );
  const byId = new Map(rows.map(row => [rowIdOf(row), row]));
  const left = rows.filter(row => !leaving.has(rowIdOf(row) ?? ''));
  const coming = moves
    .flatMap(move => {
      if (move.kind === 'row-added') return [{ at: move.at, row: move.after }];
      const row = byId.get(move.row);
      return move.kind === 'row-moved' && row !== undefined
        ? [{ at: move.to, row }]
        : [];
    })
    .sort((one, other) => one.at - other.at);
  for (const { at, row } of coming) left.splice(at, 0, row);
  return left;
}

/** `value` with what stands at the end of the path changed; as it was where the path leads nowhere. */
function changed(
  value: JsonValue | undefined,
  [step, ...rest]: ValuePath,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): JsonValue | undefined {
  if (step === undefined) return change(value);
  if (typeof step !== 'string') {
    if (!Array.isArray(value)) return value;
    return value.map(row =>
      rowIdOf(row) === step.row ? changed(row, rest, change) ?? row : row,
    );
  }
  if (!isObject(value)) return value;
  const { [step]: found, ...others } = value;
  const next = changed(
    Object.hasOwn(value, step) ? found : undefined,
    rest,
    change,
  );
  return next === undefined ? others : { ...value, [step]: next };
}
