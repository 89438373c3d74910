import type { ReactNode } from 'react';
import type { DialogProps } from '@material-ui/core/Dialog';
import { FormFrame } from '../../lifecycle/forms/FormFrame';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { GateRefused } from './GateRefused';
import type { Acting } from './useAct';

interface ActDialogProps {
  scene: Pick<GateScene, 'plan' | 'reader'>;
  title: string;
  /** What the button says. */
  act: string;
  /** Why it cannot be done yet, with what is filled in. */
  why?: string;
  acting: Pick<Acting, 'busy' | 'error'>;
  maxWidth?: DialogProps['maxWidth'];
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks for what an act needs. What was typed stays where the server refuses it. */
export function ActDialog(props: ActDialogProps) {
  const { scene, title, act, why, acting, maxWidth } = props;
  const { onSubmit, onClose, children } = props;
  const { busy, error } = acting;
  const { t } = useWords();
  return (
    <FormFrame
      title={title}
      act={act}
      still={busy || why !== undefined}
      state={busy ? t('gate.act.busy') : why}
      losesWords
      maxWidth={maxWidth}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {children}
      {error && <GateRefused error={error} scene={scene} />}
    </FormFrame>
  );
}
