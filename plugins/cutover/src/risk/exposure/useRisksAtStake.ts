import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { RiskSpec } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { useLive } from '../../lifecycle/live/useLive';

/** How many open risks stand at which priority now, from low to high; none while that is not known or not shown. */
export function useRisksAtStake({
  cutover: { id, name },
  template,
}: Pick<CutoverFacts, 'cutover' | 'template'>): {
  priority: RiskSpec['priorities'][number];
  count: number;
}[] {
  const api = useApi(cutoverApiRef);
  const load = useCallback(
    // Much less than the register, which may be long.
    async (signal: AbortSignal) =>
      (await api.risks.exposure(name, 'current', { signal })).at(-1)?.counts ??
      {},
    [api, name],
  );
  const live = useLive(load, id);
  if (live.screen !== 'ready') return [];
  return template.risk.priorities.map(priority => ({
    priority,
    count: live.value[priority.id] ?? 0,
  }));
}
