export type CutoverColumn =
  | 'title'
  | 'type'
  | 'phase'
  | 'window'
  | 'owner'
  | 'health';

/** A column of the table of cutovers; `extra` is one that only one table has. */
export type Column = CutoverColumn | 'extra';

/** Wide enough for the words in them. */
export const MIN_WIDTH: Record<Column, number> = {
  title: 150,
  type: 110,
  phase: 100,
  window: 190,
  owner: 110,
  health: 110,
  extra: 100,
};

/** Of a cell, on both sides together. */
const PADDING = 40;

/** What can be missed first in a row of its own. */
const FOLDING: Column[] = [
  'type',
  'phase',
  'owner',
  'health',
  'extra',
  'window',
];

/** Which columns go below the title, in their order, so that the others fit into `width`. */
export function foldedColumns(columns: Column[], width: number): Column[] {
  const needed = (shown: Column[]) =>
    shown.reduce((sum, column) => sum + MIN_WIDTH[column] + PADDING, 0);
  let shown = columns;
  for (const column of FOLDING) {
    if (needed(shown) <= width) break;
    shown = shown.filter(each => each !== column);
  }
  return columns.filter(column => !shown.includes(column));
}
