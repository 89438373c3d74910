import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import useMeasure from 'react-use/esm/useMeasure';
import { healthOf } from '../dangers';
import { useWords } from '../words/useWords';
import { CutoverLink } from './CutoverLink';
import {
  foldedColumns,
  MIN_WIDTH,
  type Column,
  type CutoverColumn,
} from './foldedColumns';
import { HealthStatus, Status } from './Status';
import { WindowText } from './WindowText';

export type { CutoverColumn };

export type CutoverSort =
  | 'window'
  | '-window'
  | 'title'
  | '-title'
  | 'updated'
  | '-updated';

interface CutoverTableProps {
  label: string;
  cutovers: Cutover[];
  columns: CutoverColumn[];
  /** A last column that only this table has. */
  extra?: { title: string; cell(cutover: Cutover): ReactNode };
  sort?: CutoverSort;
  onSort?(sort: CutoverSort): void;
}

const useStyles = makeStyles(theme => ({
  cell: {
    verticalAlign: 'top',
    // As the window's lines, so that the first lines of a row stand on one height.
    lineHeight: 1.43,
    // Chinese must not break inside a word.
    wordBreak: 'keep-all',
  },
  // Titles may be one long word.
  title: { wordBreak: 'normal', overflowWrap: 'anywhere' },
  heads: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
  below: {
    margin: theme.spacing(0.5, 0, 0),
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0, 1),
    wordBreak: 'keep-all',
    '& > div': { display: 'contents' },
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, minWidth: 0 },
  },
}));

/**
 * Cutovers as rows. Sorting is the server's: only what it can sort by has a button in its head. Where there is no room for
 * all columns, some stand below the title.
 */
export function CutoverTable(props: CutoverTableProps) {
  const { label, cutovers, columns, extra, sort, onSort } = props;
  const { t } = useWords();
  const classes = useStyles();
  const [room, { width }] = useMeasure<HTMLDivElement>();
  const all: Column[] = extra ? [...columns, 'extra'] : columns;
  // Before it is measured, and where it cannot be, there is room.
  const folded = width > 0 ? foldedColumns(all, width) : [];
  const shown = all.filter(column => !folded.includes(column));
  const titleOf = (column: Column) =>
    column === 'extra' ? extra?.title : t(`lifecycle.column.${column}`);
  const cell = (column: Column, cutover: Cutover) =>
    column === 'extra' ? (
      extra?.cell(cutover)
    ) : (
      <Cell column={column} cutover={cutover} />
    );
  return (
    <TableContainer ref={room}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {shown.map(column => (
              <Head
                key={column}
                // What stands below the title is sorted from there too.
                columns={column === 'title' ? ['title', ...folded] : [column]}
                titleOf={titleOf}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {cutovers.map(cutover => (
            <TableRow key={cutover.id}>
              {shown.map(column => (
                <TableCell
                  key={column}
                  className={`${classes.cell} ${
                    column === 'title' ? classes.title : ''
                  }`}
                  style={{ minWidth: MIN_WIDTH[column] }}
                >
                  {cell(column, cutover)}
                  {column === 'title' && folded.length > 0 && (
                    <dl className={classes.below}>
                      {folded.map(each => (
                        <div key={each}>
                          <dt>{titleOf(each)}</dt>
                          <dd>{cell(each, cutover)}</dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

const isSortable = (column: Column): column is 'title' | 'window' =>
  column === 'title' || column === 'window';

function Head(props: {
  /** The one that stands here, and those that can be sorted by from here. */
  columns: Column[];
  titleOf(column: Column): string | undefined;
  sort?: CutoverSort;
  onSort?(sort: CutoverSort): void;
}) {
  const { columns, titleOf, sort, onSort } = props;
  const classes = useStyles();
  const [first] = columns;
  const sortable = onSort ? columns.filter(isSortable) : [];
  if (!onSort || sortable.length === 0)
    return <TableCell>{titleOf(first)}</TableCell>;
  const direction = sort?.startsWith('-') ? 'desc' : 'asc';
  const active = sortable.find(
    column => sort === column || sort === `-${column}`,
  );
  return (
    <TableCell sortDirection={active ? direction : false}>
      <div className={classes.heads}>
        {sortable.map(column => (
          <TableSortLabel
            key={column}
            active={column === active}
            direction={column === active ? direction : 'asc'}
            onClick={() => onSort(sort === column ? `-${column}` : column)}
          >
            {titleOf(column)}
          </TableSortLabel>
        ))}
      </div>
    </TableCell>
  );
}

function Cell({
  column,
  cutover,
}: {
  column: CutoverColumn;
  cutover: Cutover;
}) {
  const { say } = useWords();
  switch (column) {
    case 'title':
      return <CutoverLink cutover={cutover} />;
    case 'type':
      return <>{say(cutover.template.title)}</>;
    case 'phase': {
      const phase = cutover.phases.find(({ id }) => id === cutover.phase);
      return <>{phase ? say(phase.title) : cutover.phase}</>;
    }
    case 'window':
      return <WindowText window={cutover.window} />;
    case 'owner':
      return <EntityRefLink entityRef={cutover.owner} />;
    default:
      return cutover.status === 'running' ? (
        <HealthStatus health={healthOf(cutover, new Date().toISOString())} />
      ) : (
        <Status status={cutover.status} />
      );
  }
}
