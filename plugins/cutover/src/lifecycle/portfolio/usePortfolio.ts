import { useCallback } from 'react';
import { DateTime } from 'luxon';
import { useApi } from '@backstage/core-plugin-api';
import type { CutoverPage } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../live/useLive';
import { monthOf, monthQuery, tableQuery, type Filters } from './filters';

export type PortfolioView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'ready'; page: CutoverPage; stale?: Error };

/** The cutovers that the filters let through: a page of the table, or a whole month. */
export function usePortfolio(
  filters: Filters,
  reader: { zone: string; language: string },
): PortfolioView {
  const api = useApi(cutoverApiRef);
  const query = JSON.stringify(
    filters.view === 'table'
      ? tableQuery(filters, reader.zone)
      : monthQuery(filters, monthOf(filters, reader, DateTime.now())),
  );
  const load = useCallback(
    (signal: AbortSignal) => api.listCutovers(JSON.parse(query), { signal }),
    [api, query],
  );
  const live = useLive(load);
  if (live.screen === 'loading') return live;
  if (live.screen === 'failed')
    return { screen: 'failed', error: live.error, retry: live.refresh };
  return { screen: 'ready', page: live.value, stale: live.stale };
}
