import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../../lifecycle/words/useWords';
import { readable } from '../../document/readable';
import { useReader } from '../../form/useReader';
import type { Leave } from './CellEditor';
import { idOfRow, PAGE } from './rows';
import { TableRow, type RowHandlers } from './TableRow';
import type { Place, Table } from './useTable';

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    ...theme.typography.body2,
  },
  head: {
    textAlign: 'start',
    padding: theme.spacing(0.75, 1),
    borderBottom: `2px solid ${theme.palette.divider}`,
    whiteSpace: 'nowrap',
  },
}));

interface TableGridProps {
  table: Table;
  describedBy: string;
  openRow(row: string): void;
  openMenu(row: string, anchor: HTMLElement): void;
  /** Whether a text from the clipboard is a block of cells, which is dealt with then. */
  paste(from: Place, text: string): boolean;
}

/** The cells of a table, for keyboard and mouse. */
export function TableGrid(props: TableGridProps) {
  const { table } = props;
  const { rows, shown, place, page, widget, root } = table;
  const { fixed, context } = widget;
  const { t } = useWords();
  const classes = useStyles();
  const grid = useRef<HTMLTableElement>(null);
  const [editing, setEditing] = useState<{
    row: string;
    column: number;
    begun?: string;
  }>();
  const first = page * PAGE;
  const onPage = rows.slice(first, first + PAGE);

  const reader = useReader(
    onPage.flatMap(row =>
      shown.map(column => readable(column, row[column.key], root)),
    ),
    context,
  );

  // The focus follows the place, once the cell is drawn, where somebody went there.
  const { wanted, goAndFocus: go } = table;
  useEffect(() => {
    if (!wanted.current || editing) return;
    wanted.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[data-cell="${place.row}-${place.column}"]`)
      ?.focus();
  });
  const placeOf = (row: string) =>
    rows.findIndex(each => idOfRow(each) === row);
  const open = (row: string, index: number, begun?: string) => {
    const column = shown[index];
    const isFixed = fixed || !column || column.fixed;
    if (column?.kind === 'other') props.openRow(row);
    else if (column?.kind === 'yes-no' && !isFixed)
      table.write(row, column, rows[placeOf(row)][column.key] !== true);
    else if (!isFixed) setEditing({ row, column: index, begun });
  };
  const leave = (row: string, column: number, how: Leave) => {
    setEditing(undefined);
    const at = placeOf(row);
    if (how === 'down') go({ row: at + 1, column });
    if (how === 'right') go({ row: at, column: column + 1 });
    if (how === 'left') go({ row: at, column: column - 1 });
    if (how === 'stay') go({ row: at, column });
  };
  const now: RowHandlers = {
    focus: (row, column) => table.go({ row: placeOf(row), column }),
    open,
    type: table.type,
    done: (row, column, value, how) => {
      const before = rows[placeOf(row)]?.[column.key];
      if (value !== before) table.write(row, column, value);
      leave(row, shown.indexOf(column), how);
    },
    cancel: (row, column, value) => {
      table.write(row, column, value);
      leave(row, shown.indexOf(column), 'stay');
    },
    paste: (row, column, text) => {
      const isBlock = props.paste({ row: placeOf(row), column }, text);
      if (isBlock) setEditing(undefined);
      return isBlock;
    },
    menu: props.openMenu,
  };
  const handlers = useLatest(now);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const row = rows[place.row];
    if (!target.dataset.cell || !row) return;
    const isMenu = place.column === shown.length;
    const to = placeAfter(event, place, rows.length, shown.length);
    if (event.altKey && to && to.row !== place.row) {
      if (!fixed) table.move(place.row, to.row);
    } else if (to) {
      go(to);
    } else if (isMenu) {
      return;
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const column = shown[place.column];
      if (!fixed && !column.fixed) table.write(idOfRow(row), column, undefined);
    } else if (event.key === 'Insert') {
      if (!fixed) table.add(place.row + 1);
    } else if (['Enter', 'F2', ' '].includes(event.key)) {
      open(idOfRow(row), place.column);
    } else if (
      event.key.length === 1 &&
      !event.ctrlKey &&
      !event.metaKey &&
      ['text', 'number'].includes(shown[place.column].kind)
    ) {
      open(idOfRow(row), place.column, event.key);
    } else {
      return;
    }
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (fixed || !(event.target as HTMLElement).dataset.cell) return;
    if (props.paste(place, event.clipboardData.getData('text')))
      event.preventDefault();
  };

  return (
    <div className={classes.scroll}>
      <table
        ref={grid}
        role="grid"
        className={classes.table}
        aria-label={widget.title}
        aria-describedby={props.describedBy}
        aria-rowcount={rows.length + 1}
        aria-readonly={fixed || undefined}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.head}>
              {t('deliverable.widget.table.number')}
            </th>
            {shown.map(({ key, title, required }) => (
              <th key={key} scope="col" className={classes.head}>
                {title}
                {required && <span aria-hidden> *</span>}
              </th>
            ))}
            <th scope="col" className={classes.head}>
              {t('deliverable.widget.table.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {onPage.map((row, index) => {
            const at = first + index;
            return (
              <TableRow
                key={idOfRow(row)}
                row={row}
                at={at}
                columns={shown}
                root={root}
                errors={table.errors[at]}
                focused={place.row === at ? place.column : undefined}
                editing={editing?.row === idOfRow(row) ? editing : undefined}
                reader={reader}
                handlers={handlers}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads from a cell; undefined where it leads nowhere. */
function placeAfter(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: Place,
  rows: number,
  last: number,
): Place | undefined {
  const all = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'Home':
      return { row: all ? 0 : row, column: 0 };
    case 'End':
      return { row: all ? rows - 1 : row, column: last };
    default:
      return undefined;
  }
}

/** Always the same object, which does what the last one would, so that rows need not be drawn anew. */
function useLatest(now: RowHandlers): RowHandlers {
  const latest = useRef(now);
  latest.current = now;
  return useMemo(
    () => ({
      focus: (...args) => latest.current.focus(...args),
      open: (...args) => latest.current.open(...args),
      type: (...args) => latest.current.type(...args),
      done: (...args) => latest.current.done(...args),
      cancel: (...args) => latest.current.cancel(...args),
      paste: (...args) => latest.current.paste(...args),
      menu: (...args) => latest.current.menu(...args),
    }),
    [],
  );
}
