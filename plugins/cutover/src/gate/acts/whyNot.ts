import type {
  GateAct,
  SeatAct,
  SeatView,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../../lifecycle/words/refusal';
import type { Translate } from '../../lifecycle/words/useWords';

/** Why an act on a gate is not allowed; undefined where it is. */
export function whyNotOnGate(
  t: Translate,
  act: GateAct,
  verdict: Verdict,
): string | undefined {
  return verdict.allowed ? undefined : reasonWords(t, verdict, act);
}

/** Why an act on a seat is not allowed; undefined where it is. */
export function whyNotOnSeat(
  t: Translate,
  act: SeatAct,
  { allowed, deciders }: Pick<SeatView, 'allowed' | 'deciders'>,
): string | undefined {
  const verdict = allowed?.[act];
  if (!verdict || verdict.allowed) return undefined;
  return reasonWords(
    t,
    verdict,
    act === 'decide' && deciders.length === 0 ? 'decide-nobody' : act,
  );
}
