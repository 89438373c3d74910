import { reasonWords, refusalOf } from '../../lifecycle/words/refusal';
import type { Translate } from '../../lifecycle/words/useWords';
import { faultWords } from './faultWords';

/** Why the server refuses, in one line: each thing that is wrong, or else the reason for the whole. */
export function whyWords(t: Translate, error: Error): string {
  const { faults, ...refusal } = refusalOf(error);
  const found = new Set(faults.map(fault => faultWords(t, fault)));
  return found.size > 0 ? [...found].join(' ') : reasonWords(t, refusal);
}
