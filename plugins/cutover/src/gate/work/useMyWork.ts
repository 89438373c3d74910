import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { GateApi, Work } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from '../../lifecycle/live/useLive';

/** What waits for the person signed in, over all cutovers, kept up to date. */
export function useMyWork(every?: number): Live<Work> {
  const { gates } = useApi(cutoverApiRef);
  const load = useCallback(() => asked(gates), [gates]);
  return useLive(load, undefined, every);
}

/** So long ago a request may have begun to still tell the same. */
const SAME_MOMENT_MS = 50;

const running = new WeakMap<GateApi, Promise<Work>>();

/** A signal reaches the menu, the home page and the list at the same moment: they share one request. */
function asked(gates: GateApi): Promise<Work> {
  const found = running.get(gates);
  if (found) return found;
  const asking = gates.work();
  const forget = () => {
    if (running.get(gates) === asking) running.delete(gates);
  };
  running.set(gates, asking);
  asking.then(forget, forget);
  setTimeout(forget, SAME_MOMENT_MS);
  return asking;
}
