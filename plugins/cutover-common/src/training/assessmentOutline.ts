import type { CurrentAssessment } from './assessments';
import { isGraded } from './course';
import type { CourseView } from './view';

/** What everybody who may read a course is told of one of its assessments: nothing of what it asks. */
export function assessmentOutline({
  definition,
  version,
}: Pick<
  CurrentAssessment,
  'definition' | 'version'
>): CourseView['assessments'][number] {
  const { id, kind, title } = definition;
  return {
    ...{ id, kind, title, version },
    ...(isGraded(definition)
      ? { passMark: definition.passMark, attempts: definition.attempts }
      : {}),
  };
}
