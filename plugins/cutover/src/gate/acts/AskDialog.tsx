import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import { useWords } from '../../lifecycle/words/useWords';
import { ActDialog } from './ActDialog';
import type { SeatDialogProps } from './AddSignerDialog';
import { LongText } from './LongText';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';

/** Asks whose opinion is wanted, and on what. */
export function AskDialog({ scene, seat, onClose, onDone }: SeatDialogProps) {
  const { ref, reader, plan } = scene;
  const { t } = useWords();
  const [people, setPeople] = useState<string[]>([]);
  const words = useKeptWords(scene, `ask ${seat.id}`);
  const question = words.of('question');
  const acting = useAct(scene);
  const act = t('gate.act.ask');
  const [of] = people;
  const missing = [
    ...(of ? [] : [t('gate.field.person')]),
    ...(question.trim() ? [] : [t('gate.field.question')]),
  ];
  const send = async () => {
    const done = await acting.run(gates =>
      gates.ask({ ...ref, seat: seat.id }, { of, question: question.trim() }),
    );
    if (!done) return;
    words.forget();
    onDone();
  };
  return (
    <ActDialog
      scene={scene}
      title={t('gate.act.on', { act, gate: reader.say(plan.title) })}
      act={act}
      why={
        missing.length
          ? t('gate.fillIn', { field: missing.join(t('gate.separator')) })
          : undefined
      }
      acting={acting}
      onSubmit={send}
      onClose={onClose}
    >
      <DialogContentText>{t('gate.ask.help')}</DialogContentText>
      <EntityPicker
        id="gate-ask-person"
        label={t('gate.field.person')}
        kinds={['user']}
        value={people}
        onChange={setPeople}
        max={1}
        required
      />
      <LongText
        id="gate-ask-question"
        label={t('gate.field.question')}
        value={question}
        onChange={text => words.write('question', text)}
        required
      />
    </ActDialog>
  );
}
