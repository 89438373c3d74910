import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  AuditEntry,
  AuditVerdict,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../live/useLive';

const PAGE = 200;
/** More than people read; the export holds all of them. */
const MOST = 1_000;

export type Verification =
  | { screen: 'not-asked' }
  | { screen: 'checking' }
  | { screen: 'answered'; verdict: AuditVerdict }
  | { screen: 'failed'; error: Error };

export type HistoryView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | {
      screen: 'ready';
      /** Newest first. */
      entries: AuditEntry[];
      /** There are more than the page shows. */
      cut: boolean;
      verification: Verification;
      verify(): Promise<void>;
    };

/** The audit trail of a cutover, and the server's answer to whether its chain holds. */
export function useHistory(id: string): HistoryView {
  const api = useApi(cutoverApiRef);
  const [verification, setVerification] = useState<Verification>({
    screen: 'not-asked',
  });
  const load = useCallback(
    async (signal: AbortSignal) => {
      const entries: AuditEntry[] = [];
      let after: number | undefined = 0;
      while (after !== undefined && entries.length < MOST) {
        const page: { items: AuditEntry[]; nextAfter?: number } =
          await api.getAudit(id, { after, limit: PAGE }, { signal });
        entries.push(...page.items);
        after = page.nextAfter;
      }
      return { entries: entries.reverse(), cut: after !== undefined };
    },
    [api, id],
  );
  const live = useLive(load, id);

  if (live.screen === 'loading') return live;
  if (live.screen === 'failed')
    return { screen: 'failed', error: live.error, retry: live.refresh };
  return {
    screen: 'ready',
    ...live.value,
    verification,
    verify: async () => {
      setVerification({ screen: 'checking' });
      try {
        const verdict = await api.verifyAudit(id);
        setVerification({ screen: 'answered', verdict });
      } catch (e) {
        setVerification({ screen: 'failed', error: toError(e) });
      }
    },
  };
}
