import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  cutoverEntityRef,
  type RiskBasis,
  type RiskScale,
  type TouchingRisk,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useNames } from '../../lifecycle/live/useNames';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { openerId, useOpenRisk } from '../register/useOpenRisk';
import { PriorityMark } from '../words/PriorityMark';
import { RiskState } from '../words/RiskState';
import type { Behind } from './behind';

/** So many rows at once. */
const PAGE = 25;

const useStyles = makeStyles(theme => ({
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  },
  title: { minWidth: 150 },
  // Words stay whole; a table that is too wide is moved by itself.
  short: { minWidth: 90, wordBreak: 'keep-all' },
}));

interface TouchingRisksProps {
  entity: string;
  basis: RiskBasis;
  behind: Behind;
  scale?: RiskScale;
  /** Another number, and it is asked anew. */
  turn: number;
}

/** The risks behind a part of the sum, each with its cutover, a page at a time. */
export function TouchingRisks(props: TouchingRisksProps) {
  const key = JSON.stringify([props.basis, queryOf(props.behind)]);
  // Another part begins at its first page.
  return <Listed key={key} {...props} />;
}

function queryOf({ title: _, ...query }: Behind) {
  return query;
}

function Listed(props: TouchingRisksProps) {
  const { entity, basis, behind, scale, turn } = props;
  const { risks } = useApi(cutoverApiRef);
  const { t, say } = useWords();
  const classes = useStyles();
  const [query] = useState(() => queryOf(behind));
  // Of the pages up to this one; the first has none.
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const page = cursors.length - 1;
  const cursor = cursors[page];
  const load = useCallback(
    (signal: AbortSignal) =>
      risks.summed(
        { entity, basis, ...query, cursor, limit: PAGE },
        { signal },
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `turn` asks anew
    [risks, entity, basis, query, cursor, turn],
  );
  const live = useLive(load);
  const titleOf = (steps: RiskScale['impact'] | undefined, id = '') => {
    const found = steps?.find(each => each.id === id);
    return found ? say(found.title) : id;
  };
  const heading =
    behind.title ??
    t('risk.matrix.cell', {
      likelihood: titleOf(scale?.likelihood, behind.likelihood),
      impact: titleOf(scale?.impact, behind.impact),
    });
  const ready = live.screen === 'ready' ? live.value : undefined;
  const next = ready?.nextCursor;
  return (
    <InfoCard
      title={t('risk.sum.behind', { what: heading })}
      noPadding={ready !== undefined && ready.items.length > 0}
    >
      {live.screen === 'loading' && <Progress />}
      {live.screen === 'failed' && (
        <Refused error={live.error} retry={live.refresh} />
      )}
      {ready && <Rows label={heading} rows={ready.items} />}
      {(page > 0 || next) && (
        <div className={classes.pages}>
          <Button
            size="small"
            disabled={page === 0}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {t('risk.page.previous')}
          </Button>
          <Typography variant="body2" role="status">
            {ready &&
              t('risk.page.some', {
                first: String(page * PAGE + 1),
                last: String(page * PAGE + ready.items.length),
              })}
          </Typography>
          <Button
            size="small"
            disabled={!next}
            onClick={() => setCursors([...cursors, next])}
          >
            {t('risk.page.next')}
          </Button>
        </div>
      )}
    </InfoCard>
  );
}

function Rows({ label, rows }: { label: string; rows: TouchingRisk[] }) {
  const { t } = useWords();
  const classes = useStyles();
  const { open } = useOpenRisk();
  const nameOf = useNames(rows.map(({ risk }) => risk.owner));
  if (rows.length === 0) return <Nothing title={t('risk.list.none')} />;
  return (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('risk.risk')}</TableCell>
            <TableCell>{t('risk.sum.cutover')}</TableCell>
            <TableCell className={classes.short}>
              {t('risk.field.priority')}
            </TableCell>
            <TableCell className={classes.short}>
              {t('risk.field.status')}
            </TableCell>
            <TableCell className={classes.short}>
              {t('risk.field.owner')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ risk, cutover, priority }) => (
            <TableRow key={risk.id}>
              <TableCell className={classes.title}>
                <Link
                  component="button"
                  variant="body2"
                  id={openerId(risk.id)}
                  aria-haspopup="dialog"
                  style={{ textAlign: 'start', overflowWrap: 'anywhere' }}
                  onClick={() => open(risk.id, cutover.name)}
                >
                  R-{risk.number} {risk.title}
                </Link>
              </TableCell>
              <TableCell className={classes.title}>
                <EntityRefLink
                  entityRef={cutoverEntityRef(cutover)}
                  title={cutover.title}
                  hideIcon
                />
              </TableCell>
              <TableCell className={classes.short}>
                {priority ? (
                  <PriorityMark
                    id={priority.id}
                    scale={{ priorities: [priority] }}
                  />
                ) : (
                  t('risk.notAssessed')
                )}
              </TableCell>
              <TableCell className={classes.short}>
                <RiskState status={risk.status} />
              </TableCell>
              <TableCell className={classes.short}>
                {nameOf(risk.owner)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
