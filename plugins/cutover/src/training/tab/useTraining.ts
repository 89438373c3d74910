import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Cutover,
  TrainingOverview,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from '../../lifecycle/live/useLive';

/** What the training tab shows at first, kept up to date. */
export function useTraining({
  id,
  name,
}: Pick<Cutover, 'id' | 'name'>): Live<TrainingOverview> {
  const { training } = useApi(cutoverApiRef);
  const load = useCallback(
    (signal: AbortSignal) => training.overview(name, { signal }),
    [training, name],
  );
  return useLive(load, id);
}
