import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  GateApi,
  GateView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { GateScene } from '../useGate';

export interface Acting {
  busy: boolean;
  /** Why the last try was refused. */
  error?: Error;
  /** Whether it was done. */
  run(act: (gates: GateApi) => Promise<GateView>): Promise<boolean>;
}

/** Does something with a gate and shows at once what became of it; of a refusal, how things stand instead. */
export function useAct({ show, refresh }: GateScene): Acting {
  const { gates } = useApi(cutoverApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  return {
    busy,
    error,
    async run(act) {
      if (busy) return false;
      setBusy(true);
      setError(undefined);
      try {
        show(await act(gates));
        return true;
      } catch (e) {
        setError(toError(e));
        refresh();
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
