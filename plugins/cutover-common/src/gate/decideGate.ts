import { ConflictError } from '@backstage/errors';
import { because, inputErrorOf } from '../errors';
import { GateSteps, type GateCall, type GateChange } from './gateCall';
import type { DecideGate } from './input';
import { assertMayOnSeat, deciderFor } from './mayOnSeat';
import type { Gate, Seat } from './model';
import { seatState } from './seatState';
import { settleRound } from './settleRound';

/**
 * What a gate becomes when one person decides on their seats (approvals, 2, 3, 7 and 14).
 *
 * @throws ConflictError `gate.hash-differs` where they looked at something else, `gate.checks-fail` with all `checks`
 *   that do not pass at the decision that would open the gate
 */
export function decideGate(
  gate: Gate,
  input: DecideGate,
  call: GateCall,
): GateChange {
  const steps = decided(gate, input, call);
  const comment = input.decisions.find(
    ({ verdict }) => verdict === 'reject',
  )?.comment;
  return settleRound(steps, call, comment).change;
}

/** What a gate becomes when one person takes back what they decided, while the round is open (approvals, 7). */
export function takeBackDecision(
  gate: Gate,
  seatId: string,
  call: GateCall,
): GateChange {
  const { seat } = assertMayOnSeat('take-back', gate, seatId, call);
  const { at, by } = call;
  const onBehalfOf = seat.decision?.onBehalfOf;
  return new GateSteps(gate, call).add({
    type: 'gate.decision-taken-back',
    at,
    by: by.ref,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    seat: seat.id,
  }).change;
}

function decided(gate: Gate, input: DecideGate, call: GateCall): GateSteps {
  const steps = new GateSteps(gate, call);
  const { at, by } = call;
  input.decisions.forEach(({ seat: id, verdict, comment }, index) => {
    const asked = isMetMeanwhile(steps.gate, id) ? gate : steps.gate;
    const { round, seat } = assertMayOnSeat('decide', asked, id, call);
    if (round.hash !== input.hash) throw hashDiffers(gate, round.number);
    if (verdict === 'reject' && !comment) {
      throw inputErrorOf([
        {
          path: ['decisions', index, 'comment'],
          reason: 'gate.comment-missing',
          message: 'Say why it is rejected',
        },
      ]);
    }
    const onBehalfOf = deciderFor(round, seat, call)?.onBehalfOf;
    const onBehalf = onBehalfOf ? { onBehalfOf } : {};
    steps.add({
      type: 'gate.decided',
      at,
      by: by.ref,
      ...onBehalf,
      ...(comment ? { reason: comment } : {}),
      seat: seat.id,
      decision: {
        verdict,
        by: by.ref,
        at,
        ...onBehalf,
        ...(comment ? { comment } : {}),
      },
    });
  });
  return steps;
}

/** Whether other rows of the same dialog met the rule of a seat; that keeps nobody from filling all of theirs. */
function isMetMeanwhile(gate: Gate, id: string): boolean {
  const round = gate.rounds.at(-1);
  const isMet = (seat: Seat) =>
    round !== undefined && seatState(round, seat) === 'not-needed';
  return round?.seats.some(seat => seat.id === id && isMet(seat)) ?? false;
}

export function hashDiffers({ id }: Gate, round: number) {
  return because(
    new ConflictError(
      `What you looked at is not what round ${round} of ${id} reviews; open it again and look at the difference`,
    ),
    'gate.hash-differs',
    { gate: id, round },
  );
}
