import type { JsonObject, JsonValue } from '@backstage/types';
import { ROW_ID } from '@backstage-cutover/plugin-cutover-common';
import { newRowId, withValueAt } from '../../form/draft/values';
import { valueOfText, type Column } from './columns';

export type Row = JsonObject;

export const PAGE = 25;

/** More rows than this are not taken from a file. */
export const MOST_ROWS = 2000;

export const idOfRow = (row: Row) => String(row[ROW_ID]);

/** Rows as the table needs them, each with an id; those that came without get one. */
export function withIds(
  rows: readonly JsonValue[] = [],
  idFor: (at: number) => string = newRowId,
): Row[] {
  return rows
    .filter((row): row is Row => typeof row === 'object' && row !== null)
    .map((row, at) => (row[ROW_ID] ? row : { ...row, [ROW_ID]: idFor(at) }));
}

/** As a form takes rows that knows nothing of their ids. */
export function withoutIds(rows: Row[]): Row[] {
  return rows.map(({ [ROW_ID]: _, ...row }) => row);
}

/** What a new row begins with: what the form gives its columns, so that it is what it looks like. */
export function freshRow(columns: Column[]): Row {
  const defaults = columns.flatMap(({ key, schema }) =>
    schema.default === undefined ? [] : [[key, schema.default]],
  );
  return { [ROW_ID]: newRowId(), ...Object.fromEntries(defaults) };
}

export function inserted(rows: Row[], at: number, row: Row): Row[] {
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

export function removed(rows: Row[], at: number): Row[] {
  return rows.filter((_, index) => index !== at);
}

export function moved(rows: Row[], from: number, to: number): Row[] {
  if (to < 0 || to >= rows.length) return rows;
  return inserted(removed(rows, from), to, rows[from]);
}

export function duplicated(rows: Row[], at: number): Row[] {
  return inserted(rows, at + 1, withNewIds(rows[at]));
}

/** A copy whose rows, and the rows of the tables in it, are rows of their own. */
function withNewIds<T extends JsonValue | undefined>(value: T): T;
function withNewIds(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map(item => withNewIds(item ?? null));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === ROW_ID ? newRowId() : withNewIds(inner),
    ]),
  );
}

export function withCell(
  rows: Row[],
  at: number,
  column: Column,
  value: JsonValue | undefined,
): Row[] {
  return withValueAt(rows, [at, column.key], value) as Row[];
}

/**
 * The rows that a block of cells from a spreadsheet makes of a table, from one cell on: those that it changes, and new ones
 * where it is longer than the table. Columns that may not be written are passed over.
 */
export function pastedRows(
  rows: Row[],
  columns: Column[],
  from: { row: number; column: number },
  cells: string[][],
): Row[] {
  return cells.map((texts, index) => {
    const row: Row = rows[from.row + index] ?? freshRow(columns);
    const written = columns
      .slice(from.column, from.column + texts.length)
      .map((column, place) => ({ column, text: texts[place] }))
      .filter(({ column }) => !column.fixed)
      // What is empty there empties a cell here.
      .map(({ column, text }) => [
        column.key,
        valueOfText(column, text) ?? null,
      ]);
    return { ...row, ...Object.fromEntries(written) };
  });
}

/** How many columns of such a block hold something and lie beyond the last column of the table. */
export function columnsBeyond(
  columns: Column[],
  from: { column: number },
  cells: string[][],
): number {
  const room = columns.length - from.column;
  const filled = cells.flatMap(texts =>
    texts.flatMap((text, at) => (at >= room && text.trim() ? [at] : [])),
  );
  return new Set(filled).size;
}

/** The table with what was looked at and taken. */
export function takenOver(
  rows: Row[],
  taken: Row[],
  gone: ReadonlySet<string> = new Set(),
): Row[] {
  const byId = new Map(taken.map(row => [idOfRow(row), row]));
  const kept = rows
    .filter(row => !gone.has(idOfRow(row)))
    .map(row => byId.get(idOfRow(row)) ?? row);
  const known = new Set(rows.map(idOfRow));
  return [...kept, ...taken.filter(row => !known.has(idOfRow(row)))];
}

/** Whether a text from the clipboard is more than one cell. */
export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''));
}
