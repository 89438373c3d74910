import DialogContentText from '@material-ui/core/DialogContentText';
import type {
  CourseView,
  SessionView,
} from '@backstage-cutover/plugin-cutover-common';
import { TextInput } from '../../lifecycle/forms/inputs';
import { windowWords } from '../../lifecycle/words/time';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { FormDialog } from './FormDialog';
import { sessionNow } from './sessionNow';
import { useTrainingForm } from './useTrainingForm';

interface CancelSessionDialogProps {
  scene: TrainingScene;
  course: CourseView;
  session: SessionView;
  onClose(): void;
}

/** Why a session does not take place. */
export function CancelSessionDialog(props: CancelSessionDialogProps) {
  const { scene, course, session, onClose } = props;
  const { timeZone } = scene.facts.cutover.window;
  const reader = useTrainingReader(scene.overview);
  const { t, language, zone } = reader;
  const form = useTrainingForm<{ reason: string }, SessionView>({
    scene,
    name: `cancel ${session.id}`,
    item: session,
    initial: () => ({ reason: '' }),
    send: (training, { cutover, version }, { value }) =>
      training.cancelSession({ cutover, session: session.id, version }, value),
    fetchNow: sessionNow(session, t),
    lookFirst: true,
    onDone: onClose,
  });
  const label = t('training.session.reason');
  return (
    <FormDialog
      form={form}
      title={t('training.session.cancelOf', {
        course: reader.course(course.id),
      })}
      act={t('training.session.cancel')}
      missing={form.value.reason.trim() ? undefined : label}
      onClose={onClose}
    >
      <DialogContentText>
        {t('training.session.cancelHelp', {
          when: windowWords({ ...session, timeZone }, { language, zone }).plan,
          zone: timeZone,
        })}
      </DialogContentText>
      <TextInput
        id="session-reason"
        label={label}
        value={form.value.reason}
        onChange={reason => form.change({ reason })}
        error={form.faultAt('reason')}
        required
        long
      />
    </FormDialog>
  );
}
