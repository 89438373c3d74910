import { ConflictError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { hashDiffers } from './decideGate';
import { decidersOf, escalationOf } from './deciders';
import { reviewed } from './gateActs';
import { GateSteps, type GateCall, type GateChange } from './gateCall';
import type { ReturnGate } from './input';
import { assertMayOnGate } from './mayOnGate';
import { assertMayOnSeat } from './mayOnSeat';
import type { Gate, LapseCause, Round } from './model';
import { openSeats } from './changeSeat';

/** So long nobody is urged twice. */
export const URGE_PAUSE_MS = 4 * 3_600_000;

/**
 * Sends items or activities of this phase, or an earlier phase, back to be done again (approvals, 12). It is no
 * rejection: the decisions stay readable, and who returned it may be the only one to look again.
 *
 * @throws NotAllowedError `gate.return-not-there` for an earlier phase, without a role that the template names for it,
 *   ConflictError `gate.phase-not-reached` for a phase in which the cutover has never been
 */
export function returnGate(
  gate: Gate,
  seatId: string,
  input: ReturnGate,
  call: GateCall,
): GateChange {
  const { round } = assertMayOnSeat('return', gate, seatId, call);
  if (round.hash !== input.hash) throw hashDiffers(gate, round.number);
  if (input.phase !== undefined) {
    assertMayOnSeat('return-to-phase', gate, seatId, call);
    assertReached(input.phase, gate, call);
  }
  const faults = returnFaults(gate, round, input, call);
  if (faults.length) throw inputErrorOf(faults);
  const { items, activities, phase, comment } = input;
  return new GateSteps(gate, call).add({
    type: 'gate.returned',
    at: call.at,
    by: call.by.ref,
    reason: comment,
    to: { items, activities, ...(phase ? { phase } : {}), seat: seatId },
  }).change;
}

/** Ends the round that one has submitted oneself (approvals, 15). */
export function withdrawGate(
  gate: Gate,
  reason: string | undefined,
  call: GateCall,
): GateChange {
  assertMayOnGate('withdraw', gate, call);
  return new GateSteps(gate, call).add({
    type: 'gate.withdrawn',
    at: call.at,
    by: call.by.ref,
    ...(reason ? { reason } : {}),
  }).change;
}

/** Reminds those who are awaited, each seat once in four hours (approvals, 15). Without `seats`, all of them. */
export function urgeGate(
  gate: Gate,
  seats: string[] | undefined,
  call: GateCall,
): GateChange {
  assertMayOnGate('urge', gate, call);
  const before = Date.parse(call.at) - URGE_PAUSE_MS;
  const open = openSeats(reviewed(gate)).filter(
    ({ id, holder }) =>
      (!seats || seats.includes(id)) && holder !== call.by.ref,
  );
  const due = open.filter(
    ({ urgedAt }) => urgedAt === undefined || Date.parse(urgedAt) <= before,
  );
  if (due.length === 0) {
    throw because(
      new ConflictError(
        open.length
          ? 'They were urged within the last four hours; give them time'
          : 'Nobody else is awaited there',
      ),
      open.length ? 'gate.urged-lately' : 'gate.nobody-awaited',
      { gate: gate.id },
    );
  }
  return new GateSteps(gate, call).add({
    type: 'gate.urged',
    at: call.at,
    by: call.by.ref,
    seats: due.map(({ id }) => id),
  }).change;
}

/** Tells more people: they read, and decide nothing (approvals, 15). */
export function copyGate(gate: Gate, to: string[], call: GateCall): GateChange {
  assertMayOnGate('copy', gate, call);
  const { copies } = reviewed(gate);
  const added = to.filter(each => !copies.includes(each));
  const steps = new GateSteps(gate, call);
  if (added.length) {
    steps.add({ type: 'gate.copied', at: call.at, by: call.by.ref, to: added });
  }
  return steps.change;
}

/** Ends the approvals of what was changed under review (approvals, 18). Nothing happens where none are under way. */
export function lapseGate(
  gate: Gate,
  causes: LapseCause[],
  call: Pick<GateCall, 'at' | 'spec'> & { by: string; reason?: string },
  { reopened = false } = {},
): GateChange {
  const steps = new GateSteps(gate, call);
  const last = gate.rounds.at(-1)?.status;
  const live = last === 'in-review' || (reopened && last === 'approved');
  const opened = gate.emergencies.some(({ lapsedAt }) => !lapsedAt);
  if (live || (reopened && opened)) {
    steps.add({
      type: 'gate.lapsed',
      at: call.at,
      by: call.by,
      ...(call.reason ? { reason: call.reason } : {}),
      causes,
      reopened,
    });
  }
  return steps.change;
}

/** Opens a gate without its approvals, for a reason; a round has to approve it afterwards (approvals, 17). */
export function openInEmergency(
  gate: Gate,
  reason: string,
  call: GateCall & { reviewDueAt: string },
): GateChange {
  assertMayOnGate('emergency', gate, call);
  const { at, by, reviewDueAt } = call;
  const steps = new GateSteps(gate, call);
  if (gate.rounds.at(-1)?.status === 'in-review') {
    steps.add({
      type: 'gate.lapsed',
      at,
      by: by.ref,
      reason,
      causes: [],
      reopened: false,
    });
  }
  return steps.add({
    type: 'gate.opened-in-emergency',
    at,
    by: by.ref,
    reason,
    opening: { by: by.ref, at, reason, reviewDueAt },
  }).change;
}

/**
 * Gives the open seats of those who have left to whom the template names (approvals, 1 and 4). A decision that was
 * given stays.
 */
export function escalateLeavers(
  gate: Gate,
  call: Omit<GateCall, 'by'> & { by: string },
): GateChange {
  const steps = new GateSteps(gate, call);
  const round = gate.rounds.at(-1);
  if (round?.status !== 'in-review') return steps.change;
  const { at, by } = call;
  const standing = {
    at,
    team: call.cutover.team,
    substitutions: call.substitutions,
  };
  for (const seat of round.seats) {
    if (seat.decision || seat.removed) continue;
    if (decidersOf(round, seat, standing).length) continue;
    const to = escalationOf(round, seat, call.cutover.team);
    if (to.length === 0) continue;
    steps.add({
      type: 'gate.escalated',
      at,
      by,
      seat: seat.id,
      to,
      why: 'left',
    });
  }
  return steps.change;
}

function returnFaults(
  gate: Gate,
  round: Round,
  { items, activities, phase }: ReturnGate,
  { cutover, spec }: GateCall,
): Fault[] {
  const faults: Fault[] = [];
  if (items.length + activities.length === 0 && phase === undefined) {
    faults.push({
      path: ['items'],
      reason: 'gate.nothing-returned',
      message: 'Say what is returned: items, activities or an earlier phase',
    });
  }
  items.forEach((id, index) => {
    if (round.items.some(each => each.id === id)) return;
    faults.push({
      path: ['items', index],
      reason: 'gate.not-reviewed',
      message: `"${id}" is not under review; choose from ${round.items
        .map(each => each.id)
        .join(', ')}`,
    });
  });
  const own = spec.phases.find(({ id }) => id === gate.phase)?.activities ?? [];
  activities.forEach((id, index) => {
    if (own.some(each => each.id === id)) return;
    faults.push({
      path: ['activities', index],
      reason: 'gate.activity-unknown',
      message: `There is no activity "${id}" in the phase ${gate.phase}`,
    });
  });
  const order = cutover.phases.map(({ id }) => id);
  if (
    phase !== undefined &&
    !order.slice(0, order.indexOf(gate.phase)).includes(phase)
  ) {
    faults.push({
      path: ['phase'],
      reason: 'gate.phase-not-reached',
      message: `"${phase}" is no phase before ${gate.phase}, so there is no way back to it`,
    });
  }
  return faults;
}

/** The way back leads to where the cutover has been. */
function assertReached(
  phase: string,
  { id }: Gate,
  { cutover }: Pick<GateCall, 'cutover'>,
): void {
  const found = cutover.phases.find(each => each.id === phase);
  if (!found || found.status !== 'not-started') return;
  throw because(
    new ConflictError(
      `The phase ${phase} was never reached, so there is no way back to it from ${id}`,
    ),
    'gate.phase-not-reached',
    { gate: id, phase },
  );
}
