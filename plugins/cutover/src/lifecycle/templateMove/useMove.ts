import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Fault,
  TemplateMove,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { refusalOf } from '../words/refusal';

/** What is typed in the dialog. */
export interface MoveForm {
  reason: string;
  confirmed: boolean;
  team: Record<string, string[]>;
}

export type MoveView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | {
      screen: 'ready';
      move: TemplateMove;
      form: MoveForm;
      change(part: Partial<MoveForm>): void;
      /** What was refused at the last attempt. */
      error?: Error;
      faults: Fault[];
      /** Who would hold a role. */
      holdersOf(role: string): string[];
      /** Missing while something is still to be said, or in the way. */
      act?(): Promise<void>;
    };

/** What moving a cutover to the present version of its template would do, and the act itself. */
export function useMove(
  { cutover, refresh }: CutoverFacts,
  onMoved: () => void,
): MoveView {
  const api = useApi(cutoverApiRef);
  const { id, version } = cutover;
  const preview = useAsyncRetry(() => api.previewMove(id), [api, id, version]);
  const [form, setForm] = useState<MoveForm>({
    reason: '',
    confirmed: false,
    team: {},
  });
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const move = preview.value;

  if (preview.error) {
    return { screen: 'failed', error: preview.error, retry: preview.retry };
  }
  if (!move) return { screen: 'loading' };

  const act = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.moveTemplate(id, version, {
        hash: move.to.hash,
        reason: form.reason,
        confirm: form.confirmed,
        team: form.team,
      });
      refresh();
      onMoved();
    } catch (e) {
      const { reason, status } = refusalOf(toError(e));
      // What stands in the dialog must be today's before the person decides again.
      if (status === 412) refresh();
      if (reason?.startsWith('template.')) preview.retry();
      setError(toError(e));
      setBusy(false);
    }
  };
  const holdersOf = (role: string) =>
    form.team[role] ?? cutover.team[role] ?? [];
  const isReady =
    !busy &&
    move.blockers.length === 0 &&
    form.reason.trim().length >= 3 &&
    (move.lapses.length === 0 || form.confirmed) &&
    move.roles.every(({ id: role, min }) => holdersOf(role).length >= min);
  return {
    screen: 'ready',
    ...{ move, form, error, holdersOf },
    faults: error ? refusalOf(error).faults : [],
    change: part => setForm(before => ({ ...before, ...part })),
    ...(isReady ? { act } : {}),
  };
}
