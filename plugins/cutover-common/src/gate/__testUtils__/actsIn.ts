import { refusalOf } from '../../lifecycle/__testUtils__/aCutover';
import {
  addSigner,
  askOpinion,
  giveOpinion,
  recallTransfer,
  removeSigner,
  stopAsking,
  transferSeat,
} from '../changeSeat';
import { decideGate, takeBackDecision } from '../decideGate';
import { decidersOf } from '../deciders';
import { escalateLeavers, returnGate } from '../endRound';
import {
  returnGateInputSchema,
  submitGateInputSchema,
  type SubmitGateInput,
} from '../input';
import type { Cutover } from '../../lifecycle';
import type {
  DecisionVerdict,
  Gate,
  Seat,
  SignerPosition,
  Substitution,
} from '../model';
import { seatState } from '../seatState';
import { submitGate, type SubmitCall } from '../submitGate';
import {
  aCutover,
  aReview,
  aTemplateGate,
  decision,
  ref,
  seatOf,
  team,
  type Rule,
} from './aReview';

/** What people do in a review, each on the seat of `whose`, who is themselves unless it is said. */
function actsIn({ call }: Pick<ReturnType<typeof aReview>, 'call'>) {
  type More = Partial<SubmitCall>;
  return {
    decide: (
      gate: Gate,
      name: string,
      verdict: DecisionVerdict = 'approve',
      { whose = name, rule, ...more }: Whose & More = {},
    ) =>
      decideGate(gate, decision(gate, whose, verdict, rule), call(name, more))
        .next,
    takeBack: (gate: Gate, name: string, { whose = name, rule }: Whose = {}) =>
      takeBackDecision(gate, seatOf(gate, whose, rule), call(name)).next,
    add: (
      gate: Gate,
      name: string,
      person: string,
      position: SignerPosition = 'parallel',
      { whose = name, rule }: Whose = {},
    ) =>
      addSigner(
        gate,
        seatOf(gate, whose, rule),
        { person: ref(person), position },
        call(name),
      ).next,
    remove: (gate: Gate, name: string, whose: string) =>
      removeSigner(gate, seatOf(gate, whose), 'Not needed', call(name)).next,
    transfer: (
      gate: Gate,
      name: string,
      to: string,
      { whose = name, rule, ...more }: Whose & More = {},
    ) =>
      transferSeat(
        gate,
        seatOf(gate, whose, rule),
        { to: ref(to) },
        call(name, more),
      ).next,
    recall: (gate: Gate, name: string, whose: string) =>
      recallTransfer(gate, seatOf(gate, whose), call(name)).next,
    ask: (gate: Gate, name: string, of: string) =>
      askOpinion(
        gate,
        seatOf(gate, name),
        { of: ref(of), question: 'Is it good?' },
        call(name),
      ).next,
    answer: (gate: Gate, name: string, whose: string) =>
      giveOpinion(gate, seatOf(gate, whose), 'It is', call(name)).next,
    stopAsking: (gate: Gate, name: string) =>
      stopAsking(gate, seatOf(gate, name), call(name)).next,
    giveBack: (gate: Gate, name: string, what: object, more: More = {}) =>
      returnGate(
        gate,
        seatOf(gate, name),
        returnGateInputSchema.parse({
          hash: gate.rounds.at(-1)?.hash,
          comment: 'Once more',
          ...what,
        }),
        call(name, more),
      ).next,
    resubmitted: (
      gate: Gate,
      input: SubmitGateInput,
      more: More = {},
      by = 'cora',
    ) =>
      submitGate(gate, submitGateInputSchema.parse(input), call(by, more)).next,
    /** Somebody no longer holds what they held. */
    left: (gate: Gate, still: Cutover['team']) =>
      escalateLeavers(gate, {
        ...call('cora', { cutover: aCutover({ team: still }) }),
        by: ref('cora'),
      }).next,
    /** Who may decide on the seat of somebody. */
    mayDecide: (gate: Gate, whose: string, more: More = {}) => {
      const { at, cutover, substitutions } = call('cora', more);
      return decidersOf(lastRound(gate), seatIn(gate, whose), {
        at,
        team: cutover.team,
        substitutions,
      }).map(({ person }) => person.split('/')[1]);
    },
  };
}

/** A gate with rules, whatever else the template says of it, and what people do there. */
export function reviewOf(
  rules: Rule | Rule[],
  more: Parameters<typeof aTemplateGate>[1] = {},
  options: Parameters<typeof aReview>[1] = {},
) {
  const addSignersFrom = ['finance', 'legal', 'operations'];
  const template = aTemplateGate([rules].flat(), { addSignersFrom, ...more });
  const review = aReview(template, options);
  return { ...review, ...actsIn(review) };
}

/** The team after some have left it. */
export const without = (...names: string[]): Cutover['team'] =>
  Object.fromEntries(
    Object.entries(team).map(([role, people]) => [
      role,
      people.filter(each => !names.map(ref).includes(each)),
    ]),
  );

/** Somebody who decides for another, over a year unless it is said. */
export const standsIn = (
  substitute: string,
  principal: string,
  during: Partial<Substitution> = {},
): Substitution => ({
  id: `${substitute} for ${principal}`,
  principal: ref(principal),
  substitute: ref(substitute),
  start: '2026-01-01T00:00:00.000Z',
  end: '2027-01-01T00:00:00.000Z',
  ...during,
});

interface Whose {
  whose?: string;
  rule?: string;
}

export function lastRound({ id, rounds }: Gate) {
  const round = rounds.at(-1);
  if (!round) throw new Error(`${id} was never submitted`);
  return round;
}

export function seatIn(gate: Gate, name: string, rule?: string): Seat {
  const id = seatOf(gate, name, rule);
  return lastRound(gate).seats.find(each => each.id === id)!;
}

/** Whose seats are in this state. */
export function seatsThatAre(state: string, gate: Gate): string[] {
  const round = lastRound(gate);
  return round.seats
    .filter(seat => seatState(round, seat) === state)
    .map(({ holder }) => holder.split('/')[1]);
}

const STATUS: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
};

/** What an act was refused with: the HTTP status with the reason, or with `path reason` of each fault. */
export function refusal(attempt: () => unknown): string {
  const { name, reason, faults } = refusalOf(attempt);
  const told = faults?.map(each => `${each.path.join('.')} ${each.reason}`);
  return `${STATUS[name]} ${told?.join(', ') ?? reason}`;
}
