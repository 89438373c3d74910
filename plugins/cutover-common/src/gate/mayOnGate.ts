import { NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { Verdict } from '../lifecycle';
import {
  assertAllowed,
  refused,
  whyNoPerson,
  whyNotRunning,
  type Refusal,
} from '../lifecycle/verdict';
import { decidersOf, type Decider, type Standing } from './deciders';
import { BAR_WORDS, holds, whyBarred } from './eligible';
import { gateStatus, openEmergency } from './evolveGate';
import type { GateCall } from './gateCall';
import type { Gate, Round, Seat } from './model';
import { seatsOf, seatState } from './seatState';

export type GateAct = 'submit' | 'withdraw' | 'urge' | 'copy' | 'emergency';
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

/** So many hand-overs a seat takes at most. */
export const MOST_TRANSFERS = 3;

/** Whether the domain's own rules let this person do this with a gate now (approvals, 19). */
export function mayOnGate(act: GateAct, gate: Gate, call: GateCall): Verdict {
  return whyNotNow(act, call) ?? whyNot(act, gate, call) ?? { allowed: true };
}

/** Whether they let this person do this with a seat now. */
export function mayOnSeat(
  act: SeatAct,
  gate: Gate,
  seat: Seat,
  call: GateCall,
): Verdict {
  return (
    whyNotNow(act, call) ??
    whyNotUnderReview(gate) ??
    whyNotOnSeat(act, reviewed(gate), seat, call) ?? { allowed: true }
  );
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

/** What the actor may do with a seat of the last round, and why not. */
export function allowedOnSeat(
  gate: Gate,
  seat: Seat,
  call: GateCall,
): Record<SeatAct, Verdict> {
  const may = (act: SeatAct) => mayOnSeat(act, gate, seat, call);
  return {
    decide: may('decide'),
    'take-back': may('take-back'),
    'add-signer': may('add-signer'),
    'remove-signer': may('remove-signer'),
    transfer: may('transfer'),
    recall: may('recall'),
    ask: may('ask'),
    'stop-asking': may('stop-asking'),
    answer: may('answer'),
    return: may('return'),
    'return-to-phase': may('return-to-phase'),
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

/** The seat, of the round under review; throws what `mayOnSeat` finds, and a 404 where there is none. */
export function assertMayOnSeat(
  act: SeatAct,
  gate: Gate,
  id: string,
  call: GateCall,
): { round: Round; seat: Seat } {
  assertAllowedAt(
    gate,
    whyNotNow(act, call) ?? whyNotUnderReview(gate) ?? { allowed: true },
  );
  const round = reviewed(gate);
  const seat = round.seats.find(each => each.id === id);
  if (!seat) {
    throw because(
      new NotFoundError(
        `Round ${round.number} of ${gate.id} has no seat "${id.slice(0, 63)}"`,
      ),
      'gate.seat-unknown',
    );
  }
  assertAllowedAt(gate, mayOnSeat(act, gate, seat, call));
  return { round, seat };
}

export function standingOf({ at, cutover, substitutions }: GateCall): Standing {
  return { at, team: cutover.team, substitutions };
}

/** As whom the actor may decide on a seat; undefined where they may not. */
export function deciderFor(
  round: Round,
  seat: Seat,
  call: GateCall,
): Decider | undefined {
  return decidersOf(round, seat, standingOf(call)).find(
    ({ person }) => person === call.by.ref,
  );
}

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

function assertAllowedAt({ id }: Gate, verdict: Verdict): void {
  assertAllowed(verdict, { gate: id }, ABOUT_PERSON);
}

function whyNotNow(
  act: GateAct | SeatAct,
  { by, cutover }: GateCall,
): Refusal | undefined {
  // A pipeline may hand a gate in; that the domain's roles are met is asked of the one it acts for, below.
  return whyNoPerson(WORDS[act], by) ?? whyNotRunning(cutover);
}

function whyNotUnderReview(gate: Gate): Refusal | undefined {
  const last = gate.rounds.at(-1);
  if (last?.status === 'in-review') return undefined;
  return refused(
    'gate.not-in-review',
    last
      ? `Round ${last.number} of ${gate.id} is ${last.status}, not in review`
      : `${gate.id} has not been submitted`,
  );
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

function whyNotOnSeat(
  act: SeatAct,
  round: Round,
  seat: Seat,
  call: GateCall,
): Refusal | undefined {
  switch (act) {
    case 'take-back':
      return whyNotTakeBack(seat, call);
    case 'remove-signer':
      return whyNotRemove(round, seat, call);
    case 'recall':
      return whyNotRecall(round, seat, call);
    case 'answer':
      return seat.opinions.some(
        ({ of, endedAt }) => of === call.by.ref && !endedAt,
      )
        ? undefined
        : refused('gate.not-asked', 'You are not asked for an opinion here');
    case 'stop-asking':
      return (
        whyNotDecider(round, seat, call) ??
        (seat.opinions.some(({ endedAt }) => !endedAt)
          ? undefined
          : refused('gate.nobody-asked', 'Nobody is asked for an opinion'))
      );
    case 'add-signer':
      return (
        whyNotDecider(round, seat, call) ??
        whyNotUndecided(round, seat) ??
        whyNotAdd(seat, call)
      );
    case 'transfer':
      return (
        whyNotDecider(round, seat, call) ??
        whyNotUndecided(round, seat) ??
        whyNotTransfer(seat, call)
      );
    default:
      return (
        whyNotDecider(round, seat, call) ??
        whyNotTheirTurn(round, seat) ??
        whyNotAsWell(act, round, seat, call)
      );
  }
}

/** What else stands in the way of a holder whose turn it is. */
function whyNotAsWell(
  act: SeatAct,
  round: Round,
  seat: Seat,
  call: GateCall,
): Refusal | undefined {
  switch (act) {
    case 'decide':
      return whyNotDistinct(round, seat, call);
    case 'return-to-phase':
      return whyNotGoBack(call);
    default:
      return undefined;
  }
}

function whyNotGoBack({
  by,
  cutover,
  spec,
  template,
}: GateCall): Refusal | undefined {
  const { id, returnTo } = template;
  if (returnTo.length === 0) {
    return refused(
      'gate.return-not-there',
      `The template lets nobody go back from ${id} to an earlier phase; you may return what is reviewed here`,
    );
  }
  if (!returnTo.some(role => holds(cutover.team, role, by.ref))) {
    return refused(
      'gate.return-not-there',
      `Going back to an earlier phase needs one of the roles ${returnTo.join(
        ', ',
      )}; you may return what is reviewed here`,
    );
  }
  const own = spec.phases.find(({ gate }) => gate?.id === id)?.id;
  return cutover.phases[0]?.id === own
    ? refused('gate.no-earlier-phase', `There is no phase before that of ${id}`)
    : undefined;
}

function whyNotDecider(
  round: Round,
  seat: Seat,
  call: GateCall,
): Refusal | undefined {
  const { by, cutover } = call;
  const bar = whyBarred(by.ref, round, cutover.team);
  if (bar) return refused(bar, `You may not decide here: ${BAR_WORDS[bar]}`);
  if (deciderFor(round, seat, call)) return undefined;
  const others = decidersOf(round, seat, standingOf(call)).map(
    ({ person }) => person,
  );
  return refused(
    'gate.not-yours',
    others.length
      ? `This seat is for ${others.join(', ')} to decide`
      : `Nobody can decide on this seat: ${seat.holder} no longer holds ${seat.role}; the round has to be withdrawn and submitted again`,
  );
}

function whyNotUndecided(round: Round, seat: Seat): Refusal | undefined {
  const state = seatState(round, seat);
  if (state === 'open' || state === 'waiting') return undefined;
  return notOpen(seat, state);
}

function whyNotTheirTurn(round: Round, seat: Seat): Refusal | undefined {
  const state = seatState(round, seat);
  if (state === 'open') return undefined;
  if (state !== 'waiting') return notOpen(seat, state);
  const awaited = round.seats
    .filter(each => seatState(round, each) === 'open')
    .map(({ holder }) => holder);
  return refused(
    'gate.not-your-turn',
    `It is not your turn yet; first awaited: ${[...new Set(awaited)].join(
      ', ',
    )}`,
  );
}

function notOpen(seat: Seat, state: string): Refusal {
  switch (state) {
    case 'decided':
      return refused(
        'gate.seat-decided',
        `${seat.decision?.by} has decided here already (${seat.decision?.verdict})`,
      );
    case 'not-needed':
      return refused(
        'gate.seat-not-needed',
        'The rule is met without this decision',
      );
    default:
      return refused('gate.seat-removed', 'This seat was taken away');
  }
}

/** Where a gate wants different people under its rules. */
function whyNotDistinct(
  round: Round,
  seat: Seat,
  { by }: GateCall,
): Refusal | undefined {
  const other = round.distinct
    ? round.seats.find(
        each => each.rule !== seat.rule && each.decision?.by === by.ref,
      )
    : undefined;
  return other
    ? refused(
        'gate.distinct',
        `You have decided under "${other.rule}" already, and nobody decides under two rules of this gate`,
      )
    : undefined;
}

function whyNotTakeBack(
  { decision }: Seat,
  { by }: GateCall,
): Refusal | undefined {
  if (!decision) {
    return refused('gate.nothing-to-take-back', 'Nothing is decided here');
  }
  return decision.by === by.ref
    ? undefined
    : refused(
        'gate.not-yours',
        `Only ${decision.by}, who decided, may take that back`,
      );
}

function whyNotAdd(seat: Seat, { template }: GateCall): Refusal | undefined {
  if (seat.added) {
    return refused(
      'gate.added-adds-nobody',
      'Whoever was added as a signer adds nobody',
    );
  }
  return template.addSignersFrom.length
    ? undefined
    : refused('gate.no-signers', 'The template lets nobody be added here');
}

function whyNotRemove(
  round: Round,
  seat: Seat,
  { by, cutover, spec }: GateCall,
): Refusal | undefined {
  if (!seat.added || seat.removed || seat.decision) {
    return refused(
      'gate.not-removable',
      'Only a signer who was added and has not decided can be removed',
    );
  }
  const leading = spec.roles.filter(({ leads }) => leads).map(({ id }) => id);
  const leads = leading.some(role => holds(cutover.team, role, by.ref));
  return seat.added.by === by.ref || leads
    ? undefined
    : refused(
        'gate.not-yours',
        `Only ${seat.added.by}, who added the signer, and the team leader may remove them from round ${round.number}`,
      );
}

function whyNotTransfer({ transfers }: Seat, _: GateCall): Refusal | undefined {
  return transfers.length < MOST_TRANSFERS
    ? undefined
    : refused(
        'gate.too-many-transfers',
        `A seat is handed over ${MOST_TRANSFERS} times at most`,
      );
}

function whyNotRecall(
  round: Round,
  seat: Seat,
  { by }: GateCall,
): Refusal | undefined {
  const last = seat.transfers.at(-1);
  if (!last || last.from !== by.ref) {
    return refused('gate.not-yours', 'You have not handed this seat over');
  }
  // What the givers did with it before they handed it over is no use of the new holder's.
  const givers = seat.transfers.map(({ from }) => from);
  const used =
    seat.takenBack.some(
      ({ by: decider, onBehalfOf = decider }) => !givers.includes(onBehalfOf),
    ) ||
    seatsOf(round, { id: seat.rule }).some(
      ({ added }) => added?.to === seat.id && !givers.includes(added.by),
    );
  if (seat.decision || used) {
    return refused(
      'gate.transfer-used',
      `${seat.holder} has used the seat already`,
    );
  }
  return undefined;
}

function roleMissing(act: GateAct, roles: string[]): Refusal {
  return refused(
    'actor.role-missing',
    `${WORDS[act]} needs one of the roles ${roles.join(', ')}`,
  );
}
