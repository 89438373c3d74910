import { useEffect, useRef, useState } from 'react';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../../lifecycle/words/useWords';
import { focusField } from '../../form/fields/fieldIds';
import { later } from '../later';
import { Hint, WidgetFrame } from '../widget';
import { idOfRow, MOST_ROWS } from './rows';
import { TableBar } from './TableBar';
import { TableGrid } from './TableGrid';
import { TableMenu } from './TableMenu';
import { useOpenedRow } from './useOpenedRow';
import { useTable, type TableProps } from './useTable';
import { useTransfer } from './useTransfer';

const RowEditor = later(() => import('./RowEditor').then(m => m.RowEditor));
const ReviewDialog = later(() =>
  import('./ReviewDialog').then(m => m.ReviewDialog),
);

/** Rows of a form as a table: written in place, pasted from a spreadsheet, or brought in as a file. */
export function CutoverTable(props: TableProps) {
  const table = useTable(props);
  const { widget, rows, columns, shown } = table;
  const { id, title, fixed, context } = widget;
  const transfer = useTransfer(table);
  const opened = useOpenedRow(table);
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ row: string; anchor: HTMLElement }>();

  // The list of faults, and comments, lead to rows that need not be on this page.
  const reveal = useRef<(keys: (string | number)[]) => void>();
  reveal.current = ([row, key]) => {
    const at = rows[Number(row)] ? Number(row) : -1;
    const column = shown.findIndex(each => each.key === key);
    if (at >= 0 && key !== undefined && column < 0)
      opened.open(idOfRow(rows[at]));
    else if (at >= 0)
      table.goAndFocus({ row: at, column: Math.max(0, column) });
    else if (frame.current) focusField(id, frame.current);
  };
  const { reveal: ways } = context;
  useEffect(() => {
    ways?.set(id, keys => reveal.current?.(keys));
    return () => {
      ways?.delete(id);
    };
  }, [ways, id]);

  return (
    <WidgetFrame widget={widget}>
      <div ref={frame}>
        {rows.length > 0 && (
          <TableGrid
            table={table}
            describedBy={`${id}__keys`}
            openRow={opened.open}
            openMenu={(row, anchor) => setMenu({ row, anchor })}
            paste={transfer.paste}
          />
        )}
        <TableBar
          table={table}
          bringIn={transfer.bringIn}
          handOut={transfer.handOut}
        />
      </div>
      {rows.length > 0 && (
        <Hint id={`${id}__keys`}>
          {t(`deliverable.widget.table.${fixed ? 'readKeys' : 'keys'}`)}
        </Hint>
      )}
      {transfer.refusal && (
        <Alert severity="error" onClose={transfer.dismiss}>
          {t(`deliverable.widget.sheet.${transfer.refusal}`, {
            most: String(MOST_ROWS),
            columns: columns.map(column => column.title).join(', '),
          })}
        </Alert>
      )}
      {menu && (
        <TableMenu
          table={table}
          at={table.placeOf(menu.row)}
          anchor={menu.anchor}
          open={() => opened.open(menu.row)}
          close={() => setMenu(undefined)}
        />
      )}
      {opened.store && rows[opened.at] && (
        <RowEditor
          number={opened.at + 1}
          title={title}
          row={rows[opened.at]}
          table={table}
          errors={table.errors[opened.at]}
          store={opened.store}
          close={opened.close}
        />
      )}
      {transfer.review && (
        <ReviewDialog
          review={transfer.review.found}
          table={table}
          isWhole={transfer.review.isWhole}
          unknown={transfer.review.unknown}
          beyond={transfer.review.beyond}
          take={transfer.take}
          close={transfer.close}
        />
      )}
    </WidgetFrame>
  );
}
