import type { Round, Seat } from './model';
import type { RoundRule } from './roundRule';
import { seatsOf, seatState, waitsForRules } from './seatState';

export type Outcome = 'pending' | 'met' | 'failed';

/**
 * Whether a rule is met: `base` by the seats of its roles, `all` with the signers that were added, who can only raise
 * the bar. `failed` is what cannot be met any more.
 */
export function ruleOutcome(
  round: Round,
  rule: RoundRule,
): { base: Outcome; all: Outcome } {
  const seats = seatsOf(round, rule);
  const base = baseOutcome(
    rule,
    seats.filter(({ added }) => !added),
  );
  const added = seats.filter(each => each.added);
  if (base === 'failed' || added.some(rejects)) return { base, all: 'failed' };
  return {
    base,
    all: base === 'met' && added.every(isAnswered) ? 'met' : 'pending',
  };
}

/**
 * What has become of a round: approved when all rules are met; rejected when one has failed and, where everyone is to
 * speak, has heard all whose turn it is.
 */
export function roundOutcome(
  round: Round,
): { outcome: 'pending' | 'approved' } | { outcome: 'rejected'; rule: string } {
  const outcomes = round.rules.map(rule => ({
    rule,
    ...ruleOutcome(round, rule),
  }));
  const failed = outcomes.find(
    ({ rule, all }) =>
      all === 'failed' && (rule.onReject === 'end' || isHeard(round, rule)),
  );
  if (failed) return { outcome: 'rejected', rule: failed.rule.id };
  return {
    outcome: outcomes.every(({ all }) => all === 'met')
      ? 'approved'
      : 'pending',
  };
}

function baseOutcome(rule: RoundRule, seats: Seat[]): Outcome {
  if (rule.onReject === 'end' && seats.some(rejects)) return 'failed';
  if (rule.type === 'any' || rule.type === 'n-of-m') {
    return countOutcome(rule.n ?? 1, seats);
  }
  if (seats.some(rejects)) return 'failed';
  if (!seats.every(isAnswered)) return 'pending';
  // Abstention is never approval.
  return seats.some(approves) ? 'met' : 'failed';
}

/** Of people, whoever's seats they decide on. */
function countOutcome(needed: number, seats: Seat[]): Outcome {
  const approvers = new Set(
    seats.flatMap(({ decision }) =>
      decision?.verdict === 'approve' ? [decision.by] : [],
    ),
  );
  if (approvers.size >= needed) return 'met';
  // A substitute may decide on each open seat, so that each may bring one more person.
  const open = seats.filter(seat => !isAnswered(seat)).length;
  return approvers.size + open < needed ? 'failed' : 'pending';
}

/** Whether nobody of a rule is left whose turn it is to speak, or comes once the rules before it are met again. */
function isHeard(round: Round, rule: RoundRule): boolean {
  return (
    !waitsForRules(round, rule) &&
    seatsOf(round, rule).every(seat => seatState(round, seat) !== 'open')
  );
}

function isAnswered({ decision }: Seat): boolean {
  return decision !== undefined;
}

function approves({ decision }: Seat): boolean {
  return decision?.verdict === 'approve';
}

function rejects({ decision }: Seat): boolean {
  return decision?.verdict === 'reject';
}
