import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../live/useLive';

const MOST = 50;

export interface Membership {
  /** Person refs whose roles count. */
  members: string[];
  /** Refs whose ownership counts. */
  owners: string[];
}

export type MemberCutoversView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'none' }
  | { screen: 'some'; cutovers: Cutover[] };

/** The running cutovers that some people take part in or that they own, the nearest window first. */
export function useMemberCutovers({
  members,
  owners,
}: Membership): MemberCutoversView {
  const api = useApi(cutoverApiRef);
  const key = JSON.stringify({ members, owners });
  const load = useCallback(
    async (signal: AbortSignal) => {
      const wanted: Membership = JSON.parse(key);
      const ask = (query: { member?: string[]; owner?: string[] }) =>
        api.listCutovers(
          { ...query, status: ['running'], sort: 'window', limit: MOST },
          { signal },
        );
      const pages = await Promise.all([
        ...(wanted.members.length ? [ask({ member: wanted.members })] : []),
        ...(wanted.owners.length ? [ask({ owner: wanted.owners })] : []),
      ]);
      const byId = new Map(
        pages.flatMap(({ items }) => items).map(item => [item.id, item]),
      );
      return [...byId.values()].sort((a, b) =>
        a.window.start < b.window.start ? -1 : 1,
      );
    },
    [api, key],
  );
  const live = useLive(load);
  if (live.screen === 'loading') return live;
  if (live.screen === 'failed')
    return { screen: 'failed', error: live.error, retry: live.refresh };
  return live.value.length === 0
    ? { screen: 'none' }
    : { screen: 'some', cutovers: live.value };
}
