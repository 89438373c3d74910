import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { reasonWords } from '../../../lifecycle/words/refusal';
import type { Translate } from '../../../lifecycle/words/useWords';
import { substituteReasons } from './reasonMessages';

type ReasonKey = keyof typeof substituteReasons;

const isReasonKey = (key: string): key is ReasonKey =>
  Object.hasOwn(substituteReasons, key);

/** Why somebody cannot be named, with their name. */
export function substituteWords(
  t: Translate,
  grounds: Pick<Fault, 'reason' | 'message' | 'params'>,
  person: string,
): string {
  const key = `gate.reason.${grounds.reason}`;
  if (!isReasonKey(key)) return reasonWords(t, grounds);
  const translate = t as (id: ReasonKey, gaps: object) => string;
  return translate(key, { person });
}
