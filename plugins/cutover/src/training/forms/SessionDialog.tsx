import TextField from '@material-ui/core/TextField';
import type {
  CourseView,
  SessionView,
} from '@backstage-cutover/plugin-cutover-common';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { FormDialog } from './FormDialog';
import { NumberInput } from './inputs';
import {
  addSessionInput,
  changeSessionInput,
  sessionDraft,
  type SessionDraft,
} from './sessionDraft';
import { sessionNow } from './sessionNow';
import { TrainersInput } from './TrainersInput';
import { useTrainingForm } from './useTrainingForm';

interface SessionDialogProps {
  scene: TrainingScene;
  course: CourseView;
  /** Missing while it is being planned. */
  session?: SessionView;
  onClose(): void;
}

/** When and where a session takes place, how many find room and who trains. */
export function SessionDialog(props: SessionDialogProps) {
  const { scene, course, session, onClose } = props;
  const { timeZone } = scene.facts.cutover.window;
  const reader = useTrainingReader(scene.overview);
  const { t } = reader;
  const keyFor = useKeyFor();
  const form = useTrainingForm<SessionDraft, SessionView>({
    scene,
    name: session ? `session ${session.id}` : `new session ${course.id}`,
    item: session,
    initial: now => sessionDraft(now ?? session, timeZone),
    send: (training, { cutover, version }, sent) => {
      if (session) {
        return training.changeSession(
          { cutover, session: session.id, version },
          changeSessionInput(sent),
        );
      }
      const input = addSessionInput(sent.value);
      return training.addSession({ cutover, course: course.id }, input, {
        idempotencyKey: keyFor(input),
      });
    },
    fetchNow: sessionNow(session, t),
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const nameOf = useNames([
    ...value.trainers,
    ...(form.meanwhile?.theirs.trainers ?? []),
  ]);
  const zone = { zone: timeZone };
  const missing = () => {
    if (!value.start) return t('training.field.start', zone);
    if (!value.end) return t('training.field.end', zone);
    return undefined;
  };
  const text = (key: 'title' | 'place' | 'link') => (
    <TextInput
      id={`session-${key}`}
      label={t(`training.session.${key}`)}
      value={value[key]}
      onChange={typed => change({ [key]: typed })}
      error={faultAt(key)}
      most={key === 'link' ? 2_000 : 300}
    />
  );
  const clock = (key: 'start' | 'end') => (
    <TextField
      id={`session-${key}`}
      type="datetime-local"
      label={t(`training.field.${key}`, zone)}
      value={value[key]}
      onChange={({ target }) => change({ [key]: target.value })}
      required
      error={Boolean(faultAt(key))}
      helperText={faultAt(key)}
      fullWidth
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
    />
  );
  return (
    <FormDialog
      form={form}
      title={t(
        session ? 'training.session.changeOf' : 'training.session.addTo',
        {
          course: reader.course(course.id),
        },
      )}
      act={t(session ? 'training.form.save' : 'training.session.add')}
      missing={missing()}
      words={(key, draft) => ({
        title:
          key === 'start' || key === 'end'
            ? t(`training.field.${key}`, zone)
            : t(`training.session.${key}`),
        words:
          key === 'trainers'
            ? draft.trainers.map(nameOf).join(t('gate.separator')) || '–'
            : draft[key].replace('T', ' ') || '–',
      })}
      onClose={onClose}
    >
      {clock('start')}
      {clock('end')}
      {text('title')}
      {text('place')}
      {text('link')}
      <NumberInput
        id="session-capacity"
        label={t('training.session.capacity')}
        help={t('training.help.capacity')}
        value={value.capacity}
        onChange={capacity => change({ capacity })}
        error={faultAt('capacity')}
      />
      <TrainersInput
        id="session-trainers"
        label={t('training.session.trainers')}
        value={value.trainers}
        onChange={trainers => change({ trainers })}
        faultAt={faultAt}
      />
    </FormDialog>
  );
}
