import { useCallback, useEffect, useRef, useState } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import { toError } from '@backstage/errors';

/** Signals are not stored, and may not be installed at all: pages also ask by themselves. */
const POLL_MS = 30_000;

export type Live<T> =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; refresh(): void }
  | {
      screen: 'ready';
      value: T;
      /** Why the last refresh failed; `value` is then from before. */
      stale?: Error;
      refresh(): void;
    };

interface Nudge extends JsonObject {
  id: string;
}

/**
 * What `load` answers, kept up to date: on signals about a cutover (only the one named, if one is), and by polling while
 * the page is in view. What is on the screen stays there until newer data has arrived.
 */
export function useLive<T>(
  load: (signal: AbortSignal) => Promise<T>,
  cutoverId?: string,
  every = POLL_MS,
): Live<T> {
  const [state, setState] = useState<{
    of: unknown;
    value?: T;
    error?: Error;
  }>({ of: undefined });
  const running = useRef<AbortController>();
  const { lastSignal } = useSignal<Nudge>('cutover');

  const refresh = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) setState({ of: load, value });
      },
      error => {
        if (controller.signal.aborted) return;
        setState(before => ({
          of: load,
          value: before.of === load ? before.value : undefined,
          error: toError(error),
        }));
      },
    );
  }, [load]);

  useEffect(() => {
    refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, every);
    return () => {
      clearInterval(timer);
      running.current?.abort();
    };
  }, [refresh, every]);

  useEffect(() => {
    if (lastSignal && (!cutoverId || lastSignal.id === cutoverId)) refresh();
  }, [lastSignal, cutoverId, refresh]);

  if (state.of !== load) return { screen: 'loading' };
  if (state.value !== undefined)
    return {
      screen: 'ready',
      value: state.value,
      stale: state.error,
      refresh,
    };
  if (state.error) return { screen: 'failed', error: state.error, refresh };
  return { screen: 'loading' };
}
