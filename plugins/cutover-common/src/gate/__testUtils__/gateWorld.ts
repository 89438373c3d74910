import fc from 'fast-check';
import type { TemplateGate } from '../../template';
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
import { followDueDates } from '../dueSeats';
import {
  copyGate,
  escalateLeavers,
  lapseGate,
  openInEmergency,
  returnGate,
  urgeGate,
  withdrawGate,
} from '../endRound';
import type { GateChange } from '../gateCall';
import type { GateEvent } from '../gateEvent';
import { submitGateInputSchema } from '../input';
import type { Gate, ReviewedItem, Round, Seat, Substitution } from '../model';
import { seatState } from '../seatState';
import { submitGate, type SubmitCall } from '../submitGate';
import {
  aCutover,
  aReview,
  aTemplateGate,
  ref,
  report,
  sha256,
  team,
  type Rule,
} from './aReview';

/** Every act, so that a test can put a faulty one in its place. */
export const theCore = {
  addSigner,
  askOpinion,
  copyGate,
  decideGate,
  escalateLeavers,
  followDueDates,
  giveOpinion,
  lapseGate,
  openInEmergency,
  recallTransfer,
  removeSigner,
  returnGate,
  stopAsking,
  submitGate,
  takeBackDecision,
  transferSeat,
  urgeGate,
  withdrawGate,
};
export type GateCore = typeof theCore;

/** A gate and what is around it, after some commands. */
export interface World {
  gate: Gate;
  events: GateEvent[];
  items: ReviewedItem[];
  team: Record<string, string[]>;
  substitutions: Substitution[];
  /** Decisions that were acknowledged, in this round. */
  given: number;
  /** Hash of what was looked at by whoever decided last. */
  hash?: string;
}

type Command = (
  world: World,
  call: (by: string) => SubmitCall,
) => {
  change?: GateChange;
  items?: ReviewedItem[];
  team?: World['team'];
  hash?: string;
};

const NAMES = ['sue', 'cora', 'bob', 'bea', 'tom', 'ola', 'fin', 'lea', 'eve'];

const hour = (number: number) =>
  new Date(Date.UTC(2026, 11, 1, number)).toISOString();

const roleName = fc.constantFrom(
  'sponsor',
  'business',
  'technology',
  'operations',
  'finance',
);

const rule = (id: string): fc.Arbitrary<Rule> =>
  fc
    .record({
      type: fc.constantFrom<Rule['type']>(
        'all',
        'any',
        'n-of-m',
        'in-sequence',
      ),
      roles: fc.uniqueArray(roleName, { minLength: 1, maxLength: 3 }),
      onReject: fc.constantFrom<Rule['onReject']>('end', 'collect-all'),
      onEmpty: fc.constantFrom<Rule['onEmpty']>('refuse', {
        escalate: 'sponsor',
      }),
      due: fc.constantFrom('P1D', undefined),
      escalateTo: fc.constantFrom('legal', undefined),
    })
    .map(each => ({
      id,
      ...each,
      ...(each.type === 'n-of-m' ? { n: 2 } : {}),
    }));

const template: fc.Arbitrary<TemplateGate> = fc
  .tuple(
    fc.tuple(rule('first'), rule('second')),
    fc.constantFrom(1, 2),
    fc.record({
      excludeContributors: fc.boolean(),
      distinct: fc.boolean(),
      ordered: fc.boolean(),
    }),
  )
  .map(([rules, number, { ordered, ...marks }]) =>
    aTemplateGate(
      rules
        .slice(0, number)
        .map((each, index) =>
          index && ordered ? { ...each, after: ['first'] } : each,
        ),
      {
        ...marks,
        addSignersFrom: ['finance', 'legal'],
        returnTo: ['sponsor'],
        emergency: { roles: ['sponsor'], reviewWithin: 'P2D' },
      },
    ),
  );

const substitutions: fc.Arbitrary<Substitution[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...NAMES),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
    ),
    { maxLength: 3 },
  )
  .map(all =>
    all.map(([principal, substitute, from, hours], index) => ({
      id: `${index}`,
      principal: ref(principal),
      substitute: ref(substitute),
      start: hour(from),
      end: hour(from + hours),
    })),
  );

const seat = fc.integer({ min: 1, max: 9 }).map(number => `s${number}`);
const name = fc.constantFrom(...NAMES);

const nowAndThen = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );

const last = ({ gate }: World): Round | undefined => gate.rounds.at(-1);

/** Each seat on which a decision is awaited, with each person who decides there, if they may. */
function awaited(world: World): (readonly [string, string])[] {
  const round = last(world);
  if (!round) return [];
  return round.seats
    .filter(each => seatState(round, each) === 'open')
    .flatMap(({ id, holder, escalated }) =>
      [
        holder,
        ...world.substitutions
          .filter(({ principal }) => principal === holder)
          .map(({ substitute }) => substitute),
        ...(escalated?.to ?? []),
      ].map(person => [id, person.split('/')[1]] as const),
    );
}

/** On a seat that somebody can do this with, by that person; now and then on any seat, by anybody. */
function onSeat(
  whose: (seat: Seat) => string | undefined,
  act: (gate: Gate, id: string, call: SubmitCall, other: string) => GateChange,
): fc.Arbitrary<Command> {
  return fc
    .record({
      pick: fc.nat(8),
      // Who may be added or take a seat over, and now and then anybody.
      other: fc.oneof(fc.constantFrom('ola', 'fin', 'lea'), name),
      any: nowAndThen(fc.tuple(seat, name)),
    })
    .map(
      ({ pick, other, any }): Command =>
        (world, call) => {
          const fitting = (last(world)?.seats ?? []).flatMap(each => {
            const who = whose(each);
            return who ? [[each.id, who.split('/')[1]] as const] : [];
          });
          const [id, by] = any ??
            fitting[pick % Math.max(fitting.length, 1)] ?? ['s1', 'eve'];
          return { change: act(world.gate, id, call(by), ref(other)) };
        },
    );
}

function submitting(core: GateCore): fc.Arbitrary<Command> {
  return fc
    .record({ straight: fc.boolean(), anyhow: fc.nat(9), offer: fc.boolean() })
    .map(
      ({ straight, anyhow, offer }): Command =>
        (world, call) => {
          const round = last(world);
          const added = round?.seats.find(each => each.added)?.id;
          const input = {
            straight:
              straight && (round?.status === 'returned' || anyhow === 0),
            offered: offer && added ? [added] : [],
          };
          return {
            change: core.submitGate(
              world.gate,
              submitGateInputSchema.parse(input),
              call('cora'),
            ),
          };
        },
    );
}

function deciding(core: GateCore): fc.Arbitrary<Command> {
  return fc
    .record({
      verdict: fc.constantFrom(
        ...(['approve', 'approve', 'approve', 'abstain', 'reject'] as const),
      ),
      pick: fc.nat(8),
      any: nowAndThen(fc.tuple(seat, name)),
      all: fc.boolean(),
      bad: fc.integer({ min: 0, max: 9 }),
    })
    .map(
      ({ verdict, pick, any, all, bad }): Command =>
        (world, call) => {
          const round = last(world);
          // Mostly somebody who may; sometimes anybody on any seat, or on what nobody reviews.
          const open = awaited(world);
          const [id, by] = any ??
            open[pick % Math.max(open.length, 1)] ?? ['s1', 'eve'];
          const own = open.filter(([, who]) => who === by);
          const seats = all && own.length ? own.map(([each]) => each) : [id];
          const hash = bad === 0 ? '0'.repeat(64) : round?.hash ?? '';
          const said = bad === 1 ? {} : { comment: 'So it is' };
          return {
            hash,
            change: core.decideGate(
              world.gate,
              {
                hash,
                decisions: seats.map(each => ({
                  seat: each,
                  verdict,
                  ...said,
                })),
              },
              call(by),
            ),
          };
        },
    );
}

function onSeats(core: GateCore): fc.Arbitrary<Command>[] {
  return [
    onSeat(
      ({ decision }) => decision?.by,
      (gate, id, call) => core.takeBackDecision(gate, id, call),
    ),
    onSeat(
      ({ holder }) => holder,
      (gate, id, call, other) =>
        core.addSigner(
          gate,
          id,
          {
            person: other,
            position: (['before', 'after', 'parallel'] as const)[
              other.length % 3
            ],
          },
          call,
        ),
    ),
    onSeat(
      ({ added, removed, decision }) =>
        removed || decision ? undefined : added?.by,
      (gate, id, call) => core.removeSigner(gate, id, 'Not needed', call),
    ),
    onSeat(
      ({ holder }) => holder,
      (gate, id, call, other) =>
        core.transferSeat(gate, id, { to: other }, call),
    ),
    onSeat(
      ({ transfers }) => transfers.at(-1)?.from,
      (gate, id, call) => core.recallTransfer(gate, id, call),
    ),
    onSeat(
      ({ holder }) => holder,
      (gate, id, call, other) =>
        core.askOpinion(gate, id, { of: other, question: 'Is it good?' }, call),
    ),
    onSeat(
      ({ opinions }) => opinions.find(({ endedAt }) => !endedAt)?.of,
      (gate, id, call) => core.giveOpinion(gate, id, 'Yes', call),
    ),
    onSeat(
      ({ opinions, holder }) =>
        opinions.some(({ endedAt }) => !endedAt) ? holder : undefined,
      (gate, id, call) => core.stopAsking(gate, id, call),
    ),
    onSeat(
      ({ holder }) => holder,
      (gate, id, call, other) =>
        core.returnGate(
          gate,
          id,
          {
            hash: gate.rounds.at(-1)?.hash ?? '',
            comment: 'Once more',
            items: other.length % 2 ? [report.id] : [],
            activities: [],
            ...(other.length % 2 ? {} : { phase: 'initiation' }),
          },
          call,
        ),
    ),
  ];
}

function fromOutside(core: GateCore): fc.Arbitrary<Command>[] {
  return [
    name.map(
      (by): Command =>
        (world, call) => ({
          change: core.withdrawGate(world.gate, undefined, call(by)),
        }),
    ),
    name.map(
      (by): Command =>
        (world, call) => ({
          change: core.urgeGate(world.gate, undefined, call(by)),
        }),
    ),
    name.map(
      (by): Command =>
        (world, call) => ({
          change: core.copyGate(world.gate, [ref('eve')], call(by)),
        }),
    ),
    fc.constant<Command>((world, call) => ({
      change: core.followDueDates(world.gate, {
        ...call('eve'),
        by: 'schedule',
      }),
    })),
    fc.nat(99).map(
      (number): Command =>
        (world, call) => {
          const items = [{ ...report, hash: sha256(`report ${number}`) }];
          return {
            items,
            change: core.lapseGate(
              world.gate,
              [{ item: report.id, fields: ['/summary'] }],
              { ...call('eve'), by: ref('tom') },
            ),
          };
        },
    ),
    fc.tuple(roleName, fc.subarray(NAMES, { maxLength: 2 })).map(
      ([role, people]): Command =>
        (world, call) => {
          const next = { ...world.team, [role]: people.map(ref) };
          const { cutover } = call('eve');
          return {
            team: next,
            change: core.escalateLeavers(world.gate, {
              ...call('eve'),
              cutover: { ...cutover, team: next },
              by: ref('cora'),
            }),
          };
        },
    ),
    name.map(
      (by): Command =>
        (world, call) => ({
          change: core.openInEmergency(world.gate, 'It burns', {
            ...call(by),
            reviewDueAt: hour(100),
          }),
        }),
    ),
    fc.constant<Command>((world, call) => ({
      change: core.lapseGate(
        world.gate,
        [],
        { ...call('eve'), by: ref('sue') },
        { reopened: true },
      ),
    })),
  ];
}

/** What people do, each kind as often as it takes for a round to go on for a while. */
function commandsOf(core: GateCore): fc.Arbitrary<Command> {
  return fc.oneof(
    { weight: 18, arbitrary: submitting(core) },
    { weight: 16, arbitrary: deciding(core) },
    { weight: 24, arbitrary: fc.oneof(...onSeats(core)) },
    { weight: 6, arbitrary: fc.oneof(...fromOutside(core)) },
  );
}

/**
 * Takes a world through random commands of random people, and looks at it after each. Fails with the seed and the
 * number of the run.
 */
export function always(
  check: (before: World, after: World) => void,
  {
    core = theCore,
    ...parameters
  }: { core?: GateCore } & fc.Parameters<unknown> = {},
) {
  fc.assert(
    fc.property(
      template,
      substitutions,
      fc.array(commandsOf(core), {
        minLength: 50,
        maxLength: 50,
        size: 'max',
      }),
      (gateTemplate, subs, all) => {
        const { call, closed } = aReview(gateTemplate, { substitutions: subs });
        let world: World = {
          gate: closed,
          events: [],
          items: [report],
          team,
          substitutions: subs,
          given: 0,
        };
        all.forEach((command, index) => {
          const context = (by: string) =>
            call(by, {
              at: hour(index),
              items: world.items,
              cutover: aCutover({ team: world.team }),
            });
          const after = afterwards(world, command, context);
          check(world, after);
          world = after;
        });
      },
    ),
    parameters as fc.Parameters<[TemplateGate, Substitution[], Command[]]>,
  );
}

/** The world after a command, which leaves no trace where it is refused. */
function afterwards(
  world: World,
  command: Command,
  call: (by: string) => SubmitCall,
): World {
  const before = JSON.stringify(world);
  let step: ReturnType<Command>;
  try {
    step = command(world, call);
  } catch (error) {
    if (!(error instanceof Error) || !('reason' in error)) throw error;
    expect(JSON.stringify(world)).toBe(before);
    return world;
  }
  const { change, ...changed } = step;
  const events = change?.events ?? [];
  const anew = events.some(({ type }) => type === 'gate.submitted');
  const given = events.filter(({ type }) => type === 'gate.decided').length;
  return {
    ...world,
    ...changed,
    gate: change?.next ?? world.gate,
    events: [...world.events, ...events],
    given: anew ? 0 : world.given + given,
  };
}
