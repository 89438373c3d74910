import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  RISK_BASES,
  type RiskBasis,
  type RiskSum,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useSame } from '../../lifecycle/live/useSame';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { cellKey, type Cell } from '../matrix/cells';
import { MatrixTable } from '../matrix/MatrixTable';
import { isLarge, RiskMatrix } from '../matrix/RiskMatrix';
import { LOOKS } from '../register/riskFilter';
import { useOpenRisk } from '../register/useOpenRisk';
import { SumPriorities } from './SumPriorities';
import { TouchingRisks } from './TouchingRisks';
import type { Behind } from './behind';

// Whoever only looks needs no forms.
const TouchingRiskDrawer = lazy(() =>
  import('./TouchingRiskDrawer').then(m => ({ default: m.TouchingRiskDrawer })),
);

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    justifyContent: 'space-between',
    marginBottom: theme.spacing(2),
  },
  toggle: {
    textTransform: 'none',
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary },
  },
  halves: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
  },
  beside: {
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
}));

/** The risks of all open cutovers that touch this entity, in one matrix, and the way to each of them. */
export function EntityRisks() {
  const { entity } = useEntity();
  const { t } = useWords();
  const { risks } = useApi(cutoverApiRef);
  const classes = useStyles();
  const ref = stringifyEntityRef(entity);
  const [basis, setBasis] = useState<RiskBasis>('current');
  const [look, setLook] = useState<(typeof LOOKS)[number]>('matrix');
  const [behind, setBehind] = useState<Behind>();
  // Changes to a risk change the sum, too.
  const [turn, setTurn] = useState(0);
  const load = useCallback(
    (signal: AbortSignal) => risks.sum({ entity: ref, basis }, { signal }),
    [risks, ref, basis],
  );
  const live = useLive(load);
  const { id } = useOpenRisk();
  const refresh = () => {
    setTurn(before => before + 1);
    if (live.screen !== 'loading') live.refresh();
  };
  return (
    <div className={classes.page}>
      <InfoCard title={t('risk.sum.title')} subheader={t('risk.sum.help')}>
        <div className={classes.bar}>
          <ToggleButtonGroup
            exclusive
            size="small"
            style={{ flexWrap: 'wrap' }}
            aria-label={t('risk.matrix.which')}
            value={basis}
            onChange={(_event, value: RiskBasis | null) => {
              if (!value) return;
              setBasis(value);
              setBehind(undefined);
            }}
          >
            {RISK_BASES.map(each => (
              <ToggleButton key={each} value={each} className={classes.toggle}>
                {t(`risk.basis.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t('risk.matrix.look')}
            value={look}
            onChange={(_event, value: (typeof LOOKS)[number] | null) =>
              value && setLook(value)
            }
          >
            {LOOKS.map(each => (
              <ToggleButton key={each} value={each} className={classes.toggle}>
                {t(`risk.matrix.as.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        {live.screen === 'loading' && <Progress />}
        {live.screen === 'failed' && (
          <Refused
            error={live.error}
            title={t('risk.failed')}
            denied={t('risk.denied')}
            retry={live.refresh}
          />
        )}
        {live.screen === 'ready' && live.stale && (
          <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
        )}
        {live.screen === 'ready' && live.value.unrated !== undefined && (
          <Link
            component="button"
            variant="body2"
            style={{ textAlign: 'start' }}
            onClick={() =>
              setBehind({ unrated: true, title: t('risk.sum.unrated') })
            }
          >
            {t('risk.matrix.outside', { count: live.value.unrated })}
          </Link>
        )}
        {live.screen === 'ready' && live.value.total === 0 && (
          <Nothing title={t('risk.sum.none')}>{t('risk.sum.noneHelp')}</Nothing>
        )}
      </InfoCard>
      {live.screen === 'ready' && live.value.total > 0 && (
        <Sum
          basis={basis}
          sum={live.value}
          look={look}
          behind={behind}
          onChoose={setBehind}
        />
      )}
      {live.screen === 'ready' && behind && (
        <TouchingRisks
          entity={ref}
          basis={basis}
          behind={behind}
          scale={live.value.scale}
          turn={turn}
        />
      )}
      <Suspense fallback={id ? <Progress /> : null}>
        <TouchingRiskDrawer refresh={refresh} />
      </Suspense>
    </div>
  );
}

interface SumProps {
  basis: RiskBasis;
  sum: RiskSum;
  look: (typeof LOOKS)[number];
  behind?: Behind;
  onChoose(behind: Behind): void;
}

function Sum(props: SumProps) {
  const { basis, look, behind, onChoose } = props;
  const sum = useSame(props.sum);
  const { scale, scaleHash } = sum;
  const isOneOfSeveral = sum.mapped.length + sum.apart.length > 0;
  const { t, say } = useWords();
  const classes = useStyles();
  const counts = useMemo(
    () => new Map(sum.cells.map(cell => [cellKey(cell), cell.count])),
    [sum],
  );
  const choose = useCallback(
    (cell: Cell) => onChoose({ scale: scaleHash, ...cell }),
    [onChoose, scaleHash],
  );
  const chosen =
    behind?.likelihood && behind.impact
      ? { likelihood: behind.likelihood, impact: behind.impact }
      : undefined;
  const Look = look === 'table' ? MatrixTable : RiskMatrix;
  return (
    <div
      className={
        scale && isLarge(scale)
          ? classes.halves
          : `${classes.halves} ${classes.beside}`
      }
    >
      {scale && (
        <InfoCard>
          <Look
            scale={scale}
            label={t('risk.matrix.of', { basis: t(`risk.basis.${basis}`) })}
            counts={counts}
            chosen={chosen}
            onChoose={choose}
          />
          {isOneOfSeveral && (
            <Typography variant="body2" color="textSecondary">
              {t('risk.sum.scaleOf', {
                templates: (sum.scaleOf ?? [])
                  .map(title => t('risk.sum.template', { name: say(title) }))
                  .join(t('risk.comma')),
              })}
            </Typography>
          )}
        </InfoCard>
      )}
      <SumPriorities sum={sum} onChoose={onChoose} />
    </div>
  );
}
