import DialogContentText from '@material-ui/core/DialogContentText';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { FormDialog } from './FormDialog';
import { useTrainingForm } from './useTrainingForm';

interface AudienceDialogProps {
  scene: TrainingScene;
  course: CourseView;
  onClose(): void;
}

/** The groups and people who attend a course beside the holders of its roles. */
export function AudienceDialog(props: AudienceDialogProps) {
  const { scene, course, onClose } = props;
  const reader = useTrainingReader(scene.overview);
  const { t } = reader;
  const keyFor = useKeyFor();
  const form = useTrainingForm<{ assigned: string[] }, CourseView>({
    scene,
    name: `audience ${course.id}`,
    item: course,
    initial: now => ({ assigned: (now ?? course).assigned }),
    send: (training, { cutover }, { value, base }) => {
      const input = {
        add: value.assigned.filter(ref => !base.assigned.includes(ref)),
        remove: base.assigned.filter(ref => !value.assigned.includes(ref)),
      };
      return training.assign({ cutover, course: course.id }, input, {
        idempotencyKey: keyFor(input),
      });
    },
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  return (
    <FormDialog
      form={form}
      title={t('training.whoAttendsOf', { course: reader.course(course.id) })}
      act={t('training.form.save')}
      missing={form.changed ? undefined : t('training.form.change')}
      onClose={onClose}
    >
      {course.definition.audience.length > 0 && (
        <DialogContentText>
          {t('training.help.byRole', {
            roles: course.definition.audience
              .map(reader.role)
              .join(t('gate.separator')),
          })}
        </DialogContentText>
      )}
      <EntityPicker
        id="audience-assigned"
        label={t('training.field.assigned')}
        kinds={['Group', 'User']}
        value={value.assigned}
        onChange={assigned => change({ assigned })}
        error={faultAt('add') ?? faultAt('add', 0)}
      />
    </FormDialog>
  );
}
