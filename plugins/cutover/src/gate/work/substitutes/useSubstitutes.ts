import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Fault,
  SubstitutionView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../../api';
import { useLive } from '../../../lifecycle/live/useLive';
import { useMe } from '../../../lifecycle/live/useMe';
import { refusalOf } from '../../../lifecycle/words/refusal';

export type SubstitutesView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | {
      screen: 'ready';
      /** Who decides for the reader. */
      mine: SubstitutionView[];
      /** For whom the reader decides. */
      theirs: SubstitutionView[];
      stale?: Error;
      refresh(): void;
    };

/** Who decides for the reader while they are away, and for whom the reader does. */
export function useSubstitutes(): SubstitutesView {
  const { gates } = useApi(cutoverApiRef);
  const me = useMe();
  const load = useCallback(
    (signal: AbortSignal) => gates.substitutions({ signal }),
    [gates],
  );
  const live = useLive(load);
  if (live.screen === 'failed') {
    return { screen: 'failed', error: live.error, retry: live.refresh };
  }
  if (live.screen === 'loading' || !me) return { screen: 'loading' };
  const { value, stale, refresh } = live;
  return {
    screen: 'ready',
    mine: value.filter(({ principal }) => principal === me.ref),
    theirs: value.filter(({ substitute }) => substitute === me.ref),
    stale,
    refresh,
  };
}

export interface TypedSubstitute {
  substitute: string;
  /** In UTC; empty while it is missing. */
  start: string;
  end: string;
}

export interface Naming {
  busy: boolean;
  error?: Error;
  /** What the server found wrong, by field. */
  faults: Fault[];
  /** Whether it was done. */
  save(typed: TypedSubstitute): Promise<boolean>;
}

export function useNaming(): Naming {
  const { gates } = useApi(cutoverApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  return {
    busy,
    error,
    faults: error ? refusalOf(error).faults : [],
    async save(typed) {
      if (busy) return false;
      setBusy(true);
      setError(undefined);
      try {
        // What is missing is left out: the server says that it is needed.
        const given = Object.entries(typed).filter(([, value]) => value);
        await gates.substitute(Object.fromEntries(given) as typeof typed);
        return true;
      } catch (e) {
        setError(toError(e));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
