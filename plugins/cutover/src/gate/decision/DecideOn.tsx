import { Progress } from '@backstage/core-components';
import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import {
  useCutover,
  type CutoverFacts,
} from '../../lifecycle/cutoverPage/useCutover';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useGate } from '../useGate';
import { DecisionDialog } from './DecisionDialog';

interface DecideOnProps {
  /** By id or name. */
  cutover: string;
  /** Id of the gate in the template. */
  gate: string;
  onClose(): void;
  onDone(): void;
}

/** The dialog of a decision, wherever on the portal somebody is told that one waits for them. */
export function DecideOn(props: DecideOnProps) {
  const { t } = useWords();
  const view = useCutover(props.cutover);
  if (view.screen === 'loading') return <Progress />;
  if (view.screen === 'failed') {
    return <Refused error={view.error} retry={view.retry} />;
  }
  const plan =
    view.screen === 'ready'
      ? view.facts.template.phases.find(phase => phase.gate?.id === props.gate)
          ?.gate
      : undefined;
  return view.screen === 'ready' && plan ? (
    <OnGate {...props} facts={view.facts} plan={plan} />
  ) : (
    <>{t('gate.here.gone')}</>
  );
}

function OnGate(
  props: DecideOnProps & { facts: CutoverFacts; plan: TemplateGate },
) {
  const { facts, plan, onClose, onDone } = props;
  const view = useGate(facts, plan, () => {});
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    default:
      return (
        <DecisionDialog scene={view.scene} onClose={onClose} onDone={onDone} />
      );
  }
}
