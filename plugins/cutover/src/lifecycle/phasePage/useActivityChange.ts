import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ActivityChange,
  ActivityView,
  Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';

export interface ActivityChanger {
  busy: boolean;
  /** Why the last change was refused. */
  error?: Error;
  /** Whether it was changed. */
  change(change: ActivityChange): Promise<boolean>;
}

/** Changes an activity as it stands on the page. `refresh` shows what became of it, and what others made of it. */
export function useActivityChange(
  { name }: Pick<Cutover, 'name'>,
  { id, version }: Pick<ActivityView, 'id' | 'version'>,
  refresh: () => void,
): ActivityChanger {
  const { activities } = useApi(cutoverApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  return {
    busy,
    error,
    async change(change) {
      setBusy(true);
      setError(undefined);
      try {
        await activities.change(name, id, version, change);
        return true;
      } catch (e) {
        setError(toError(e));
        return false;
      } finally {
        setBusy(false);
        refresh();
      }
    },
  };
}
