import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type {
  SeatView,
  SignerPosition,
} from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { ActDialog } from './ActDialog';
import { LongText } from './LongText';
import { PersonChoice } from './PersonChoice';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';

const POSITIONS: SignerPosition[] = ['before', 'after', 'parallel'];

export interface SeatDialogProps {
  scene: GateScene;
  seat: SeatView;
  onClose(): void;
  onDone(): void;
}

/** Asks who else is to decide, and when. */
export function AddSignerDialog(props: SeatDialogProps) {
  const { scene, seat, onClose, onDone } = props;
  const { ref, reader, plan, facts } = scene;
  const { t } = useWords();
  const [person, setPerson] = useState('');
  const [position, setPosition] = useState<SignerPosition>('before');
  const words = useKeptWords(scene, `add-signer ${seat.id}`);
  const reason = words.of('reason');
  const acting = useAct(scene);
  const act = t('gate.act.add-signer');
  const people = [
    ...new Set(
      plan.addSignersFrom.flatMap(role => facts.cutover.team[role] ?? []),
    ),
  ];
  const send = async () => {
    const text = reason.trim();
    const done = await acting.run(gates =>
      gates.addSigner(
        { ...ref, seat: seat.id },
        { person, position, ...(text ? { reason: text } : {}) },
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
      why={
        person ? undefined : t('gate.fillIn', { field: t('gate.field.person') })
      }
      acting={acting}
      onSubmit={send}
      onClose={onClose}
    >
      <DialogContentText>{t('gate.addSigner.help')}</DialogContentText>
      {people.length === 0 ? (
        <DialogContentText>
          {t('gate.addSigner.nobody', {
            roles: plan.addSignersFrom
              .map(reader.roleOf)
              .join(t('gate.separator')),
          })}
        </DialogContentText>
      ) : (
        <PersonChoice
          label={t('gate.field.person')}
          people={people}
          value={person}
          onChange={setPerson}
        />
      )}
      <div>
        <Typography variant="subtitle2" id="gate-signer-position">
          {t('gate.addSigner.position')}
        </Typography>
        <RadioGroup
          name="position"
          aria-labelledby="gate-signer-position"
          value={position}
          onChange={(_event, value) =>
            setPosition(POSITIONS.find(each => each === value) ?? position)
          }
        >
          {POSITIONS.map(each => (
            <FormControlLabel
              key={each}
              value={each}
              control={<Radio color="primary" />}
              label={t(`gate.addSigner.${each}`)}
            />
          ))}
        </RadioGroup>
      </div>
      <LongText
        id="gate-signer-reason"
        label={t('gate.field.reasonOptional')}
        value={reason}
        onChange={text => words.write('reason', text)}
      />
    </ActDialog>
  );
}
