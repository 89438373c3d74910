import { useCallback, useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  GateRef,
  GateView,
  TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../api';
import type { CutoverFacts } from '../lifecycle/cutoverPage/useCutover';
import { useLive } from '../lifecycle/live/useLive';
import { peopleIn, useGateReader, type GateReader } from './words/gateReader';

/** A gate with all that is needed to tell it and to act on it. */
export interface GateScene {
  facts: Pick<CutoverFacts, 'cutover' | 'template' | 'me'>;
  /** The gate as the template describes it. */
  plan: TemplateGate;
  ref: GateRef;
  gate: GateView;
  reader: GateReader;
  /** Shows at once what an act answered. */
  show(next: GateView): void;
  refresh(): void;
}

export type GateScreen =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'ready'; scene: GateScene; stale?: Error };

/** A gate of a cutover, kept up to date. `onChanged` is told when the reader has changed it. */
export function useGate(
  facts: GateScene['facts'],
  plan: TemplateGate,
  onChanged: () => void,
): GateScreen {
  const { gates } = useApi(cutoverApiRef);
  const { cutover, template } = facts;
  const { id, name } = cutover;
  const ref = useMemo(() => ({ cutover: name, gate: plan.id }), [name, plan]);
  const load = useCallback(
    (signal: AbortSignal) => gates.get(ref, { signal }),
    [gates, ref],
  );
  const live = useLive(load, id);
  const [answered, setAnswered] = useState<{
    gate: GateView;
    instead?: GateView;
  }>();
  const loaded = live.screen === 'ready' ? live.value : undefined;
  // What an act answered is shown until newer data has arrived.
  const gate = answered && answered.instead === loaded ? answered.gate : loaded;
  const people = useMemo(() => (gate ? peopleIn(gate) : []), [gate]);
  const reader = useGateReader(template, people);

  if (live.screen === 'loading') return { screen: 'loading' };
  if (live.screen === 'failed' || !gate) {
    return live.screen === 'failed'
      ? { screen: 'failed', error: live.error, retry: live.refresh }
      : { screen: 'loading' };
  }
  const { refresh, stale } = live;
  const show = (next: GateView) => {
    setAnswered({ gate: next, instead: loaded });
    refresh();
    onChanged();
  };
  return {
    screen: 'ready',
    stale,
    scene: { facts, plan, ref, gate, reader, show, refresh },
  };
}
