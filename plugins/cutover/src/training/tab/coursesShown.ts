import {
  inLanguage,
  LANGUAGES,
  type CourseView,
} from '@backstage-cutover/plugin-cutover-common';
import type { TrainingView } from './trainingView';

/** The courses with these words in their title, in any language, and the one that is open. */
export function coursesShown<T extends Pick<CourseView, 'id' | 'definition'>>(
  courses: T[],
  { find, course }: Pick<TrainingView, 'find' | 'course'>,
): T[] {
  const wanted = find.trim().toLocaleLowerCase();
  return courses.filter(
    ({ id, definition: { title } }) =>
      id === course ||
      LANGUAGES.some(language =>
        inLanguage(title, language).toLocaleLowerCase().includes(wanted),
      ),
  );
}
