import { useCallback, useState } from 'react';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Progress } from '@backstage/core-components';
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
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { openerId, useOpenRisk } from '../register/useOpenRisk';
import { PriorityMark } from '../words/PriorityMark';
import { RiskState } from '../words/RiskState';
import type { Behind } from './behind';

/** The server lists no more. */
const MOST_LISTED = 200;
/** So many rows at once. */
const PAGE = 25;

interface TouchingRisksProps {
  entity: string;
  basis: RiskBasis;
  behind: Behind;
  scale?: RiskScale;
  /** Another number, and it is asked anew. */
  turn: number;
}

/** The risks behind a part of the sum, each with its cutover. */
export function TouchingRisks(props: TouchingRisksProps) {
  const { entity, basis, behind, scale, turn } = props;
  const { risks } = useApi(cutoverApiRef);
  const { t, say } = useWords();
  const { title, ...query } = behind;
  const key = JSON.stringify(query);
  const load = useCallback(
    (signal: AbortSignal) =>
      risks.summed({ entity, basis, ...JSON.parse(key) }, { signal }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `turn` asks anew
    [risks, entity, basis, key, turn],
  );
  const live = useLive(load);
  const titleOf = (steps: RiskScale['impact'] | undefined, id = '') => {
    const found = steps?.find(each => each.id === id);
    return found ? say(found.title) : id;
  };
  const heading =
    title ??
    t('risk.matrix.cell', {
      likelihood: titleOf(scale?.likelihood, behind.likelihood),
      impact: titleOf(scale?.impact, behind.impact),
    });
  return (
    <InfoCard
      title={t('risk.sum.behind', { what: heading })}
      noPadding={live.screen === 'ready' && live.value.length > 0}
    >
      {live.screen === 'loading' && <Progress />}
      {live.screen === 'failed' && (
        <Refused error={live.error} retry={live.refresh} />
      )}
      {live.screen === 'ready' && (
        <Rows
          key={key}
          label={heading}
          rows={live.value}
          basis={basis}
          scale={scale}
        />
      )}
    </InfoCard>
  );
}

interface RowsProps {
  label: string;
  rows: TouchingRisk[];
  basis: RiskBasis;
  scale?: RiskScale;
}

function Rows({ label, rows, basis, scale }: RowsProps) {
  const { t } = useWords();
  const { open } = useOpenRisk();
  const [most, setMost] = useState(PAGE);
  const shown = rows.slice(0, most);
  const nameOf = useNames(shown.map(({ risk }) => risk.owner));
  if (rows.length === 0) return <Nothing title={t('risk.list.none')} />;
  return (
    <>
      {rows.length >= MOST_LISTED && (
        <Typography variant="body2" style={{ padding: '8px 16px' }}>
          {t('risk.sum.first', { number: String(rows.length) })}
        </Typography>
      )}
      <TableContainer>
        <Table size="small" aria-label={label}>
          <TableHead>
            <TableRow>
              <TableCell>{t('risk.risk')}</TableCell>
              <TableCell>{t('risk.sum.cutover')}</TableCell>
              <TableCell>{t('risk.field.priority')}</TableCell>
              <TableCell>{t('risk.field.status')}</TableCell>
              <TableCell>{t('risk.field.owner')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ risk, cutover }) => {
              const place = risk.places[basis];
              return (
                <TableRow key={risk.id}>
                  <TableCell style={{ minWidth: 160 }}>
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
                  <TableCell style={{ minWidth: 140 }}>
                    <EntityRefLink
                      entityRef={cutoverEntityRef(cutover)}
                      title={cutover.title}
                      hideIcon
                    />
                  </TableCell>
                  <TableCell>
                    {place && (
                      <PriorityMark
                        id={place.priority}
                        scale={scale ?? { priorities: [] }}
                      />
                    )}
                  </TableCell>
                  <TableCell>
                    <RiskState status={risk.status} />
                  </TableCell>
                  <TableCell>{nameOf(risk.owner)}</TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {t('risk.review.more', { count: rows.length - most })}
        </Button>
      )}
    </>
  );
}
