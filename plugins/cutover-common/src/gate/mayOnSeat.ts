import { NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { Verdict } from '../lifecycle';
import { refused, type Refusal } from '../lifecycle/verdict';
import { decidersOf, type Decider, type Standing } from './deciders';
import { BAR_WORDS, holds, whyBarred } from './eligible';
import {
  assertAllowedAt,
  reviewed,
  whyNotNow,
  whyNotUnderReview,
  type SeatAct,
} from './gateActs';
import type { GateCall } from './gateCall';
import type { Gate, Round, Seat } from './model';
import { seatsOf, seatState } from './seatState';

/** So many hand-overs a seat takes at most. */
const MOST_TRANSFERS = 3;

/** Whether the domain's own rules let this person do this with a seat now (approvals, 19). */
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
        whyNotTransfer(seat)
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

function whyNotTransfer({ transfers }: Seat): Refusal | undefined {
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
