import {
  allowedOnGate,
  allowedOnSeat,
  awaitsReview,
  decidersOf,
  gateStatus,
  reviewHash,
  ruleOutcome,
  seatState,
  standingOf,
  type Gate,
  type GateCall,
  type GateView,
  type ItemChange,
  type ItemView,
  type ReviewedItem,
  type Round,
  type RoundView,
  type Seat,
  type SeatView,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';

/** Narrows what the domain allows by the portal's policy. */
export type Narrow = (act: string, verdict: Verdict) => Verdict;

/** A gate as the caller sees it. */
export function gateView(
  gate: Gate,
  call: GateCall,
  context: {
    items: ReviewedItem[];
    beingEdited: GateView['beingEdited'];
    narrow: Narrow;
  },
): GateView {
  const { items, beingEdited, narrow } = context;
  return {
    id: gate.id,
    phase: gate.phase,
    title: call.template.title,
    status: gateStatus(gate),
    awaitsReview: awaitsReview(gate),
    rounds: gate.rounds.map((round, index) =>
      roundView(gate, round, index, call, narrow),
    ),
    emergencies: gate.emergencies,
    items: items.map(itemView),
    hash: reviewHash(gate.id, call.cutover, items, sha256),
    beingEdited,
    allowed: narrowed(allowedOnGate(gate, call), narrow),
  };
}

export function seatView(round: Round, seat: Seat, call: GateCall): SeatView {
  const state = seatState(round, seat);
  const awaited = state === 'open' || state === 'waiting';
  return {
    ...seat,
    state,
    deciders: awaited
      ? decidersOf(round, seat, standingOf(call)).map(({ person }) => person)
      : [],
  };
}

function roundView(
  gate: Gate,
  round: Round,
  index: number,
  call: GateCall,
  narrow: Narrow,
): RoundView {
  const current =
    index === gate.rounds.length - 1 && round.status === 'in-review';
  return {
    ...round,
    items: round.items.map(itemView),
    seats: round.seats.map(seat => ({
      ...seatView(round, seat, call),
      ...(current
        ? { allowed: narrowed(allowedOnSeat(gate, seat, call), narrow) }
        : {}),
    })),
    outcomes: round.rules.map(rule => ({
      rule: rule.id,
      outcome: ruleOutcome(round, rule).all,
    })),
    changes: changesBetween(gate.rounds[index - 1], round),
  };
}

/** Item by item: equal hashes prove that what is material is unchanged. */
function changesBetween(before: Round | undefined, round: Round): ItemChange[] {
  const then = new Map(before?.items.map(item => [item.id, item]) ?? []);
  const now = new Map(round.items.map(item => [item.id, item]));
  return [...new Set([...then.keys(), ...now.keys()])].map(id => {
    const was = then.get(id);
    const is = now.get(id);
    return {
      item: id,
      title: (is ?? was)!.title,
      ...(was?.revision ? { before: was.revision } : {}),
      ...(is?.revision ? { after: is.revision } : {}),
      unchanged: was !== undefined && was.hash === is?.hash,
    };
  });
}

function itemView({
  id,
  title,
  revision,
  hash,
  contributors,
}: ReviewedItem): ItemView {
  return {
    ...{ id, title, hash, contributors },
    ...(revision ? { revision } : {}),
  };
}

function narrowed<Act extends string>(
  verdicts: Record<Act, Verdict>,
  narrow: Narrow,
): Record<Act, Verdict> {
  return Object.fromEntries(
    Object.entries<Verdict>(verdicts).map(([act, verdict]) => [
      act,
      narrow(act, verdict),
    ]),
  ) as Record<Act, Verdict>;
}
