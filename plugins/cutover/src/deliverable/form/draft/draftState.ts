import type {
  DeliverableView,
  Fault,
  RevisionSummary,
  ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonObject } from '@backstage/types';
import { refusalOf } from '../../../lifecycle/words/refusal';
import type { Clash, Side } from './mergeDrafts';

/** How far what is on the screen is stored. `kept`: whether it survives on this computer until then. */
export type Saving =
  | { state: 'saved' }
  | { state: 'saving' }
  /** Will be sent in a moment. */
  | { state: 'unsaved' }
  /** Nobody answered; it is tried again by itself. */
  | { state: 'offline'; error: Error; kept: boolean }
  /** The server does not take it; it is tried again as soon as something changes. */
  | { state: 'refused'; error: Error; kept: boolean };

export interface DraftState {
  /** As the server last gave it, with the version and the dates of what was saved since. */
  view: DeliverableView;
  /** What is on the screen: at most a moment behind what is being typed. */
  data: JsonObject;
  saving: Saving;
  /** What keeps it from being submitted. */
  faults: Fault[];
  /** Values that will not be part of what is submitted. */
  dropped: ValuePath[];
  /** Values for which the form has no field any more. They are not part of it either. */
  strays: ValuePath[];
  /** How often somebody has tried in vain to submit it; from the first time on, what is missing is a fault too. */
  triesInVain: number;
  /** Whether something was brought back that an earlier visit left unsaved. */
  restored: boolean;
  /** Fields that somebody else changed too. Nothing is saved until one of both is chosen for each. */
  clashes?: Clash[];
}

export type Choices = ReadonlyMap<string, Side>;

export type Submitted =
  | { outcome: 'done'; revision: RevisionSummary }
  /** What is wrong stands in `faults` of the draft. */
  | { outcome: 'faulty' }
  /** It could not be saved, so there was nothing to submit; `saving` says why. */
  | { outcome: 'unsaved' }
  /** Somebody saved in between: what they changed is on the screen now, to be looked at first. */
  | { outcome: 'changed' }
  | { outcome: 'failed'; error: Error };

/** Whether trying again later may help: nobody answered, or who answered was not well. */
export function isPassing(error: Error): boolean {
  const { status } = refusalOf(error);
  return (
    status === undefined ||
    status >= 500 ||
    [401, 408, 425, 429].includes(status)
  );
}

/** Milliseconds until the next try: twice as long each time, a minute at most, and not at once for everybody. */
export function pauseBefore(tries: number, chance: number): number {
  return Math.min(60_000, 1000 * 2 ** tries) * (0.75 + chance / 2);
}
