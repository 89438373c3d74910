import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { MyTraining } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive, type Live } from '../../lifecycle/live/useLive';

/** What the person signed in has to learn, over all cutovers, kept up to date. */
export function useMyTraining(): Live<MyTraining[]> {
  const { training } = useApi(cutoverApiRef);
  const load = useCallback(
    (signal: AbortSignal) => training.mine({ signal }),
    [training],
  );
  return useLive(load);
}
