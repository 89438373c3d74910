import { holdersOfRole, whyBarred } from './eligible';
import { openSeats } from './changeSeat';
import { GateSteps, type GateCall, type GateChange } from './gateCall';
import type { Gate } from './model';

/** So long after it was due a seat goes to whom the template names. */
export const ESCALATED_AFTER_MS = 24 * 3_600_000;

/** Reminds of seats that are due, and gives those overdue to whom the template names as well (approvals, 16). */
export function followDueDates(
  gate: Gate,
  call: Omit<GateCall, 'by'> & { by: string },
): GateChange {
  const steps = new GateSteps(gate, call);
  const round = gate.rounds.at(-1);
  if (round?.status !== 'in-review') return steps.change;
  const { at, by, cutover } = call;
  const due = openSeats(round).filter(({ dueAt }) => dueAt && dueAt <= at);
  const toRemind = due.filter(({ remindedAt }) => !remindedAt);
  if (toRemind.length) {
    steps.add({
      type: 'gate.reminded',
      at,
      by,
      seats: toRemind.map(({ id }) => id),
    });
  }
  const before = Date.parse(at) - ESCALATED_AFTER_MS;
  for (const seat of due) {
    const role = round.rules.find(
      ({ id }) => id === seat.rule,
    )?.escalateOverdueTo;
    if (!role || seat.escalated || Date.parse(seat.dueAt ?? at) > before) {
      continue;
    }
    const to = holdersOfRole(cutover.team, role).filter(
      person =>
        person !== seat.holder && !whyBarred(person, round, cutover.team),
    );
    if (to.length === 0) continue;
    steps.add({
      type: 'gate.escalated',
      at,
      by,
      seat: seat.id,
      to,
      why: 'overdue',
    });
  }
  return steps.change;
}
