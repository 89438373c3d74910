import { memo } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import MoreIcon from '@material-ui/icons/MoreVert';
import type { ErrorSchema } from '@rjsf/utils';
import type { JsonObject } from '@backstage/types';
import { useWords } from '../../../lifecycle/words/useWords';
import { readable } from '../../document/readable';
import { valueWords, type Reader } from '../../document/reader';
import { readableError } from '../readableError';
import { CellEditor, type Leave } from './CellEditor';
import type { Column } from './columns';
import { idOfRow, type Row } from './rows';

const useStyles = makeStyles(theme => ({
  cell: {
    borderBottom: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(0.75, 1),
    verticalAlign: 'top',
    maxWidth: 320,
    overflowWrap: 'break-word',
    cursor: 'pointer',
    '&:focus': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  text: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    whiteSpace: 'pre-line',
    minHeight: '1.4em',
  },
  wrong: { color: readableError(theme), fontSize: '0.75rem' },
  number: {
    color: theme.palette.text.secondary,
    fontWeight: 'normal',
    textAlign: 'end',
  },
  actions: { padding: 0, whiteSpace: 'nowrap', textAlign: 'end' },
}));

export interface RowHandlers {
  focus(row: string, column: number): void;
  open(row: string, column: number, begun?: string): void;
  type(row: string, column: Column, value: Row[string]): void;
  done(row: string, column: Column, value: Row[string], leave: Leave): void;
  cancel(row: string, column: Column, value: Row[string]): void;
  paste(row: string, column: number, text: string): boolean;
  menu(row: string, anchor: HTMLElement): void;
}

interface TableRowProps {
  row: Row;
  /** From 0, in the whole table. */
  at: number;
  columns: Column[];
  root: JsonObject;
  errors?: ErrorSchema;
  /** The column that has the focus, if it is in this row; the one behind the last is the menu. */
  focused?: number;
  editing?: { column: number; begun?: string };
  reader: Reader;
  handlers: RowHandlers;
}

/** One row of a table. Drawn anew only when something in it changes. */
export const TableRow = memo((props: TableRowProps) => {
  const { row, at, columns, root, errors, focused, editing, reader } = props;
  const { handlers } = props;
  const { t } = useWords();
  const classes = useStyles();
  const id = idOfRow(row);
  const number = String(at + 1);
  const elsewhere = faultsBeside(errors, columns);

  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row" className={`${classes.cell} ${classes.number}`}>
        {number}
      </th>
      {columns.map((column, index) => {
        const value = row[column.key];
        const faults = faultsIn(errors?.[column.key]);
        const said = readable(column, value, root);
        const isEdited = editing?.column === index;
        return (
          // Keys are dealt with by the grid, for all its cells.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <td
            key={column.key}
            role="gridcell"
            data-cell={`${at}-${index}`}
            tabIndex={focused === index && !isEdited ? 0 : -1}
            className={classes.cell}
            aria-invalid={faults.length > 0 || undefined}
            aria-readonly={column.fixed || undefined}
            onFocus={() => handlers.focus(id, index)}
            onClick={() => !isEdited && handlers.open(id, index)}
          >
            {isEdited ? (
              <CellEditor
                column={column}
                value={value}
                begun={editing?.begun}
                onType={next => handlers.type(id, column, next)}
                onDone={(next, leave) => handlers.done(id, column, next, leave)}
                onCancel={before => handlers.cancel(id, column, before)}
                onPasteBlock={text => handlers.paste(id, index, text)}
              />
            ) : (
              <div className={classes.text}>
                {said && valueWords(said, reader)}
              </div>
            )}
            {faults.map(fault => (
              <div key={fault} className={classes.wrong}>
                {fault}
              </div>
            ))}
          </td>
        );
      })}
      <td role="gridcell" className={`${classes.cell} ${classes.actions}`}>
        {elsewhere.length > 0 && (
          <ErrorIcon
            color="error"
            fontSize="small"
            titleAccess={t('deliverable.widget.table.wrongInside', {
              faults: elsewhere.join(' '),
            })}
          />
        )}
        <IconButton
          size="small"
          data-cell={`${at}-${columns.length}`}
          tabIndex={focused === columns.length ? 0 : -1}
          aria-label={t('deliverable.widget.table.menu', { number })}
          aria-haspopup="menu"
          onFocus={() => handlers.focus(id, columns.length)}
          onClick={({ currentTarget }) => handlers.menu(id, currentTarget)}
        >
          <MoreIcon fontSize="small" />
        </IconButton>
      </td>
    </tr>
  );
});

/** Everything that is said at a value and in it. */
function faultsIn(errors: ErrorSchema | undefined): string[] {
  if (!errors) return [];
  const { __errors, ...inner } = errors;
  return [
    ...(__errors ?? []),
    ...Object.values(inner).flatMap(each => faultsIn(each as ErrorSchema)),
  ];
}

/** What is wrong in parts of the row that are not shown here. */
function faultsBeside(errors: ErrorSchema | undefined, columns: Column[]) {
  const shown = new Set(columns.map(({ key }) => key));
  return Object.entries(errors ?? {})
    .filter(([key]) => key !== '__errors' && !shown.has(key))
    .flatMap(([, inner]) => faultsIn(inner as ErrorSchema));
}
