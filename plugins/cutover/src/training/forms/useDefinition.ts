import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  AssessmentVersion,
  TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { refusalOf } from '../../lifecycle/words/refusal';
import type { TrainingScene } from '../tab/scene';

export interface Defined {
  definition: TemplateAssessment;
  /** 0 where it stands as in the template. */
  version: number;
}

/**
 * An assessment as it stands now. Those who only assess exercises may not read every version; they have what the template
 * says.
 */
export function useDefinition(scene: TrainingScene, assessment?: string) {
  const { cutover, template } = scene.facts;
  const { training } = useApi(cutoverApiRef);
  return useAsyncRetry(async (): Promise<Defined | undefined> => {
    if (!assessment) return undefined;
    const known = template.training.assessments.find(
      ({ id }) => id === assessment,
    );
    try {
      const [newest] = await training.assessment({
        cutover: cutover.name,
        assessment,
      });
      return definedBy(newest);
    } catch (e) {
      const { status } = refusalOf(toError(e));
      const isHidden = status === 403 || status === 404;
      // Of an exam the template as it is shown lacks the questions.
      if (isHidden && known && known.kind !== 'exam') {
        return { definition: known, version: 0 };
      }
      throw e;
    }
  }, [training, cutover.name, assessment, template]);
}

export function definedBy({ definition, version }: AssessmentVersion): Defined {
  return { definition, version };
}
