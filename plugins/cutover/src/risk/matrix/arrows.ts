import type { Move } from './cells';

/** An arrow over the fields of a matrix, in hundredths of its width and height. */
export interface Arrow {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Which way to push it aside, so that it does not lie on the one that leads back: each -1, 0 or 1. */
  aside: { x: number; y: number };
}

/** From the middle of a field to where arrows begin and end in it, in fields. */
const INSET = 0.36;
/** From the middle of a field to its rim, where nothing is written, in fields. */
const RIM = 0.43;

/**
 * An arrow from the side of one field that faces the other to the side of that one. What leads along a row or a column
 * keeps to the rim of the fields, and what leads back to the other one: numbers and names stand in the middle.
 */
export function arrowOf(
  { from, to }: Pick<Move, 'from' | 'to'>,
  rows: string[],
  columns: string[],
): Arrow {
  const x = ends(columns.indexOf(from.impact), columns.indexOf(to.impact));
  const y = ends(rows.indexOf(from.likelihood), rows.indexOf(to.likelihood));
  // To the right it runs below, to the left above; upwards at the right, downwards at the left.
  const lane = {
    x: x.way === 0 ? -y.way * RIM : 0,
    y: y.way === 0 ? x.way * RIM : 0,
  };
  const across = (at: number) => ((at + lane.x) / columns.length) * 100;
  const down = (at: number) => ((at + lane.y) / rows.length) * 100;
  const isDiagonal = x.way !== 0 && y.way !== 0;
  return {
    ...{ x1: across(x.start), y1: down(y.start) },
    ...{ x2: across(x.end), y2: down(y.end) },
    aside: isDiagonal ? { x: -y.way, y: x.way } : { x: 0, y: 0 },
  };
}

/** Where it begins and ends on one axis, in fields, and which way that is: -1, 0 or 1. */
function ends(from: number, to: number) {
  const way = Math.sign(to - from);
  return {
    way,
    start: from + 0.5 + way * INSET,
    end: to + 0.5 - way * INSET,
  };
}
