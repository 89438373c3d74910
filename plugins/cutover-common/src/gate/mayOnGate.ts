import type { Verdict } from '../lifecycle';
import { refused, type Refusal } from '../lifecycle/verdict';
import { holds } from './eligible';
import { gateStatus, openEmergency } from './evolveGate';
import {
  assertAllowedAt,
  reviewed,
  roleMissing,
  whyNotNow,
  whyNotUnderReview,
  type GateAct,
} from './gateActs';
import type { GateCall } from './gateCall';
import type { Gate } from './model';

/** Whether the domain's own rules let this person do this with a gate now (approvals, 19). */
export function mayOnGate(act: GateAct, gate: Gate, call: GateCall): Verdict {
  return whyNotNow(act, call) ?? whyNot(act, gate, call) ?? { allowed: true };
}

/** What the actor may do with a gate, and why not. */
export function allowedOnGate(
  gate: Gate,
  call: GateCall,
): Record<GateAct, Verdict> {
  const may = (act: GateAct) => mayOnGate(act, gate, call);
  return {
    submit: may('submit'),
    withdraw: may('withdraw'),
    urge: may('urge'),
    copy: may('copy'),
    emergency: may('emergency'),
  };
}

/** Throws what `mayOnGate` finds: 403 for the person, 409 for how things stand. */
export function assertMayOnGate(
  act: GateAct,
  gate: Gate,
  call: GateCall,
): void {
  assertAllowedAt(gate, mayOnGate(act, gate, call));
}

function whyNot(act: GateAct, gate: Gate, call: GateCall): Refusal | undefined {
  switch (act) {
    case 'submit':
      return whyNotSubmit(gate, call);
    case 'emergency':
      return whyNotEmergency(gate, call);
    case 'withdraw':
      return (
        whyNotUnderReview(gate) ??
        (reviewed(gate).submittedBy === call.by.ref
          ? undefined
          : refused(
              'gate.not-yours',
              `Only ${
                reviewed(gate).submittedBy
              }, who submitted it, may withdraw it`,
            ))
      );
    default:
      return whyNotUnderReview(gate) ?? whyNotPartOf(act, gate, call);
  }
}

function whyNotSubmit(gate: Gate, call: GateCall): Refusal | undefined {
  const roles = rolesThatSubmit(gate, call);
  if (!roles.some(role => holds(call.cutover.team, role, call.by.ref))) {
    return roleMissing('submit', roles);
  }
  // Of what an emergency opened, a round may be under review while the gate is open.
  if (gate.rounds.at(-1)?.status === 'in-review') {
    return refused(
      'gate.in-review',
      `${gate.id} is under review already; withdraw that round first`,
    );
  }
  if (awaitsReview(gate)) return undefined;
  return gateStatus(gate) === 'open'
    ? refused('gate.open', `${gate.id} is open already`)
    : whyNotInPhase(gate, call);
}

function whyNotEmergency(gate: Gate, call: GateCall): Refusal | undefined {
  const { emergency } = call.template;
  if (!emergency) {
    return refused(
      'gate.no-emergency',
      `The template knows no emergency path for ${gate.id}`,
    );
  }
  if (
    !emergency.roles.some(role => holds(call.cutover.team, role, call.by.ref))
  ) {
    return roleMissing('emergency', emergency.roles);
  }
  return gateStatus(gate) === 'open'
    ? refused('gate.open', `${gate.id} is open already`)
    : whyNotInPhase(gate, call);
}

/** Whether an emergency opened it and no round has approved that yet. */
export function awaitsReview(gate: Gate): boolean {
  const opening = openEmergency(gate);
  return opening !== undefined && opening.reviewedIn === undefined;
}

/** Roles whose holders submit a gate: those that lead or keep the plan, and those responsible in its phase. */
export function rolesThatSubmit(
  { phase }: Gate,
  { spec }: Pick<GateCall, 'spec'>,
): string[] {
  const activities =
    spec.phases.find(({ id }) => id === phase)?.activities ?? [];
  return [
    ...new Set([
      ...spec.roles
        .filter(({ leads, manages }) => leads || manages)
        .map(({ id }) => id),
      ...activities.map(({ role }) => role),
    ]),
  ];
}

function whyNotInPhase(
  { id, phase: phaseId }: Gate,
  { cutover }: GateCall,
): Refusal | undefined {
  const phase = cutover.phases.find(each => each.id === phaseId);
  if (phase?.status === 'in-progress') return undefined;
  return refused(
    'gate.phase-not-in-progress',
    `${id} ends the phase ${phaseId}, which is ${phase?.status}; the phase in progress is ${cutover.phase}`,
  );
}

/** Urging and copying is up to whoever submitted, decides, or leads the team. */
function whyNotPartOf(
  act: GateAct,
  gate: Gate,
  call: GateCall,
): Refusal | undefined {
  const round = reviewed(gate);
  const { by, cutover } = call;
  const leading = rolesThatSubmit(gate, call);
  const takesPart =
    round.submittedBy === by.ref ||
    round.seats.some(({ holder }) => holder === by.ref) ||
    leading.some(role => holds(cutover.team, role, by.ref));
  return takesPart ? undefined : roleMissing(act, leading);
}
