import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../lifecycle/words/useWords';
import { ActDialog } from './ActDialog';
import type { SeatDialogProps } from './AddSignerDialog';
import { Choices } from '../../lifecycle/forms/Choices';
import { LongText } from './LongText';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';
import { whyNotOnSeat } from './whyNot';

/** Asks what is to be done again, and what is wanted of it. */
export function ReturnDialog(props: SeatDialogProps) {
  const { scene, seat, onClose, onDone } = props;
  const { ref, reader, plan, facts, gate } = scene;
  const { t, say } = useWords();
  const [items, setItems] = useState<string[]>([]);
  const [activities, setActivities] = useState<string[]>([]);
  const [phase, setPhase] = useState('');
  const words = useKeptWords(scene, `return ${seat.id}`);
  const comment = words.of('comment');
  const acting = useAct(scene);
  const whyNotBack = whyNotOnSeat(t, 'return-to-phase', seat);
  const act = t('gate.act.return');
  const round = gate.rounds.at(-1);
  const { phases } = facts.template;
  const own = phases.find(({ id }) => id === gate.phase);
  const order = facts.cutover.phases;
  const earlier = order.slice(
    0,
    order.findIndex(({ id }) => id === gate.phase),
  );
  const isChosen = items.length + activities.length > 0 || phase !== '';
  const why = whyNotYet();
  function whyNotYet() {
    if (!isChosen) return t('gate.return.choose');
    return comment.trim()
      ? undefined
      : t('gate.fillIn', { field: t('gate.return.comment') });
  }
  const send = async () => {
    const done = await acting.run(gates =>
      gates.returnTo(
        { ...ref, seat: seat.id },
        {
          hash: round?.hash ?? '',
          comment: comment.trim(),
          items,
          activities,
          ...(phase ? { phase } : {}),
        },
      ),
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
      why={why}
      acting={acting}
      onSubmit={send}
      onClose={onClose}
    >
      <DialogContentText>{t('gate.return.help')}</DialogContentText>
      {round && round.items.length > 0 && (
        <Choices
          title={t('gate.return.items')}
          options={round.items.map(({ id, title }) => ({
            id,
            words: say(title),
          }))}
          chosen={items}
          onChange={setItems}
        />
      )}
      {own && own.activities.length > 0 && (
        <Choices
          title={t('gate.return.activities')}
          options={own.activities.map(({ id, title }) => ({
            id,
            words: say(title),
          }))}
          chosen={activities}
          onChange={setActivities}
        />
      )}
      {whyNotBack && plan.returnTo.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('gate.return.phase')}
          {t('gate.colon')}
          {whyNotBack}
        </Typography>
      )}
      {!whyNotBack && (
        <TextField
          select
          id="gate-return-phase"
          label={t('gate.return.phase')}
          value={phase}
          onChange={({ target }) => setPhase(target.value)}
          helperText={t('gate.return.phaseHelp', {
            roles: plan.returnTo.map(reader.roleOf).join(t('gate.separator')),
          })}
          fullWidth
          variant="outlined"
          size="small"
          InputLabelProps={{ shrink: true }}
          SelectProps={{ displayEmpty: true }}
        >
          <MenuItem value="">{t('gate.return.noPhase')}</MenuItem>
          {earlier.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {say(title)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <LongText
        id="gate-return-comment"
        label={t('gate.return.comment')}
        value={comment}
        onChange={text => words.write('comment', text)}
        required
      />
    </ActDialog>
  );
}
