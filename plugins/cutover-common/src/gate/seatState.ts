import type { Round, Seat } from './model';
import type { RoundRule } from './roundRule';
import { ruleOutcome } from './ruleOutcome';

/**
 * `waiting` for other seats or rules, `open`, `decided`, `not-needed` since its rule is met without it, `removed`, or
 * `closed` with the round.
 */
export type SeatState =
  | 'waiting'
  | 'open'
  | 'decided'
  | 'not-needed'
  | 'removed'
  | 'closed';

/** How a seat stands, by what all the others of its round decided. */
export function seatState(round: Round, seat: Seat): SeatState {
  if (seat.removed) return 'removed';
  if (seat.decision) return 'decided';
  if (round.status !== 'in-review') return 'closed';
  const rule = round.rules.find(({ id }) => id === seat.rule);
  if (!rule) return 'closed';
  if (waitsForRules(round, rule) || waitsForSeats(round, rule, seat)) {
    return 'waiting';
  }
  if (!seat.added && ruleOutcome(round, rule).base === 'met') {
    return 'not-needed';
  }
  return 'open';
}

/** The seats that take part: all that were not removed. */
export function seatsOf(round: Round, rule: Pick<RoundRule, 'id'>): Seat[] {
  return round.seats.filter(seat => seat.rule === rule.id && !seat.removed);
}

/** Whether nobody decides yet under a rule, since others have to be met before it. */
export function waitsForRules(round: Round, { after }: RoundRule): boolean {
  return round.rules.some(
    rule => after.includes(rule.id) && ruleOutcome(round, rule).all !== 'met',
  );
}

function waitsForSeats(round: Round, rule: RoundRule, seat: Seat): boolean {
  const all = seatsOf(round, rule);
  if (seat.added) {
    const { to, position } = seat.added;
    const adder = all.find(({ id }) => id === to);
    if (!adder || position === 'parallel') return false;
    // Once the rule is met without the adder, nobody would ever let the added one speak.
    return position === 'after'
      ? !adder.decision && ruleOutcome(round, rule).base !== 'met'
      : isAhead(rule, adder, all);
  }
  const before = all.some(
    ({ added, decision }) =>
      added?.to === seat.id && added.position === 'before' && !decision,
  );
  return before || isAhead(rule, seat, all);
}

/** Whether it is not yet the turn of a seat in a sequence. */
function isAhead(rule: RoundRule, seat: Seat, all: Seat[]): boolean {
  if (rule.type !== 'in-sequence') return false;
  const inOrder = all.filter(each => !each.added);
  return inOrder
    .slice(0, inOrder.indexOf(seat))
    .some(
      each =>
        !passed(each) ||
        all.some(
          ({ added, ...other }) => added?.to === each.id && !passed(other),
        ),
    );
}

function passed({ decision }: Pick<Seat, 'decision'>): boolean {
  return decision !== undefined && decision.verdict !== 'reject';
}
