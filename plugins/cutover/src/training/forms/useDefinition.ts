import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { TemplateAssessment } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { TrainingScene } from '../tab/scene';

export interface Defined {
  definition: TemplateAssessment;
  /** 0 where it stands as in the template. */
  version: number;
}

/** An assessment as it stands now, with everything that it asks: for those who plan the training. */
export function useDefinition(scene: TrainingScene, assessment?: string) {
  const { name: cutover } = scene.facts.cutover;
  const { training } = useApi(cutoverApiRef);
  return useAsyncRetry(async (): Promise<Defined | undefined> => {
    if (!assessment) return undefined;
    const [newest] = await training.assessment({ cutover, assessment });
    return newest;
  }, [training, cutover, assessment]);
}
