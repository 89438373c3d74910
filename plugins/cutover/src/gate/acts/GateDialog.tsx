import { lazy, Suspense } from 'react';
import type {
  GateAct,
  SeatAct,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { Progress } from '@backstage/core-components';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { AddSignerDialog } from './AddSignerDialog';
import { AskDialog } from './AskDialog';
import { CopyDialog } from './CopyDialog';
import { ReturnDialog } from './ReturnDialog';
import { TextDialog } from './TextDialog';
import { TransferDialog } from './TransferDialog';

// The two that show documents and rehearse are the heavy ones.
const SubmitDialog = lazy(() =>
  import('./SubmitDialog').then(m => ({ default: m.SubmitDialog })),
);
const DecisionDialog = lazy(() =>
  import('../decision/DecisionDialog').then(m => ({
    default: m.DecisionDialog,
  })),
);

/** An act that asks for something first. */
export type GateAsk = { act: GateAct } | { act: SeatAct; seat: SeatView };

interface GateDialogProps {
  scene: GateScene;
  ask: GateAsk;
  onClose(): void;
  /** With the name of what was done. */
  onDone(words: string): void;
}

/** The dialog of an act. */
export function GateDialog(props: GateDialogProps) {
  return (
    <Suspense fallback={<Progress />}>
      <OneDialog {...props} />
    </Suspense>
  );
}

function OneDialog({ scene, ask, onClose, onDone }: GateDialogProps) {
  const { t } = useWords();
  const { ref, reader, gate } = scene;
  const { act } = ask;
  const words = t(`gate.act.${act}`);
  const done = () => onDone(words);
  const common = { scene, onClose, onDone: done };
  if (!('seat' in ask)) {
    switch (act) {
      case 'submit':
        return <SubmitDialog {...common} />;
      case 'copy':
        return <CopyDialog {...common} />;
      case 'emergency':
        return (
          <TextDialog
            {...common}
            name="emergency"
            act={words}
            help={t('gate.emergency.help')}
            label={t('gate.field.reason')}
            required
            send={(gates, reason) => gates.openInEmergency(ref, { reason })}
          />
        );
      default:
        return (
          <TextDialog
            {...common}
            name="withdraw"
            act={words}
            help={t('gate.withdraw.help')}
            label={t('gate.field.reasonOptional')}
            send={(gates, reason) =>
              gates.withdraw(ref, reason ? { reason } : {})
            }
          />
        );
    }
  }
  const { seat } = ask;
  const seatRef = { ...ref, seat: seat.id };
  switch (act) {
    case 'decide':
      return <DecisionDialog {...common} />;
    case 'return':
      return <ReturnDialog {...common} seat={seat} />;
    case 'add-signer':
      return <AddSignerDialog {...common} seat={seat} />;
    case 'transfer':
      return <TransferDialog {...common} seat={seat} />;
    case 'ask':
      return <AskDialog {...common} seat={seat} />;
    case 'answer': {
      const live = gate.rounds.at(-1)?.seats.find(({ id }) => id === seat.id);
      const asked = (live ?? seat).opinions.find(
        ({ of, endedAt }) => of === scene.facts.me?.ref && !endedAt,
      );
      return (
        <TextDialog
          {...common}
          name={`answer ${seat.id}`}
          act={words}
          help={
            asked &&
            t('gate.answer.help', {
              person: reader.nameOf(asked.askedBy),
              question: asked.question,
            })
          }
          label={t('gate.field.answer')}
          required
          send={(gates, answer) => gates.answer(seatRef, { answer })}
        />
      );
    }
    default:
      return (
        <TextDialog
          {...common}
          name={`remove-signer ${seat.id}`}
          act={words}
          help={t('gate.removeSigner.help')}
          label={t('gate.field.reason')}
          required
          send={(gates, reason) => gates.removeSigner(seatRef, { reason })}
        />
      );
  }
}
