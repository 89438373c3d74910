import { EmptyState, Progress } from '@backstage/core-components';
import {
  useCutover,
  type CutoverFacts,
} from '../../lifecycle/cutoverPage/useCutover';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { OpenRisk, RiskDrawerFrame } from '../drawer/RiskDrawer';
import { useOpenRisk } from '../register/useOpenRisk';
import { useRegister } from '../register/useRegister';

/** A risk of any cutover, with everything that can be done with it on the page of the cutover. */
export function TouchingRiskDrawer({ refresh }: { refresh(): void }) {
  const { cutover } = useOpenRisk();
  return (
    <RiskDrawerFrame>
      {id =>
        cutover && (
          <OfCutover
            key={cutover}
            cutover={cutover}
            risk={id}
            refresh={refresh}
          />
        )
      }
    </RiskDrawerFrame>
  );
}

interface OfCutoverProps {
  /** Name. */
  cutover: string;
  risk: string;
  refresh(): void;
}

function OfCutover({ cutover, risk, refresh }: OfCutoverProps) {
  const { t } = useWords();
  const view = useCutover(cutover);
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'missing':
      return (
        <EmptyState
          missing="data"
          title={t('lifecycle.missing.title')}
          description={t('lifecycle.missing.description')}
        />
      );
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    default:
      return <Loaded facts={view.facts} risk={risk} refresh={refresh} />;
  }
}

function Loaded(props: { facts: CutoverFacts; risk: string; refresh(): void }) {
  const { facts, risk, refresh } = props;
  const state = useRegister(facts.cutover);
  switch (state.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={state.error} retry={state.retry} />;
    default:
      return (
        <OpenRisk
          id={risk}
          scene={{
            ...state,
            facts,
            refresh: () => {
              state.refresh();
              refresh();
            },
          }}
        />
      );
  }
}
