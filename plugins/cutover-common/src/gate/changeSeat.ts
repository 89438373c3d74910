import { ConflictError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { BAR_WORDS, holds, teamOf, whyBarred } from './eligible';
import { GateSteps, type GateCall, type GateChange } from './gateCall';
import type { AddSigner, AskOpinion, Transfer } from './input';
import { assertMayOnSeat, deciderFor } from './mayOnSeat';
import type { Gate, Round, Seat } from './model';
import { seatsOf, seatState } from './seatState';
import { settleRound } from './settleRound';

/** One more required decision, before, after or beside that of a holder who has not decided (approvals, 8). */
export function addSigner(
  gate: Gate,
  seatId: string,
  { person, position, reason }: AddSigner,
  call: GateCall,
): GateChange {
  const { round, seat } = assertMayOnSeat('add-signer', gate, seatId, call);
  const { at, by, cutover, template } = call;
  const role = template.addSignersFrom.find(each =>
    holds(cutover.team, each, person),
  );
  const holding = round.seats.some(
    ({ holder, removed }) => holder === person && !removed,
  );
  const fault = faultOf(person, round, call, [
    [
      role === undefined,
      'gate.signer-out-of-scope',
      `${person} does not hold one of the roles ${template.addSignersFrom.join(
        ', ',
      )}`,
    ],
    [
      holding,
      'gate.signer-has-seat',
      `${person} decides in this round already`,
    ],
  ]);
  if (fault) throw inputErrorOf([{ path: ['person'], ...fault }]);
  return new GateSteps(gate, call).add({
    type: 'gate.signer-added',
    at,
    by: by.ref,
    ...onBehalf(round, seat, call),
    ...(reason ? { reason } : {}),
    seat: {
      id: `s${round.seats.length + 1}`,
      rule: seat.rule,
      role: role ?? seat.role,
      holder: person,
      origin: 'added',
      added: {
        by: by.ref,
        to: seat.id,
        position,
        ...(reason ? { reason } : {}),
      },
      transfers: [],
      takenBack: [],
      opinions: [],
    },
  }).change;
}

/**
 * Takes away a signer who was added and has not decided (approvals, 9). The rules are looked at again at once: without
 * them the gate may open.
 */
export function removeSigner(
  gate: Gate,
  seatId: string,
  reason: string,
  call: GateCall,
): GateChange {
  assertMayOnSeat('remove-signer', gate, seatId, call);
  const steps = new GateSteps(gate, call).add({
    type: 'gate.signer-removed',
    at: call.at,
    by: call.by.ref,
    seat: seatId,
    reason,
  });
  return settleRound(steps, call).change;
}

/** Hands one open seat over for good (approvals, 10). */
export function transferSeat(
  gate: Gate,
  seatId: string,
  { to, reason }: Transfer,
  call: GateCall,
): GateChange {
  const { round, seat } = assertMayOnSeat('transfer', gate, seatId, call);
  const chain = seat.transfers.map(({ from }) => from);
  if (chain.includes(to)) {
    throw because(
      new ConflictError(
        `${to} has held this seat before; choose somebody else`,
      ),
      'gate.transfer-back',
      { gate: gate.id, seat: seat.id },
    );
  }
  const holding = seatsOf(round, { id: seat.rule }).some(
    ({ holder }) => holder === to,
  );
  const fault = faultOf(to, round, call, [
    [
      to === call.by.ref || to === seat.holder,
      'gate.transfer-to-oneself',
      'The seat is held by them already; choose somebody else',
    ],
    [
      !teamOf(call.cutover.team).includes(to),
      'gate.transfer-out-of-team',
      `${to} holds no role in this cutover`,
    ],
    [
      holding,
      'gate.transfer-has-seat',
      `${to} decides under this rule already`,
    ],
  ]);
  if (fault) throw inputErrorOf([{ path: ['to'], ...fault }]);
  return new GateSteps(gate, call).add({
    type: 'gate.seat-transferred',
    at: call.at,
    by: call.by.ref,
    ...onBehalf(round, seat, call),
    ...(reason ? { reason } : {}),
    seat: seat.id,
    to,
  }).change;
}

/** Takes a seat back from whom it was handed to, until they have used it. */
export function recallTransfer(
  gate: Gate,
  seatId: string,
  call: GateCall,
): GateChange {
  assertMayOnSeat('recall', gate, seatId, call);
  return new GateSteps(gate, call).add({
    type: 'gate.transfer-recalled',
    at: call.at,
    by: call.by.ref,
    seat: seatId,
  }).change;
}

/** Asks somebody for advice; the decision stays with the holder (approvals, 11). */
export function askOpinion(
  gate: Gate,
  seatId: string,
  { of, question }: AskOpinion,
  call: GateCall,
): GateChange {
  const { round, seat } = assertMayOnSeat('ask', gate, seatId, call);
  if (of === call.by.ref) {
    throw inputErrorOf([
      {
        path: ['of'],
        reason: 'gate.ask-oneself',
        message: 'Ask somebody else; your own opinion is your decision',
      },
    ]);
  }
  if (seat.opinions.some(each => each.of === of && !each.endedAt)) {
    throw because(
      new ConflictError(`${of} is asked already and has not answered yet`),
      'gate.asked-already',
      { gate: gate.id, seat: seat.id },
    );
  }
  return new GateSteps(gate, call).add({
    type: 'gate.opinion-asked',
    at: call.at,
    by: call.by.ref,
    ...onBehalf(round, seat, call),
    seat: seat.id,
    of,
    question,
  }).change;
}

export function giveOpinion(
  gate: Gate,
  seatId: string,
  answer: string,
  call: GateCall,
): GateChange {
  assertMayOnSeat('answer', gate, seatId, call);
  return new GateSteps(gate, call).add({
    type: 'gate.opinion-given',
    at: call.at,
    by: call.by.ref,
    seat: seatId,
    of: call.by.ref,
    answer,
  }).change;
}

/** The holder waits no longer for whoever has not answered. */
export function stopAsking(
  gate: Gate,
  seatId: string,
  call: GateCall,
): GateChange {
  const { seat } = assertMayOnSeat('stop-asking', gate, seatId, call);
  const steps = new GateSteps(gate, call);
  for (const { of, endedAt } of seat.opinions) {
    if (endedAt) continue;
    steps.add({
      type: 'gate.opinion-stopped',
      at: call.at,
      by: call.by.ref,
      seat: seat.id,
      of,
    });
  }
  return steps.change;
}

/** The seats of a round on which a decision is awaited. */
export function openSeats(round: Round): Seat[] {
  return round.seats.filter(seat => seatState(round, seat) === 'open');
}

function faultOf(
  person: string,
  round: Round,
  { cutover }: GateCall,
  others: [boolean, string, string][],
): Omit<Fault, 'path'> | undefined {
  const bar = whyBarred(person, round, cutover.team);
  if (bar) return { reason: bar, message: `${person}: ${BAR_WORDS[bar]}` };
  const found = others.find(([applies]) => applies);
  return found && { reason: found[1], message: found[2] };
}

function onBehalf(round: Round, seat: Seat, call: GateCall) {
  const onBehalfOf = deciderFor(round, seat, call)?.onBehalfOf;
  return onBehalfOf ? { onBehalfOf } : {};
}
