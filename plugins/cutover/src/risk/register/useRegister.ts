import { useCallback, useMemo, useRef, useState } from 'react';
import { DateTime } from 'luxon';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Cutover,
  RiskRegister,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useSame } from '../../lifecycle/live/useSame';

export type RegisterState =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | ({ screen: 'ready' } & Register);

export interface Register {
  register: RiskRegister;
  /** Why the last refresh failed; the register is then from before. */
  stale?: Error;
  /** Shows what became of a risk before the next refresh. */
  show(risk: RiskView): void;
  refresh(): void;
}

const NOTHING: ReadonlyMap<string, RiskView> = new Map();

/** The risks of a cutover, kept up to date, with where they stood on a day. */
export function useRegister(
  { id, name, window }: Pick<Cutover, 'id' | 'name' | 'window'>,
  since = '',
): RegisterState {
  const { risks } = useApi(cutoverApiRef);
  const from = since && startOf(since, window.timeZone);
  const load = useCallback(
    (signal: AbortSignal) =>
      risks.register(name, { signal, ...(from ? { since: from } : {}) }),
    [risks, name, from],
  );
  const live = useLive(load, id);
  // Another day is asked for: what is on the screen stays there until the answer is.
  const last = useRef<RiskRegister>();
  if (live.screen === 'ready') last.current = live.value;
  const [fresh, setFresh] = useState<ReadonlyMap<string, RiskView>>(NOTHING);
  const known = useSame(last.current);
  const register = useMemo(
    () => known && withFresh(known, fresh),
    [known, fresh],
  );
  const show = useCallback(
    (risk: RiskView) =>
      setFresh(before => new Map([...before, [risk.id, risk]])),
    [],
  );
  if (live.screen === 'failed') {
    return { screen: 'failed', error: live.error, retry: live.refresh };
  }
  if (!register) return { screen: 'loading' };
  return {
    screen: 'ready',
    register,
    ...(live.screen === 'ready'
      ? { stale: live.stale, refresh: live.refresh }
      : { refresh: () => {} }),
    show,
  };
}

function startOf(day: string, zone: string) {
  return DateTime.fromISO(day, { zone }).toUTC().toISO() ?? undefined;
}

function withFresh(
  register: RiskRegister,
  fresh: ReadonlyMap<string, RiskView>,
): RiskRegister {
  if (fresh.size === 0) return register;
  const ids = new Set(register.items.map(({ id }) => id));
  const newer = (risk: RiskView) => {
    const found = fresh.get(risk.id);
    return found && found.version > risk.version
      ? { ...found, ...(risk.before ? { before: risk.before } : {}) }
      : risk;
  };
  const added = [...fresh.values()].filter(({ id }) => !ids.has(id));
  return {
    ...register,
    items: [...register.items.map(newer), ...added],
    // What was taken over is no proposal any more.
    proposals: register.proposals.filter(({ id }) =>
      added.every(({ standard }) => standard !== id),
    ),
  };
}
