// SQLite takes 500 rows in one insert at most, and few variables for rows of many columns.
const ROWS_PER_INSERT = 100;

/** A list in parts of no more than so many, by default of as many rows as one insert takes. */
export function inParts<T>(items: T[], size: number = ROWS_PER_INSERT): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) {
    parts.push(items.slice(at, at + size));
  }
  return parts;
}
