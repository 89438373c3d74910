import type {
  TrainingAct,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../../lifecycle/words/refusal';
import type { Translate } from '../../lifecycle/words/useWords';

/** Why an act on training is not allowed; undefined where it is. */
export function trainingWhy(
  t: Translate,
  act: TrainingAct | 'change' | 'sign-up' | 'leave',
  verdict: Verdict,
): string | undefined {
  return verdict.allowed
    ? undefined
    : reasonWords(t, verdict, `${act}-training`);
}
