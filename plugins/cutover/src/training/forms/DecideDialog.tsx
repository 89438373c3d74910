import { useId } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import DialogContentText from '@material-ui/core/DialogContentText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type { CoursePerson } from '@backstage-cutover/plugin-cutover-common';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { useTrainingReader } from '../words/trainingReader';
import { FormDialog } from './FormDialog';
import type { PersonDialogProps } from './PersonDialog';
import { useTrainingForm } from './useTrainingForm';

const DECISIONS = ['another-attempt', 'retrain', 'release'] as const;
type Decision = (typeof DECISIONS)[number];

/** All attempts are used up: the head of the department says how it goes on. */
export function DecideDialog(props: PersonDialogProps) {
  const { scene, ask, onClose, onDone } = props;
  const { member, standings } = ask.person;
  const reader = useTrainingReader(scene.overview);
  const { t, say } = reader;
  const id = useId();
  const nameOf = useNames([member.person]);
  const standing = standings.find(
    ({ assessment }) => assessment === ask.assessment,
  );
  const form = useTrainingForm<
    { decision: Decision | ''; reason: string },
    { version: number },
    CoursePerson
  >({
    scene,
    name: `decide ${member.course} ${member.person} ${ask.assessment}`,
    initial: () => ({ decision: '', reason: '' }),
    send: (training, { cutover }, { value: { decision, reason } }) =>
      training.decideExhausted(
        { cutover, course: member.course, person: member.person },
        {
          assessment: ask.assessment,
          decision: decision || 'another-attempt',
          reason,
        },
      ),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { value, change, faultAt } = form;
  const missing = () => {
    if (!value.decision) return t('training.decide.decision');
    return value.reason.trim() ? undefined : t('training.decide.reason');
  };
  return (
    <FormDialog
      form={form}
      title={t('training.decide.title', { person: nameOf(member.person) })}
      act={t('training.decide')}
      missing={missing()}
      onClose={onClose}
    >
      <DialogContentText>
        {t('training.decide.help', {
          assessment: standing ? say(standing.title) : ask.assessment,
          course: reader.course(member.course),
          count: standing?.attempts ?? 0,
        })}
      </DialogContentText>
      <RadioGroup
        name={id}
        aria-label={t('training.decide.decision')}
        value={value.decision}
        onChange={(_event, chosen) =>
          change({ decision: DECISIONS.find(each => each === chosen) })
        }
      >
        {DECISIONS.map(each => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio color="primary" />}
            label={
              <>
                <Typography variant="body1">
                  {t(`training.decision.${each}`)}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {t(`training.decision.${each}.help`)}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
      <TextInput
        id="decide-reason"
        label={t('training.decide.reason')}
        value={value.reason}
        onChange={reason => change({ reason })}
        error={faultAt('reason')}
        required
        long
      />
    </FormDialog>
  );
}
