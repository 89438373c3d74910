import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { ActDialog } from './ActDialog';
import { useAct } from './useAct';

interface CopyDialogProps {
  scene: GateScene;
  onClose(): void;
  onDone(): void;
}

/** Tells more people of the round under review. */
export function CopyDialog({ scene, onClose, onDone }: CopyDialogProps) {
  const { ref, reader, plan } = scene;
  const { t } = useWords();
  const [people, setPeople] = useState<string[]>([]);
  const acting = useAct(scene);
  const act = t('gate.act.copy');
  return (
    <ActDialog
      scene={scene}
      title={t('gate.act.on', { act, gate: reader.say(plan.title) })}
      act={act}
      why={
        people.length
          ? undefined
          : t('gate.fillIn', { field: t('gate.field.people') })
      }
      acting={acting}
      onSubmit={async () => {
        if (await acting.run(gates => gates.copy(ref, { to: people }))) {
          onDone();
        }
      }}
      onClose={onClose}
    >
      <DialogContentText>{t('gate.copy.help')}</DialogContentText>
      <EntityPicker
        id="gate-copies"
        label={t('gate.field.people')}
        kinds={['user']}
        value={people}
        onChange={setPeople}
        required
      />
    </ActDialog>
  );
}
