import { Progress } from '@backstage/core-components';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { ExamDialog } from './ExamDialog';
import { Fetching } from './Fetching';
import { QuestionnaireDialog } from './QuestionnaireDialog';
import { RubricDialog } from './RubricDialog';
import { foundOf, type AssessmentKind } from './useAssessmentForm';
import { useDefinition, type Defined } from './useDefinition';

interface AssessmentDialogProps {
  scene: TrainingScene;
  course: CourseView;
  kind: AssessmentKind;
  /** Missing while a new one is written. */
  assessment?: string;
  onClose(): void;
}

/** An assessment of a course, to be written or changed. */
export function AssessmentDialog(props: AssessmentDialogProps) {
  const { scene, course, kind, assessment, onClose } = props;
  const { t } = useTrainingReader();
  const defined = useDefinition(scene, assessment);
  const shared = { scene, course, onClose };
  if (!assessment) return <OfKind {...shared} kind={kind} />;
  if (defined.error || !defined.value) {
    return (
      <Fetching
        title={t(`training.kind.${kind}`)}
        error={defined.error}
        retry={defined.retry}
        onClose={onClose}
      >
        <Progress />
      </Fetching>
    );
  }
  return <OfKind {...shared} kind={kind} defined={defined.value} />;
}

function OfKind(
  props: Omit<AssessmentDialogProps, 'assessment'> & { defined?: Defined },
) {
  const { kind, defined, ...shared } = props;
  switch (kind) {
    case 'exam':
      return (
        <ExamDialog {...shared} found={defined && foundOf(defined, kind)} />
      );
    case 'practical':
      return (
        <RubricDialog {...shared} found={defined && foundOf(defined, kind)} />
      );
    default:
      return (
        <QuestionnaireDialog
          {...shared}
          found={defined && foundOf(defined, kind)}
        />
      );
  }
}
