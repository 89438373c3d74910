import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import type { TrainingAtStake } from '../../lifecycle/dangers';
import { useTraining } from './useTraining';

/** In which courses how many people are not certified yet; none while that is not known or not shown. */
export function useTrainingAtStake(
  cutover: Pick<Cutover, 'id' | 'name'>,
): TrainingAtStake[] {
  const live = useTraining(cutover);
  if (live.screen !== 'ready') return [];
  return live.value.courses.map(({ id, definition, dueDay, readiness }) => ({
    id,
    title: definition.title,
    dueDay,
    missing: readiness.needed - readiness.certified,
  }));
}
