import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { useTrainingReader } from '../words/trainingReader';
import { movedRow } from './movedRow';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: theme.spacing(1),
    alignItems: 'start',
    padding: theme.spacing(1.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  inner: {
    padding: theme.spacing(0.5, 0, 0.5, 2),
    borderTop: 0,
    [theme.breakpoints.down('xs')]: { paddingInlineStart: theme.spacing(1) },
  },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    minWidth: 0,
  },
  acts: {
    display: 'flex',
    [theme.breakpoints.down('xs')]: { flexDirection: 'column' },
  },
  said: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

interface RowsProps<T extends { id: string }> {
  title: string;
  /** Of parts of a row of another list. */
  inner?: boolean;
  help?: ReactNode;
  rows: T[];
  onChange(rows: T[]): void;
  /** What a row is called by its number, from 1. */
  nameOf(number: string): string;
  addWords: string;
  add(): T;
  /** So many have to stay. */
  least?: number;
  /** Whether their order means nothing. */
  unordered?: boolean;
  children(row: T, put: (part: Partial<T>) => void, at: number): ReactNode;
}

type Act = 'up' | 'down' | 'remove';

/** Rows of a form that are added, taken out and put into order, by keyboard too: the focus goes with what was done. */
export function Rows<T extends { id: string }>(props: RowsProps<T>) {
  const { title, inner, help, rows, onChange, nameOf, addWords, add } = props;
  const { least = 0, unordered, children } = props;
  const { t } = useTrainingReader();
  const classes = useStyles();
  const base = useId();
  // Rows within rows say themselves to what they belong.
  const List = inner ? 'div' : 'section';
  const [said, setSaid] = useState('');
  const next = useRef<{ row?: string; act?: Act }>();
  const idOf = (row: string, act: Act | 'row') => `${base}-${row}-${act}`;
  useEffect(() => {
    if (!next.current) return;
    const { row, act } = next.current;
    next.current = undefined;
    focusFirst(
      row === undefined
        ? [`${base}-add`]
        : [
            ...(act ? [`${base}-${row}-${act}`] : []),
            // At either end there is only the other way to go.
            ...(act === 'up' ? [`${base}-${row}-down`] : []),
            ...(act === 'down' ? [`${base}-${row}-up`] : []),
          ],
      act || row === undefined ? undefined : `${base}-${row}-row`,
    );
  }, [rows, base]);
  const move = (at: number, to: number, act: Act) => {
    next.current = { row: rows[at].id, act };
    setSaid(
      t('training.rows.moved', {
        number: String(to + 1),
        all: String(rows.length),
      }),
    );
    onChange(movedRow(rows, at, to));
  };
  const remove = (at: number) => {
    const left = rows.filter((_row, index) => index !== at);
    next.current =
      left.length > least
        ? { row: left[Math.min(at, left.length - 1)].id, act: 'remove' }
        : {};
    setSaid('');
    onChange(left);
  };
  return (
    <List {...(inner ? {} : { 'aria-label': title })}>
      {!inner && (
        <Typography variant="subtitle2" component="h3">
          {title}
        </Typography>
      )}
      {help}
      {rows.map((row, at) => {
        const what = nameOf(String(at + 1));
        const acts = [
          ...(unordered
            ? []
            : [
                {
                  act: 'up' as const,
                  icon: <UpIcon fontSize="small" />,
                  can: at > 0,
                  onAct: () => move(at, at - 1, 'up'),
                },
                {
                  act: 'down' as const,
                  icon: <DownIcon fontSize="small" />,
                  can: at < rows.length - 1,
                  onAct: () => move(at, at + 1, 'down'),
                },
              ]),
          {
            act: 'remove' as const,
            icon: <DeleteIcon fontSize="small" />,
            can: rows.length > least,
            onAct: () => remove(at),
          },
        ];
        return (
          <div
            key={row.id}
            id={idOf(row.id, 'row')}
            role="group"
            aria-label={what}
            className={`${classes.row} ${inner ? classes.inner : ''}`}
          >
            <div className={classes.content}>
              {children(
                row,
                part =>
                  onChange(
                    rows.map(each =>
                      each.id === row.id ? { ...each, ...part } : each,
                    ),
                  ),
                at,
              )}
            </div>
            <div className={classes.acts}>
              {acts.map(({ act, icon, can, onAct }) => (
                <IconButton
                  key={act}
                  id={idOf(row.id, act)}
                  size="small"
                  aria-label={t(`training.rows.${act}`, { what })}
                  title={t(`training.rows.${act}`, { what })}
                  disabled={!can}
                  onClick={onAct}
                >
                  {icon}
                </IconButton>
              ))}
            </div>
          </div>
        );
      })}
      <Button
        id={`${base}-add`}
        size="small"
        onClick={() => {
          const added = add();
          next.current = { row: added.id };
          setSaid('');
          onChange([...rows, added]);
        }}
      >
        {addWords}
      </Button>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </List>
  );
}

/** The first of these that can be pressed, or the first field within. */
function focusFirst(ids: string[], within?: string) {
  const found = ids
    .map(id => document.getElementById(id))
    .find(each => each && !each.hasAttribute('disabled'));
  const field = within
    ? document
        .getElementById(within)
        ?.querySelector<HTMLElement>('input, textarea, [role="button"]')
    : undefined;
  (found ?? field)?.focus();
}
