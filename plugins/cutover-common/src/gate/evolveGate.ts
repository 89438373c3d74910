import { dueAfter, type WorkingTime } from '../template';
import type { Gate, GateStatus, Round, Seat } from './model';
import type { GateEvent } from './gateEvent';
import { seatState } from './seatState';

/** What a gate is before anything happened to it. */
export function newGate(of: Pick<Gate, 'cutoverId' | 'id' | 'phase'>): Gate {
  return { ...of, rounds: [], emergencies: [] };
}

/** `open` while its last round is approved, or since an emergency opened it. */
export function gateStatus(gate: Gate): GateStatus {
  const last = gate.rounds.at(-1);
  if (last?.status === 'approved' || openEmergency(gate)) return 'open';
  return last?.status === 'in-review' ? 'in-review' : 'closed';
}

/** By which an emergency holds the gate open; none once its phase was opened again. */
export function openEmergency(gate: Gate) {
  return gate.emergencies.find(({ lapsedAt }) => !lapsedAt);
}

/** The state after one more event. Replaying all of a gate's events, from `newGate` on, gives what is stored. */
export function evolveGate(
  gate: Gate,
  event: GateEvent,
  workingTime?: WorkingTime,
): Gate {
  const next = applied(gate, event);
  const round = next.rounds.at(-1);
  if (round?.status !== 'in-review') return next;
  return withLast(next, withOpened(round, event.at, workingTime));
}

function applied(gate: Gate, event: GateEvent): Gate {
  const { at, by } = event;
  switch (event.type) {
    case 'gate.submitted':
      return { ...gate, rounds: [...gate.rounds, event.round] };
    case 'gate.decided':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        decision: event.decision,
        opinions: stopped(seat, at),
      }));
    case 'gate.decision-taken-back':
      return onSeat(gate, event.seat, ({ decision, ...seat }) => ({
        ...seat,
        takenBack: decision
          ? [...seat.takenBack, { ...decision, takenBackAt: at }]
          : seat.takenBack,
      }));
    case 'gate.signer-added':
      return onRound(gate, round => ({
        ...round,
        seats: [...round.seats, event.seat],
      }));
    case 'gate.signer-removed':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        removed: { by, at, reason: event.reason },
      }));
    case 'gate.seat-transferred':
      return onSeat(gate, event.seat, seat => ({
        ...fresh(seat),
        holder: event.to,
        transfers: [
          ...seat.transfers,
          {
            from: seat.holder,
            to: event.to,
            at,
            ...(event.reason ? { reason: event.reason } : {}),
          },
        ],
      }));
    case 'gate.transfer-recalled':
      return onSeat(gate, event.seat, seat => ({
        ...fresh(seat),
        holder: seat.transfers.at(-1)?.from ?? seat.holder,
        transfers: seat.transfers.slice(0, -1),
      }));
    case 'gate.opinion-asked':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        opinions: [
          ...seat.opinions,
          { of: event.of, askedBy: by, askedAt: at, question: event.question },
        ],
      }));
    case 'gate.opinion-given':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        opinions: seat.opinions.map(each =>
          each.of === event.of && !each.endedAt
            ? { ...each, answer: event.answer, endedAt: at }
            : each,
        ),
      }));
    case 'gate.opinion-stopped':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        opinions: seat.opinions.map(each =>
          each.of === event.of && !each.endedAt
            ? { ...each, endedAt: at }
            : each,
        ),
      }));
    case 'gate.urged':
      return onRound(gate, round => ({
        ...round,
        seats: round.seats.map(seat =>
          event.seats.includes(seat.id) ? { ...seat, urgedAt: at } : seat,
        ),
      }));
    case 'gate.reminded':
      return onRound(gate, round => ({
        ...round,
        seats: round.seats.map(seat =>
          event.seats.includes(seat.id) ? { ...seat, remindedAt: at } : seat,
        ),
      }));
    case 'gate.escalated':
      return onSeat(gate, event.seat, seat => ({
        ...seat,
        escalated: { to: event.to, why: event.why, at },
      }));
    case 'gate.copied':
      return onRound(gate, round => ({
        ...round,
        copies: [...new Set([...round.copies, ...event.to])],
      }));
    case 'gate.opened':
      return onRound(ended(gate, 'approved', event), round => ({
        ...round,
        lastChecks: event.checks,
      }));
    case 'gate.rejected':
      return ended(gate, 'rejected', event);
    case 'gate.withdrawn':
      return ended(gate, 'withdrawn', event);
    case 'gate.returned':
      return onRound(ended(gate, 'returned', event), round => ({
        ...round,
        returned: event.to,
      }));
    case 'gate.lapsed':
      return lapsed(gate, event);
    case 'gate.opened-in-emergency':
      return { ...gate, emergencies: [...gate.emergencies, event.opening] };
    case 'gate.emergency-reviewed':
      return {
        ...gate,
        emergencies: gate.emergencies.map(each =>
          each.at === event.opening
            ? { ...each, reviewedIn: event.round }
            : each,
        ),
      };
    default:
      throw new Error(`Unknown event ${JSON.stringify(event)}`);
  }
}

function lapsed(
  gate: Gate,
  event: Extract<GateEvent, { type: 'gate.lapsed' }>,
): Gate {
  const { at } = event;
  const last = gate.rounds.at(-1);
  const live = last?.status === 'in-review' || last?.status === 'approved';
  const next = live
    ? onRound(ended(gate, 'lapsed', event), round => ({
        ...round,
        lapsed: event.causes,
      }))
    : gate;
  // Only the opening of a phase anew takes back what an emergency opened.
  if (!event.reopened) return next;
  return {
    ...next,
    emergencies: next.emergencies.map(each =>
      each.lapsedAt ? each : { ...each, lapsedAt: at },
    ),
  };
}

function ended(gate: Gate, status: Round['status'], event: GateEvent): Gate {
  const { at, by, reason } = event;
  return onRound(gate, round => ({
    ...round,
    status,
    seats: round.seats.map(seat => ({ ...seat, opinions: stopped(seat, at) })),
    ended: { at, by, ...(reason ? { reason } : {}) },
  }));
}

/** Since when each seat is awaited, and by when; a seat whose turn has gone again begins anew. */
function withOpened(
  round: Round,
  at: string,
  workingTime: WorkingTime | undefined,
): Round {
  return {
    ...round,
    seats: round.seats.map(seat => {
      const open = seatState(round, seat) === 'open';
      if (open === (seat.openedAt !== undefined)) return seat;
      if (seat.decision) return seat;
      const { due } =
        round.rules.find(({ id }) => id === seat.rule) ?? ({} as never);
      return open
        ? {
            ...seat,
            openedAt: at,
            ...(due ? { dueAt: dueAfter(at, due, workingTime) } : {}),
          }
        : { ...fresh(seat), ...escalatedForGood(seat) };
    }),
  };
}

/** A seat whose time has not begun. */
function fresh(seat: Seat): Seat {
  const { openedAt, dueAt, remindedAt, urgedAt, escalated, ...rest } = seat;
  return { ...rest, opinions: seat.opinions };
}

/** Whoever is overdue may be in time yet; whoever has left stays away. */
function escalatedForGood({ escalated }: Seat): Pick<Seat, 'escalated'> {
  return escalated?.why === 'left' ? { escalated } : {};
}

function stopped({ opinions }: Seat, at: string) {
  return opinions.map(each => (each.endedAt ? each : { ...each, endedAt: at }));
}

function onSeat(gate: Gate, id: string, change: (seat: Seat) => Seat): Gate {
  return onRound(gate, round => ({
    ...round,
    seats: round.seats.map(seat => (seat.id === id ? change(seat) : seat)),
  }));
}

function onRound(gate: Gate, change: (round: Round) => Round): Gate {
  const round = gate.rounds.at(-1);
  return round ? withLast(gate, change(round)) : gate;
}

function withLast(gate: Gate, round: Round): Gate {
  return { ...gate, rounds: [...gate.rounds.slice(0, -1), round] };
}
