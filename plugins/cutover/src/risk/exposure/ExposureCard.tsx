import { lazy, Suspense, useCallback } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Cutover,
  ExposurePoint,
  RiskBasis,
  RiskRegister,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useSame } from '../../lifecycle/live/useSame';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { dateWords } from '../../lifecycle/words/time';
import { PriorityMark } from '../words/PriorityMark';
import { useRiskReader } from '../words/riskReader';

// With the library that draws.
const ExposureChart = lazy(() =>
  import('./ExposureChart').then(m => ({ default: m.ExposureChart })),
);

const NOWRAP = { whiteSpace: 'nowrap' } as const;

interface ExposureCardProps {
  cutover: Pick<Cutover, 'id' | 'name'>;
  register: RiskRegister;
  basis: RiskBasis;
}

/** How many open risks stood at each priority at the end of each day, as a chart and as a table. */
export function ExposureCard({ cutover, register, basis }: ExposureCardProps) {
  const { id, name } = cutover;
  const { risks } = useApi(cutoverApiRef);
  const reader = useRiskReader(register);
  const { t } = reader;
  const load = useCallback(
    (signal: AbortSignal) => risks.exposure(name, basis, { signal }),
    [risks, name, basis],
  );
  const live = useLive(load, id);
  return (
    <InfoCard
      title={t('risk.exposure.title')}
      subheader={t('risk.exposure.help', { basis: reader.basis(basis) })}
    >
      {live.screen === 'loading' && <Progress />}
      {live.screen === 'failed' && (
        <Refused error={live.error} retry={live.refresh} />
      )}
      {live.screen === 'ready' && (
        <Exposure points={live.value} register={register} />
      )}
    </InfoCard>
  );
}

function Exposure(props: { points: ExposurePoint[]; register: RiskRegister }) {
  const { register } = props;
  const points = useSame(props.points);
  const { t, language } = useRiskReader(register);
  const { scale } = register;
  if (points.length === 0) {
    return <Nothing title={t('risk.exposure.none')} />;
  }
  return (
    <>
      {/* One day is no trend. */}
      {points.length > 1 && (
        <Suspense fallback={<Progress />}>
          <ExposureChart points={points} scale={scale} />
        </Suspense>
      )}
      <details open={points.length === 1}>
        <Typography component="summary" variant="body2">
          {t('risk.exposure.table')}
        </Typography>
        <TableContainer style={{ maxHeight: 320 }} tabIndex={0}>
          <Table size="small" aria-label={t('risk.exposure.title')}>
            <TableHead>
              <TableRow>
                <TableCell style={NOWRAP}>{t('risk.exposure.day')}</TableCell>
                {scale.priorities.map(({ id }) => (
                  <TableCell key={id}>
                    <PriorityMark id={id} scale={scale} />
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {[...points].reverse().map(({ day, counts }) => (
                <TableRow key={day}>
                  <TableCell style={NOWRAP}>
                    {dateWords(day, { language, zone: 'UTC' })}
                  </TableCell>
                  {scale.priorities.map(({ id }) => (
                    <TableCell key={id}>{counts[id] ?? 0}</TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </details>
    </>
  );
}
