import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Work } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';

export type WaitingDecision = Work['decide'][number];

export type WaitingForMe =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'ready'; decide: WaitingDecision[]; refresh(): void };

/** The gates of some cutovers, by id, that wait for the reader's decision; the most urgent first. */
export function useWaitingForMe(cutovers: string[]): WaitingForMe {
  const { gates } = useApi(cutoverApiRef);
  const load = useCallback(
    (signal: AbortSignal) => gates.work({ signal }),
    [gates],
  );
  const live = useLive(load);
  switch (live.screen) {
    case 'loading':
      return live;
    case 'failed':
      return { screen: 'failed', error: live.error, retry: live.refresh };
    default:
      return {
        screen: 'ready',
        decide: live.value.decide
          .filter(({ cutover }) => cutovers.includes(cutover.id))
          .sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1)),
        refresh: live.refresh,
      };
  }
}

/** What has a due date goes before what has none. */
function urgency({ dueAt, since }: WaitingDecision): string {
  return dueAt ? `0 ${dueAt}` : `1 ${since}`;
}
