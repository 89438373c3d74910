import type { Verdict } from '../lifecycle';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
  type Refusal,
} from '../lifecycle/verdict';
import type { GateCall } from './gateCall';
import type { Gate, Round } from './model';

/** What is done with a gate as a whole. */
export type GateAct = 'submit' | 'withdraw' | 'urge' | 'copy' | 'emergency';

/** What is done with one seat of a round under review. */
export type SeatAct =
  | 'decide'
  | 'take-back'
  | 'add-signer'
  | 'remove-signer'
  | 'transfer'
  | 'recall'
  | 'ask'
  | 'stop-asking'
  | 'answer'
  | 'return'
  | 'return-to-phase';

export const GATE_ACTS: GateAct[] = [
  'submit',
  'withdraw',
  'urge',
  'copy',
  'emergency',
];

export const SEAT_ACTS: SeatAct[] = [
  'decide',
  'take-back',
  'add-signer',
  'remove-signer',
  'transfer',
  'recall',
  'ask',
  'stop-asking',
  'answer',
  'return',
  'return-to-phase',
];

const WORDS: Record<GateAct | SeatAct, string> = {
  submit: 'Submitting a gate',
  withdraw: 'Withdrawing a submission',
  urge: 'Urging',
  copy: 'Sending a copy',
  emergency: 'Opening a gate in an emergency',
  decide: 'Deciding',
  'take-back': 'Taking back a decision',
  'add-signer': 'Adding a signer',
  'remove-signer': 'Removing a signer',
  transfer: 'Transferring a seat',
  recall: 'Recalling a transfer',
  ask: 'Asking for an opinion',
  'stop-asking': 'Ending a question',
  answer: 'Giving an opinion',
  return: 'Returning',
  'return-to-phase': 'Going back to an earlier phase',
};

/** The last round of a gate that is under review. */
export function reviewed(gate: Gate): Round {
  const round = gate.rounds.at(-1);
  if (!round) throw new TypeError(`${gate.id} was never submitted`);
  return round;
}

/** Refusals of a gate that are about the person, beside those that say so. */
const ABOUT_PERSON = new Set([
  'gate.own-submission',
  'gate.own-contribution',
  'gate.content-hidden',
  'gate.not-yours',
  'gate.return-not-there',
]);

/** Throws a refusal: 403 for the person, 409 for how things stand. */
export function assertAllowedAt({ id }: Gate, verdict: Verdict): void {
  assertAllowed(verdict, { gate: id }, ABOUT_PERSON);
}

/** What stands in the way of every act. */
export function whyNotNow(
  act: GateAct | SeatAct,
  { by, cutover }: GateCall,
): Refusal | undefined {
  // A pipeline may hand a gate in; that the domain's roles are met is asked of the one it acts for.
  return whyNoPerson(WORDS[act], by) ?? whyNotRunning(cutover);
}

/** What stands in the way of all that is done with a round under review. */
export function whyNotUnderReview(gate: Gate): Refusal | undefined {
  const last = gate.rounds.at(-1);
  if (last?.status === 'in-review') return undefined;
  return refused(
    'gate.not-in-review',
    last
      ? `Round ${last.number} of ${gate.id} is ${last.status}, not in review`
      : `${gate.id} has not been submitted`,
  );
}

export function roleMissing(act: GateAct, roles: string[]): Refusal {
  return refused(
    'actor.role-missing',
    `${WORDS[act]} needs one of the roles ${roles.join(', ')}`,
  );
}
