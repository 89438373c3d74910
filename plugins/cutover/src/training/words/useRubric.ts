import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { AssessmentRef } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';

/** By what a practical exercise is assessed now, wherever it was written. */
export function useRubric({ cutover, course, assessment }: AssessmentRef) {
  const { training } = useApi(cutoverApiRef);
  return useAsyncRetry(
    () => training.rubric({ cutover, course, assessment }),
    [training, cutover, course, assessment],
  );
}
