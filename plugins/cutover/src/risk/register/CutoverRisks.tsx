import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { Progress } from '@backstage/core-components';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { CutoverOf } from '../../lifecycle/cutoverPage/CutoverOf';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { ListCard } from './ListCard';
import { MatrixCard } from './MatrixCard';
import { RiskFilters } from './RiskFilters';
import {
  filterOf,
  listed,
  passing,
  withFilter,
  type RiskFilter,
} from './riskFilter';
import type { RiskScene } from './scene';
import { NEW_RISK, useOpenRisk } from './useOpenRisk';
import { useRegister } from './useRegister';

// Whoever looks at the matrix needs neither forms nor files nor the chart.
const RiskDrawer = lazy(() =>
  import('../drawer/RiskDrawer').then(m => ({ default: m.RiskDrawer })),
);
const Proposals = lazy(() =>
  import('./Proposals').then(m => ({ default: m.Proposals })),
);
const RiskTransfer = lazy(() =>
  import('../transfer/RiskTransfer').then(m => ({ default: m.RiskTransfer })),
);
const ExposureCard = lazy(() =>
  import('../exposure/ExposureCard').then(m => ({ default: m.ExposureCard })),
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
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** The risks of a cutover: the matrix, the register, what the template proposes, and how much was at stake when. */
export function CutoverRisks() {
  return <CutoverOf>{facts => <Risks facts={facts} />}</CutoverOf>;
}

function Risks({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const [params] = useSearchParams();
  const state = useRegister(facts.cutover, filterOf(params).since);
  switch (state.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={state.error}
          title={t('risk.failed')}
          denied={t('risk.denied')}
          retry={state.retry}
        />
      );
    default:
      return (
        <>
          {state.stale && (
            <Refused error={state.stale} title={t('lifecycle.refused.stale')} />
          )}
          <Loaded scene={{ ...state, facts }} />
        </>
      );
  }
}

function Loaded({ scene }: { scene: RiskScene }) {
  const { register } = scene;
  const { t } = useWords();
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  // What is looked at must not fill the browser's history.
  const change = useCallback(
    (part: Partial<RiskFilter>) =>
      setParams(
        before => withFilter(before, { ...filterOf(before), ...part }),
        { replace: true },
      ),
    [setParams],
  );
  const { id, open } = useOpenRisk();
  const shown = useMemo(
    () => passing(register.items, filter),
    [register.items, filter],
  );
  const rows = useMemo(
    () => listed(shown, filter, register.scale),
    [shown, filter, register.scale],
  );
  const { add } = register.allowed;
  const why = add.allowed ? undefined : reasonWords(t, add, 'add-risk');
  const isEmpty = register.items.length === 0;
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <ActButton
          words={t('risk.add')}
          why={why}
          primary
          dialog
          onAct={() => open(NEW_RISK)}
        />
        <Suspense fallback={null}>
          <RiskTransfer scene={scene} why={why} />
        </Suspense>
      </div>
      {isEmpty ? (
        <InfoCard>
          <Nothing title={t('risk.none')}>{t('risk.noneHelp')}</Nothing>
        </InfoCard>
      ) : (
        <>
          <RiskFilters register={register} filter={filter} onChange={change} />
          <MatrixCard
            register={register}
            shown={shown}
            filter={filter}
            onChange={change}
          />
          <ListCard
            register={register}
            rows={rows}
            filter={filter}
            onChange={change}
          />
        </>
      )}
      <Suspense fallback={<Progress />}>
        {(register.proposals.length > 0 || register.dismissed.length > 0) && (
          <Proposals scene={scene} why={why} />
        )}
        {!isEmpty && (
          <ExposureCard
            cutover={scene.facts.cutover}
            register={register}
            basis={filter.basis === 'all' ? 'current' : filter.basis}
          />
        )}
      </Suspense>
      <Suspense fallback={id ? <Progress /> : null}>
        <RiskDrawer scene={scene} />
      </Suspense>
    </div>
  );
}
