import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import { useWords } from '../../lifecycle/words/useWords';
import { ActDialog } from './ActDialog';
import type { SeatDialogProps } from './AddSignerDialog';
import { LongText } from './LongText';
import { PersonChoice } from './PersonChoice';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';

/** Asks to whom in the team a seat is handed over for good. */
export function TransferDialog(props: SeatDialogProps) {
  const { scene, seat, onClose, onDone } = props;
  const { ref, reader, facts } = scene;
  const { t } = useWords();
  const [to, setTo] = useState('');
  const words = useKeptWords(scene, `transfer ${seat.id}`);
  const reason = words.of('reason');
  const acting = useAct(scene);
  const act = t('gate.act.transfer');
  const people = [...new Set(Object.values(facts.cutover.team).flat())].filter(
    each => each !== seat.holder,
  );
  const send = async () => {
    const text = reason.trim();
    const done = await acting.run(gates =>
      gates.transfer(
        { ...ref, seat: seat.id },
        { to, ...(text ? { reason: text } : {}) },
      ),
    );
    if (!done) return;
    words.forget();
    onDone();
  };
  return (
    <ActDialog
      scene={scene}
      title={t('gate.act.for', { act, person: reader.nameOf(seat.holder) })}
      act={act}
      why={to ? undefined : t('gate.fillIn', { field: t('gate.field.person') })}
      acting={acting}
      onSubmit={send}
      onClose={onClose}
    >
      <DialogContentText>{t('gate.transfer.help')}</DialogContentText>
      <PersonChoice
        label={t('gate.field.person')}
        people={people}
        value={to}
        onChange={setTo}
      />
      <LongText
        id="gate-transfer-reason"
        label={t('gate.field.reasonOptional')}
        value={reason}
        onChange={text => words.write('reason', text)}
      />
    </ActDialog>
  );
}
