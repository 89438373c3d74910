import type { CSSProperties, ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { healthOf } from '../dangers';
import { useWords } from '../words/useWords';
import { CutoverLink } from './CutoverLink';
import { HealthStatus, Status } from './Status';
import { WindowText } from './WindowText';

export type CutoverColumn =
  | 'title'
  | 'type'
  | 'phase'
  | 'window'
  | 'owner'
  | 'health';

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

// Wide enough for the words in them: a narrow screen scrolls the table instead of breaking every word.
const MIN_WIDTH = {
  title: 150,
  type: 110,
  phase: 100,
  window: 190,
  owner: 110,
  health: 110,
  extra: 100,
};

const cellStyle = (column: keyof typeof MIN_WIDTH): CSSProperties => ({
  verticalAlign: 'top',
  // As the window's lines, so that the first lines of a row stand on one height.
  lineHeight: 1.43,
  minWidth: MIN_WIDTH[column],
  // Titles may be one long word; Chinese must not break inside one.
  ...(column === 'title'
    ? { overflowWrap: 'anywhere' }
    : { wordBreak: 'keep-all' }),
});

/** Cutovers as rows. Sorting is the server's: only what it can sort by has a button in its head. */
export function CutoverTable(props: CutoverTableProps) {
  const { label, cutovers, columns, extra, sort, onSort } = props;
  return (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <Head key={column} column={column} sort={sort} onSort={onSort} />
            ))}
            {extra && <TableCell>{extra.title}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {cutovers.map(cutover => (
            <TableRow key={cutover.id}>
              {columns.map(column => (
                <TableCell key={column} style={cellStyle(column)}>
                  <Cell column={column} cutover={cutover} />
                </TableCell>
              ))}
              {extra && (
                <TableCell style={cellStyle('extra')}>
                  {extra.cell(cutover)}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Head(props: {
  column: CutoverColumn;
  sort?: CutoverSort;
  onSort?(sort: CutoverSort): void;
}) {
  const { column, sort, onSort } = props;
  const { t } = useWords();
  const title = t(`lifecycle.column.${column}`);
  if (!onSort || (column !== 'title' && column !== 'window'))
    return <TableCell>{title}</TableCell>;
  const down = sort === `-${column}`;
  const active = down || sort === column;
  const direction = down ? 'desc' : 'asc';
  return (
    <TableCell sortDirection={active ? direction : false}>
      <TableSortLabel
        active={active}
        direction={direction}
        onClick={() => onSort(sort === column ? `-${column}` : column)}
      >
        {title}
      </TableSortLabel>
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
