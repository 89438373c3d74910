import { ConflictError } from '@backstage/errors';
import type { Sha256 } from '../audit';
import { because, inputErrorOf, type Fault } from '../errors';
import { GateSteps, type GateCall, type GateChange } from './gateCall';
import type { SubmitGate } from './input';
import { assertMayOnGate } from './mayOnGate';
import type { CheckVerdict, Gate, ReviewedItem, Round, Seat } from './model';
import { reviewHash } from './reviewHash';
import { rulesOf } from './roundRule';
import { roundOutcome } from './ruleOutcome';
import { pickFaults, seatsFor, type Shortage } from './seatsFor';
import { holds, whyBarred } from './eligible';

export interface SubmitCall extends GateCall {
  /** What is under review now, of all subjects. */
  items: ReviewedItem[];
  checks: CheckVerdict[];
  sha256: Sha256;
}

/**
 * A new round of a gate, with its seats (approvals, 1-6).
 *
 * @throws ConflictError `gate.nobody` with all `shortages` where a rule finds too few who may decide
 * @throws InputError with a fault for each approver or signer who cannot be one
 */
export function submitGate(
  gate: Gate,
  input: SubmitGate,
  call: SubmitCall,
): GateChange {
  assertMayOnGate('submit', gate, call);
  const { round, shortages, faults } = roundFor(gate, input, call);
  if (faults.length) throw inputErrorOf(faults);
  if (shortages.length) throw nobody(gate, shortages);
  const steps = new GateSteps(gate, call);
  steps.add({
    type: 'gate.submitted',
    at: call.at,
    by: call.by.ref,
    ...(input.note ? { reason: input.note } : {}),
    round,
  });
  return steps.change;
}

/** Who would decide if a gate were submitted now, and what keeps it from that (approvals, 20). Writes nothing. */
export function rehearseGate(gate: Gate, input: SubmitGate, call: SubmitCall) {
  return roundFor(gate, input, call);
}

function roundFor(gate: Gate, input: SubmitGate, call: SubmitCall) {
  const { at, by, cutover, items, template } = call;
  const rules = rulesOf(template, cutover);
  const submission = {
    submittedBy: by.ref,
    items,
    excludeContributors: template.excludeContributors,
  };
  const context = { submission, team: cutover.team, picks: input.approvers };
  const faults = pickFaults(template, rules, context);
  const { seats, shortages } = seatsFor(template, rules, context);
  const hash = reviewHash(gate.id, cutover, items, call.sha256);
  const fresh: Round = {
    number: gate.rounds.length + 1,
    status: 'in-review',
    submittedBy: by.ref,
    submittedAt: at,
    ...(input.note ? { note: input.note } : {}),
    hash,
    items,
    rules,
    seats,
    excludeContributors: template.excludeContributors,
    distinct: template.distinct,
    copies: [...new Set([...template.copyTo, ...input.copies])],
    checks: call.checks,
  };
  const withSigners = offeredAgain(gate, fresh, input, call, faults);
  const round = input.straight
    ? straightTo(gate, withSigners, call, faults)
    : withSigners;
  return { round, shortages, faults };
}

/** An added signer lapses with the round and is offered again in the next (approvals, 8). */
function offeredAgain(
  gate: Gate,
  round: Round,
  { offered }: SubmitGate,
  { cutover, template }: SubmitCall,
  faults: Fault[],
): Round {
  const last = gate.rounds.at(-1);
  const seats = [...round.seats];
  offered.forEach((id, index) => {
    const before = last?.seats.find(
      seat => seat.id === id && seat.added && !seat.removed,
    );
    const to = before && seatLike(last, before, seats);
    const role = template.addSignersFrom.find(
      each => before && holds(cutover.team, each, before.holder),
    );
    if (
      !before?.added ||
      !to ||
      !role ||
      whyBarred(before.holder, round, cutover.team) ||
      seats.some(({ holder }) => holder === before.holder)
    ) {
      faults.push({
        path: ['offered', index],
        reason: 'gate.not-offered',
        message: `"${id.slice(
          0,
          20,
        )}" is no added signer of the last round who could be added again`,
      });
      return;
    }
    seats.push({
      id: `s${seats.length + 1}`,
      rule: before.rule,
      role,
      holder: before.holder,
      origin: 'added',
      added: { ...before.added, to: to.id },
      transfers: [],
      takenBack: [],
      opinions: [],
    });
  });
  return { ...round, seats };
}

/** The seat of the new round that stands where the adder's stood. */
function seatLike(last: Round | undefined, added: Seat, seats: Seat[]) {
  const adder = last?.seats.find(({ id }) => id === added.added?.to);
  return seats.find(
    ({ rule, role, holder }) =>
      rule === adder?.rule && role === adder.role && holder === adder.holder,
  );
}

/** The others stand by what they decided, if all of it is unchanged and they still may (approvals, 12). */
function straightTo(
  gate: Gate,
  round: Round,
  { cutover: { team } }: SubmitCall,
  faults: Fault[],
): Round {
  const last = gate.rounds.at(-1);
  if (last?.status !== 'returned' || last.hash !== round.hash) {
    faults.push({
      path: ['straight'],
      reason: 'gate.not-straight',
      message:
        last?.status === 'returned'
          ? 'What the others approved has been changed, so all decide again; leave "straight" out'
          : 'Only what was returned can go straight back to who returned it; leave "straight" out',
    });
    return round;
  }
  const seats = round.seats.map(seat => {
    const before = last.seats.find(
      ({ rule, role, holder }) =>
        rule === seat.rule && role === seat.role && holder === seat.holder,
    );
    const decision = before?.decision;
    if (!decision || decision.verdict === 'reject') return seat;
    if (whyBarred(decision.by, round, team)) return seat;
    return {
      ...seat,
      decision: { ...decision, fromRound: decision.fromRound ?? last.number },
    };
  });
  const next = { ...round, seats };
  // Somebody is to look at it, whatever was decided before.
  return roundOutcome(next).outcome === 'pending' ? next : round;
}

function nobody({ id }: Gate, shortages: Shortage[]) {
  return because(
    new ConflictError(
      `${id} cannot be submitted: ${shortages
        .map(({ message }) => message)
        .join('; ')}`,
    ),
    'gate.nobody',
    { gate: id, shortages },
  );
}
