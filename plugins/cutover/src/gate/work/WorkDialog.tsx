import { useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { Progress } from '@backstage/core-components';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { GateDialog } from '../acts/GateDialog';
import { whyNotOnSeat } from '../acts/whyNot';
import type { GateScene } from '../useGate';
import { GateOf } from './GateOf';

/** What is done in a dialog, right from the list. */
export interface WorkAsk {
  act: 'decide' | 'answer';
  of: { cutover: { name: string }; gate: string };
  seat: string;
  /** What the dialog is called while it is being fetched. */
  label: string;
}

interface WorkDialogProps {
  ask: WorkAsk;
  onChanged(): void;
  onClose(): void;
  onDone(words: string): void;
}

/** The dialog of a gate that stands in the list, after the gate was read as it is now. */
export function WorkDialog({
  ask,
  onChanged,
  onClose,
  onDone,
}: WorkDialogProps) {
  const { t } = useWords();
  return (
    <GateOf of={ask.of} onChanged={onChanged}>
      {view => {
        switch (view.screen) {
          case 'ready':
            return (
              <Opened
                scene={view.scene}
                ask={ask}
                onClose={onClose}
                onDone={onDone}
              />
            );
          case 'failed':
            return (
              <Instead label={ask.label} onClose={onClose}>
                <Refused
                  error={view.error}
                  title={t('gate.work.notLoaded')}
                  retry={view.retry}
                />
              </Instead>
            );
          case 'gone':
            return <Gone label={ask.label} onClose={onClose} />;
          default:
            return (
              <Instead label={ask.label} onClose={onClose}>
                <Progress />
              </Instead>
            );
        }
      }}
    </GateOf>
  );
}

interface OpenedProps extends Omit<WorkDialogProps, 'onChanged'> {
  scene: GateScene;
}

function Opened({ scene, ask, onClose, onDone }: OpenedProps) {
  const { t } = useWords();
  // As it was when it was opened: what changes later, the dialog itself says, and keeps what was typed.
  const [seat] = useState(() =>
    scene.gate.rounds.at(-1)?.seats.find(({ id }) => id === ask.seat),
  );
  if (!seat?.allowed?.[ask.act].allowed) {
    return (
      <Gone
        label={ask.label}
        why={seat && whyNotOnSeat(t, ask.act, seat)}
        onClose={onClose}
      />
    );
  }
  return (
    <GateDialog
      scene={scene}
      ask={{ act: ask.act, seat }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function Gone(props: { label: string; why?: string; onClose(): void }) {
  const { label, why, onClose } = props;
  const { t } = useWords();
  return (
    <Instead label={label} onClose={onClose}>
      <Nothing title={t('gate.work.gone')}>
        {why ?? t('gate.work.goneHelp')}
      </Nothing>
    </Instead>
  );
}

interface InsteadProps {
  label: string;
  onClose(): void;
  children: ReactNode;
}

/** Where the dialog of the gate cannot be shown, or not yet. */
function Instead({ label, onClose, children }: InsteadProps) {
  const { t } = useWords();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-label={label}>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
      </DialogActions>
    </Dialog>
  );
}
