import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Typography from '@material-ui/core/Typography';
import type {
  RiskPlace,
  RiskRegister,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { readableError } from '../../deliverable/widgets/readableError';
import { useNames } from '../../lifecycle/live/useNames';
import { PriorityMark } from '../words/PriorityMark';
import { useRiskReader, type RiskReader } from '../words/riskReader';
import { RiskState } from '../words/RiskState';
import { RISK_SORTS, sortRisks, type RiskSort } from './sortRisks';
import { openerId, useOpenRisk } from './useOpenRisk';

/** So many rows at once: the list is as quick over a thousand risks as over ten. */
export const PAGE = 25;

const useStyles = makeStyles(theme => ({
  table: {
    [theme.breakpoints.down('xs')]: {
      '& th, & td': { paddingInline: theme.spacing(1) },
    },
  },
  title: {
    textAlign: 'start',
    overflowWrap: 'anywhere',
    verticalAlign: 'baseline',
  },
  cell: { verticalAlign: 'top', wordBreak: 'keep-all', minWidth: 90 },
  head: { whiteSpace: 'nowrap' },
  wide: {
    verticalAlign: 'top',
    minWidth: 180,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { minWidth: 140 },
  },
  person: { verticalAlign: 'top', minWidth: 120 },
  number: { verticalAlign: 'top', whiteSpace: 'nowrap' },
  overdue: { color: readableError(theme) },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  },
}));

/** For screen readers only. */
const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

interface RiskListProps {
  label: string;
  risks: RiskView[];
  register: Pick<RiskRegister, 'scale' | 'categories' | 'phases'>;
}

/** The register, a page of it at a time. */
export function RiskList({ label, risks, register }: RiskListProps) {
  const reader = useRiskReader(register);
  const { t } = reader;
  const classes = useStyles();
  const [sort, setSort] = useState<RiskSort>('priority');
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(risks.length / PAGE));
  const page = Math.min(wanted, pages - 1);
  const sorted = sortRisks(risks, sort, register.scale, reader.language);
  const onPage = sorted.slice(page * PAGE, (page + 1) * PAGE);
  const nameOf = useNames(onPage.map(({ owner }) => owner));
  const head = (column: 'number' | 'title' | 'priority') => (
    <TableCell
      className={classes.head}
      sortDirection={sort === column && 'asc'}
    >
      <TableSortLabel
        active={sort === column}
        direction={column === 'priority' ? 'desc' : 'asc'}
        onClick={() => {
          setSort(RISK_SORTS.find(each => each === column) ?? 'priority');
          setWanted(0);
        }}
      >
        {t(`risk.field.${column}`)}
      </TableSortLabel>
    </TableCell>
  );
  return (
    <>
      <TableContainer>
        <Table size="small" aria-label={label} className={classes.table}>
          <TableHead>
            <TableRow>
              {head('number')}
              {head('title')}
              {head('priority')}
              <TableCell className={classes.head}>
                {t('risk.field.status')}
              </TableCell>
              <TableCell className={classes.head}>
                {t('risk.field.owner')}
              </TableCell>
              <TableCell className={classes.head}>
                {t('risk.field.category')} / {t('risk.field.phase')}
              </TableCell>
              <TableCell className={classes.head}>
                {t('risk.field.measures')}
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {onPage.map(risk => (
              <Row
                key={risk.id}
                risk={risk}
                owner={nameOf(risk.owner)}
                register={register}
                reader={reader}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {pages > 1 && (
        <div className={classes.pages}>
          <Button
            size="small"
            disabled={page === 0}
            onClick={() => setWanted(page - 1)}
          >
            {t('risk.page.previous')}
          </Button>
          <Typography variant="body2" role="status">
            {t('risk.page.of', {
              first: String(page * PAGE + 1),
              last: String(Math.min((page + 1) * PAGE, risks.length)),
              all: String(risks.length),
            })}
          </Typography>
          <Button
            size="small"
            disabled={page === pages - 1}
            onClick={() => setWanted(page + 1)}
          >
            {t('risk.page.next')}
          </Button>
        </div>
      )}
    </>
  );
}

interface RowProps {
  risk: RiskView;
  owner: string;
  register: RiskListProps['register'];
  reader: RiskReader;
}

function Row({ risk, owner, register, reader }: RowProps) {
  const { id, number, title, places, status, measures, overdue } = risk;
  const { t } = reader;
  const classes = useStyles();
  const { open } = useOpenRisk();
  const live = measures.filter(each => each.status !== 'dropped');
  const done = live.filter(each => each.status === 'done').length;
  return (
    <TableRow>
      <TableCell className={classes.number}>R-{number}</TableCell>
      <TableCell className={classes.wide}>
        <Link
          component="button"
          variant="body2"
          id={openerId(id)}
          aria-haspopup="dialog"
          className={classes.title}
          onClick={() => open(id)}
        >
          {title}
        </Link>
      </TableCell>
      <TableCell className={classes.number}>
        <Priorities
          now={places.current}
          later={places.residual}
          register={register}
          reader={reader}
        />
      </TableCell>
      <TableCell className={classes.cell}>
        <RiskState status={status} />
      </TableCell>
      <TableCell className={classes.person}>{owner}</TableCell>
      <TableCell className={classes.cell}>
        {reader.category(risk.category)}
        <br />
        {reader.phase(risk.phase)}
      </TableCell>
      <TableCell className={classes.cell}>
        {live.length > 0
          ? t('risk.measures.done', {
              done: String(done),
              all: String(live.length),
            })
          : '–'}
        {overdue.length > 0 && (
          <Typography variant="body2" className={classes.overdue}>
            {t('risk.overdue', { count: overdue.length })}
          </Typography>
        )}
      </TableCell>
    </TableRow>
  );
}

interface PrioritiesProps {
  now?: RiskPlace;
  later?: RiskPlace;
  register: Pick<RiskRegister, 'scale'>;
  reader: RiskReader;
}

/** What the priority is, and what it shall be once all measures are done. */
export function Priorities(props: PrioritiesProps) {
  const { now, later, register, reader } = props;
  const { t } = reader;
  const { scale } = register;
  if (!now && !later) return <>{t('risk.notAssessed')}</>;
  return (
    <>
      {now ? <PriorityMark id={now.priority} scale={scale} /> : '–'}
      {later && (
        <>
          <span aria-hidden>{' → '}</span>
          <span style={HIDDEN}>{t('risk.then')}</span>
          <PriorityMark id={later.priority} scale={scale} />
        </>
      )}
    </>
  );
}
