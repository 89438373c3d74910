import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  GateRef,
  GateRehearsal,
  SubmitGateInput,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';

/** Whoever ticks several boxes asks once. */
const PAUSE_MS = 250;

export interface Rehearsal {
  /** The last answer; of other choices while `busy`. */
  found?: GateRehearsal;
  error?: Error;
  busy: boolean;
  retry(): void;
}

/** Who would decide on what is chosen so far; asked anew whenever that changes. */
export function useRehearsal(
  { cutover, gate }: GateRef,
  input: SubmitGateInput,
): Rehearsal {
  const { gates } = useApi(cutoverApiRef);
  const [state, setState] = useState<Omit<Rehearsal, 'retry'>>({ busy: true });
  const [turn, setTurn] = useState(0);
  const isFirst = useRef(true);
  const key = JSON.stringify(input);
  useEffect(() => {
    const controller = new AbortController();
    setState(({ found }) => ({ found, busy: true }));
    const timer = setTimeout(
      () =>
        gates
          .rehearse({ cutover, gate }, JSON.parse(key), {
            signal: controller.signal,
          })
          .then(
            found => {
              if (!controller.signal.aborted) setState({ found, busy: false });
            },
            error => {
              if (controller.signal.aborted) return;
              setState({ error: toError(error), busy: false });
            },
          ),
      isFirst.current ? 0 : PAUSE_MS,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [gates, cutover, gate, key, turn]);
  return { ...state, retry: () => setTurn(before => before + 1) };
}
