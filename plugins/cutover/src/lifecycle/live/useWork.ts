import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ActivityView,
  Cutover,
  DeliverableSummary,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from './useLive';

/** What is to be done in a cutover, and what is handed in for it. */
export interface Work {
  activities: ActivityView[];
  deliverables: DeliverableSummary[];
  /** Why there are no deliverables to be seen, where the reader may not see them. */
  refused?: Error;
}

/** The activities and deliverables of a cutover, kept up to date. */
export function useWork({
  id,
  name,
}: Pick<Cutover, 'id' | 'name'>): Live<Work> {
  const api = useApi(cutoverApiRef);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Work> => {
      const [activities, found] = await Promise.all([
        api.activities.list(name, { signal }),
        api.deliverables.list(name, { signal }).then(
          deliverables => ({ deliverables }),
          // The activities can be worked on all the same.
          error => ({ deliverables: [], refused: toError(error) }),
        ),
      ]);
      return { activities, ...found };
    },
    [api, name],
  );
  return useLive(load, id);
}
