import type { JsonObject } from '@backstage/types';
import canonicalize from 'canonicalize';
import type { Fault } from '../errors';
import { dataFaults } from './dataFaults';
import { ROW_ID } from './model';
import { rowIdOf } from './rowIds';
import { sameValue } from '../sameValue';

export interface RowReview {
  /** Not in the table yet. */
  added: JsonObject[];
  changed: { row: string; before: JsonObject; after: JsonObject }[];
  unchanged: JsonObject[];
  /** Rows that the form does not allow; `index` counts from 0 in what was imported. */
  wrong: { index: number; row: JsonObject; faults: Fault[] }[];
  /** In the table and not in what was imported. */
  missing: JsonObject[];
}

/**
 * What an import would do to a table. Rows are matched by their ids, those without one by their content. Columns that an
 * imported row does not have stay as they are; `null` empties a cell.
 *
 * @param schema - of one row
 */
export function reviewRows(
  schema: JsonObject,
  current: readonly JsonObject[],
  imported: readonly JsonObject[],
): RowReview {
  const review: RowReview = {
    added: [],
    changed: [],
    unchanged: [],
    wrong: [],
    missing: [],
  };
  const known = matches(current, imported);
  imported.forEach((row, index) => {
    const before = known[index];
    const after = written(before, row);
    const faults = dataFaults(schema, after);
    if (faults.length > 0) review.wrong.push({ index, row: after, faults });
    else if (!before) review.added.push(after);
    else if (sameValue(before, after)) review.unchanged.push(after);
    else {
      review.changed.push({ row: rowIdOf(before) ?? '', before, after });
    }
  });
  const found = new Set(known);
  review.missing = current.filter(row => !found.has(row));
  return review;
}

/** Which row each imported one stands for: first by ids, since a row without one may look like another. */
function matches(
  current: readonly JsonObject[],
  imported: readonly JsonObject[],
): (JsonObject | undefined)[] {
  const byId = new Map<string, JsonObject>();
  for (const row of current) {
    const id = rowIdOf(row);
    if (id !== undefined) byId.set(id, row);
  }
  const known = imported.map(row => {
    const id = rowIdOf(row) ?? '';
    const found = byId.get(id);
    byId.delete(id);
    return found;
  });
  const taken = new Set(known);
  const byContent = new Map<string, JsonObject[]>();
  for (const row of current) {
    if (taken.has(row)) continue;
    const content = contentOf(row);
    byContent.set(content, [...(byContent.get(content) ?? []), row]);
  }
  return known.map(
    (found, index) =>
      found ?? byContent.get(contentOf(imported[index]))?.shift(),
  );
}

function contentOf({ [ROW_ID]: _, ...cells }: JsonObject): string {
  const filledIn = Object.entries(cells).filter(([, cell]) => cell !== null);
  return canonicalize(Object.fromEntries(filledIn)) ?? '';
}

function written(before: JsonObject | undefined, row: JsonObject): JsonObject {
  const { [ROW_ID]: _, ...cells } = row;
  const { [ROW_ID]: id, ...kept } = before ?? {};
  const filledIn = Object.entries({ ...kept, ...cells }).filter(
    ([, cell]) => cell !== null,
  );
  return {
    ...Object.fromEntries(filledIn),
    ...(id === undefined ? {} : { [ROW_ID]: id }),
  };
}
