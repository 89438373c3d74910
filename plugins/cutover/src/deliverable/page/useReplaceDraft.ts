import { useState } from 'react';
import { toError } from '@backstage/errors';
import type { ReadyDraft } from '../form/useDraft';

/** Gives a draft another content, and says why not where that was refused. */
export function useReplaceDraft(draft: ReadyDraft, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  return {
    busy,
    error,
    async replace(call: Parameters<ReadyDraft['replace']>[0]) {
      setBusy(true);
      setError(undefined);
      try {
        await draft.replace(call);
        onDone();
      } catch (e) {
        setError(toError(e));
        setBusy(false);
      }
    },
  };
}
