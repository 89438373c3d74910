import { lazy, Suspense } from 'react';
import { Progress } from '@backstage/core-components';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import type { CourseAsk } from '../tab/CourseDetails';
import type { TrainingScene } from '../tab/scene';
import { AttendanceDialog } from './AttendanceDialog';
import { AudienceDialog } from './AudienceDialog';
import { CancelSessionDialog } from './CancelSessionDialog';
import { CourseDialog } from './CourseDialog';
import { SessionDialog } from './SessionDialog';

// Few write assessments.
const AssessmentDialog = lazy(() =>
  import('./AssessmentDialog').then(m => ({ default: m.AssessmentDialog })),
);

interface TrainingDialogsProps {
  scene: TrainingScene;
  course: CourseView;
  ask: CourseAsk;
  onClose(): void;
}

/** What was asked for about a course. */
export function TrainingDialogs({ ask, ...props }: TrainingDialogsProps) {
  switch (ask.form) {
    case 'course':
      return <CourseDialog {...props} />;
    case 'audience':
      return <AudienceDialog {...props} />;
    case 'add-session':
      return <SessionDialog {...props} />;
    case 'change-session':
      return <SessionDialog {...props} session={ask.session} />;
    case 'cancel-session':
      return <CancelSessionDialog {...props} session={ask.session} />;
    case 'attendance':
      return <AttendanceDialog {...props} session={ask.session} />;
    default:
      return (
        <Suspense fallback={<Progress />}>
          <AssessmentDialog
            {...props}
            kind={ask.kind}
            assessment={ask.assessment}
          />
        </Suspense>
      );
  }
}
