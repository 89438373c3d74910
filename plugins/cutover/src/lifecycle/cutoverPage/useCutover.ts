import { useCallback } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Cutover,
  CutoverAct,
  CutoverTemplateSpec,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../live/useLive';
import { useMe, type Me } from '../live/useMe';
import { refusalOf } from '../words/refusal';

export interface CutoverFacts {
  cutover: Cutover;
  /** The frozen copy that the cutover runs on. */
  template: CutoverTemplateSpec;
  allowed: Record<CutoverAct, Verdict>;
  /** Other running cutovers that change the same targets during this one's window. */
  conflicts: Cutover[];
  me?: Me;
  refresh(): void;
}

export type CutoverView =
  | { screen: 'loading' }
  | { screen: 'missing' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'ready'; facts: CutoverFacts; stale?: Error };

/** Everything that the pages of one cutover show, read from our own API: the catalog follows a moment later. */
export function useCutover(id: string): CutoverView {
  const api = useApi(cutoverApiRef);
  const me = useMe();

  const load = useCallback(
    async (signal: AbortSignal) => {
      const [cutover, allowed] = await Promise.all([
        api.getCutover(id, { signal }),
        api.getAllowed(id, { signal }),
      ]);
      const sameTime =
        cutover.status === 'running'
          ? await api.listCutovers(
              {
                status: ['running'],
                target: cutover.targets.map(({ ref }) => ref),
                windowFrom: cutover.window.start,
                windowTo: cutover.window.end,
                limit: 50,
              },
              { signal },
            )
          : { items: [] };
      return {
        cutover,
        allowed,
        conflicts: sameTime.items.filter(other => other.id !== cutover.id),
      };
    },
    [api, id],
  );
  const live = useLive(load, id);
  // It is read again when the cutover has moved to another version.
  const moves =
    live.screen === 'ready'
      ? live.value.cutover.template.before?.length ?? 0
      : 0;
  const template = useAsyncRetry(
    () => api.getCutoverTemplate(id),
    [api, id, moves],
  );

  if (live.screen === 'failed') {
    return refusalOf(live.error).status === 404
      ? { screen: 'missing' }
      : { screen: 'failed', error: live.error, retry: live.refresh };
  }
  if (template.error)
    return { screen: 'failed', error: template.error, retry: template.retry };
  if (live.screen === 'loading' || !template.value)
    return { screen: 'loading' };
  return {
    screen: 'ready',
    stale: live.stale,
    facts: {
      ...live.value,
      template: template.value.spec,
      me,
      refresh: live.refresh,
    },
  };
}
