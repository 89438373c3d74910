import { holds } from '../eligible';
import { evolveGate, gateStatus, newGate, openEmergency } from '../evolveGate';
import { eventOf, happenedTo } from '../gateEvent';
import type { Gate, Round, Seat } from '../model';
import { seatState } from '../seatState';
import { ref } from './aReview';
import type { World } from './gateWorld';

/** Whether a round may be approved, told once more from the decisions alone. */
function isMet({ rules, seats }: Round): boolean {
  return rules.every(({ id, type, n = 1 }) => {
    const live = seats.filter(each => each.rule === id && !each.removed);
    const own = live.filter(each => !each.added);
    const verdicts = own.map(({ decision }) => decision?.verdict);
    const approvers = new Set(
      own.flatMap(({ decision }) =>
        decision?.verdict === 'approve' ? [decision.by] : [],
      ),
    );
    const base =
      type === 'all' || type === 'in-sequence'
        ? verdicts.every(each => each === 'approve' || each === 'abstain') &&
          approvers.size > 0
        : approvers.size >= n;
    return (
      base &&
      live.every(
        each =>
          !each.added ||
          ['approve', 'abstain'].includes(each.decision?.verdict ?? ''),
      )
    );
  });
}

/** Those of this round: neither what stands from an earlier one, nor that taken back. */
function decisionsIn({ rounds }: Gate): number {
  const seats = rounds.at(-1)?.seats ?? [];
  return seats
    .flatMap(({ decision, takenBack }) => [...takenBack, decision ?? []].flat())
    .filter(({ fromRound }) => fromRound === undefined).length;
}

const newEvents = (before: World, { events }: World) =>
  events.slice(before.events.length);

/** As holder, substitute, or one to whom seats of the rule are escalated. */
function hasPart(
  person: string,
  { holder, role, rule: id, transfers }: Seat,
  { rules }: Round,
  { substitutions, team }: World,
): boolean {
  if (person === holder) {
    return transfers.length > 0 || holds(team, role, holder);
  }
  const rule = rules.find(each => each.id === id);
  return (
    substitutions.some(({ substitute }) => substitute === person) ||
    [rule?.escalateEmptyTo, rule?.escalateOverdueTo].some(
      each => each !== undefined && holds(team, each, person),
    )
  );
}

function meetsItsRules(_: World, { gate }: World) {
  const round = gate.rounds.at(-1);
  if (round?.status === 'approved') expect(isMet(round)).toBe(true);
  else if (!openEmergency(gate)) expect(gateStatus(gate)).not.toBe('open');
}

function keepsEveryDecision(_: World, { gate, given }: World) {
  expect(decisionsIn(gate)).toBe(given);
}

function isDecidedByThoseWhoMay(before: World, after: World) {
  const round = after.gate.rounds.at(-1);
  for (const event of newEvents(before, after)) {
    if (event.type !== 'gate.decided') continue;
    const { by, onBehalfOf } = event;
    const seat = round!.seats.find(({ id }) => id === event.seat)!;
    expect(by).not.toBe(round?.submittedBy);
    if (round?.excludeContributors) expect(by).not.toBe(ref('tom'));
    expect(onBehalfOf).toBe(by === seat.holder ? undefined : seat.holder);
    expect(hasPart(by, seat, round!, before)).toBe(true);
  }
}

function isDecidedOnWhatWasLookedAt(before: World, after: World) {
  const decided = newEvents(before, after).some(
    ({ type }) => type === 'gate.decided',
  );
  if (decided) expect(after.hash).toBe(after.gate.rounds.at(-1)?.hash);
}

function awaitsSomebody(_: World, { gate }: World) {
  const round = gate.rounds.at(-1);
  if (round?.status !== 'in-review') return;
  expect(round.seats.map(each => seatState(round, each))).toContain('open');
}

function endsEachRoundBeforeTheNext(_: World, { gate }: World) {
  const earlier = gate.rounds.slice(0, -1).map(({ status }) => status);
  expect(earlier).not.toContain('in-review');
}

function isWhatItsEventsTell(_: World, { gate, events }: World) {
  const { cutoverId, id, phase } = gate;
  const replayed = events
    .map(event => eventOf(JSON.parse(JSON.stringify(happenedTo(gate, event)))))
    .reduce(
      (state, event) => (event ? evolveGate(state, event) : state),
      newGate({ cutoverId, id, phase }),
    );
  expect(JSON.parse(JSON.stringify(replayed))).toEqual(
    JSON.parse(JSON.stringify(gate)),
  );
}

/** What no sequence of commands does, and what shows that it did not. */
export const NEVER = {
  'opens a gate whose rules are not met': meetsItsRules,
  'loses or doubles a decision': keepsEveryDecision,
  'lets the submitter, an excluded contributor or somebody without a part decide':
    isDecidedByThoseWhoMay,
  'takes a decision on something else than was looked at':
    isDecidedOnWhatWasLookedAt,
  'deadlocks a gate that eligible people could decide': awaitsSomebody,
  'reviews two rounds at once': endsEachRoundBeforeTheNext,
  'tells anything in its audit trail but what is stored': isWhatItsEventsTell,
};
