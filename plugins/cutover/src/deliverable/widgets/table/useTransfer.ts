import { useMemo, useState } from 'react';
import type { JsonObject } from '@backstage/types';
import {
  reviewRows,
  ROW_ID,
  type RowReview,
} from '@backstage-cutover/plugin-cutover-common';
import { saveAs } from '../../../lifecycle/parts/saveAs';
import { withDefinitions } from '../../form/fields/preparedForm';
import {
  columnsBeyond,
  isBlock,
  pastedRows,
  takenOver,
  withIds,
  type Row,
} from './rows';
import type { SheetRefusal, UnknownColumn } from './spreadsheet';
import type { Place, Table } from './useTable';

/** Reading and writing files is loaded with the first of them. */
const sheets = () => import('./spreadsheet');

/** What comes into a table from elsewhere, and goes out. Nothing is taken before somebody has looked at it. */
export function useTransfer(table: Table) {
  const { items, root, columns, shown, widget } = table;
  const [review, setReview] = useState<{
    found: RowReview;
    isWhole: boolean;
    unknown: UnknownColumn[];
    /** How many columns of a pasted block found no place. */
    beyond?: number;
  }>();
  const [refusal, setRefusal] = useState<SheetRefusal>();

  const schema = useMemo(() => {
    const properties = items.properties as JsonObject | undefined;
    return {
      ...withDefinitions(items, root),
      properties: { ...properties, [ROW_ID]: { type: 'string' } },
    };
  }, [items, root]);
  const judge = (
    rows: Row[],
    of: { isWhole: boolean; unknown: UnknownColumn[]; beyond?: number },
  ) => setReview({ found: reviewRows(schema, table.latest(), rows), ...of });

  return {
    review,
    refusal,
    dismiss: () => setRefusal(undefined),
    close: () => setReview(undefined),
    take(taken: Row[], gone: ReadonlySet<string>) {
      setReview(undefined);
      table.change(takenOver(table.latest(), withIds(taken), gone));
    },
    /** Whether the text is a block of cells, which is looked at then. */
    paste(from: Place, text: string): boolean {
      if (widget.fixed || !isBlock(text)) return false;
      sheets()
        .then(({ cellsOfClipboard }) => cellsOfClipboard(text))
        .then(cells =>
          judge(pastedRows(table.latest(), shown, from, cells), {
            isWhole: false,
            unknown: [],
            beyond: columnsBeyond(shown, from, cells),
          }),
        );
      return true;
    },
    async bringIn(file: File) {
      setRefusal(undefined);
      const { readSheetFile, refusalIn, rowsOfCells, unknownColumns } =
        await sheets();
      try {
        const cells = await readSheetFile(file);
        const unknown = unknownColumns(columns, cells);
        judge(rowsOfCells(columns, cells), { isWhole: true, unknown });
      } catch (e) {
        setRefusal(refusalIn(e));
      }
    },
    async handOut(kind: 'csv' | 'xlsx') {
      const { cellsOfRows, csvOf, excelOf } = await sheets();
      const cells = cellsOfRows(columns, table.latest());
      const content = await (kind === 'csv' ? csvOf(cells) : excelOf(cells));
      saveAs(content, `${widget.title}.${kind}`);
    },
  };
}
