import fc from 'fast-check';
import type { TemplateGate } from '../template';
import {
  addSigner,
  askOpinion,
  giveOpinion,
  recallTransfer,
  removeSigner,
  stopAsking,
  transferSeat,
} from './changeSeat';
import { decideGate, takeBackDecision } from './decideGate';
import { decidersOf } from './deciders';
import { followDueDates } from './dueSeats';
import { holds } from './eligible';
import {
  copyGate,
  escalateLeavers,
  lapseGate,
  openInEmergency,
  returnGate,
  urgeGate,
  withdrawGate,
} from './endRound';
import { evolveGate, gateStatus, newGate } from './evolveGate';
import type { GateChange } from './gateCall';
import { eventOf, happenedTo, type GateEvent } from './gateEvent';
import { submitGateInputSchema } from './input';
import type {
  CheckVerdict,
  Gate,
  ReviewedItem,
  Round,
  Seat,
  Substitution,
} from './model';
import { seatState } from './seatState';
import { submitGate, type SubmitCall } from './submitGate';
import {
  aCutover,
  aReview,
  aTemplateGate,
  ref,
  report,
  sha256,
  team,
  type Rule,
} from './__testUtils__/aReview';

const RUNS = Number(process.env.GATE_SEQUENCES ?? 400);
const NAMES = ['sue', 'cora', 'bob', 'bea', 'tom', 'ola', 'fin', 'lea', 'eve'];

interface World {
  gate: Gate;
  events: GateEvent[];
  items: ReviewedItem[];
  team: Record<string, string[]>;
  /** Decisions that were acknowledged, in this round. */
  given: number;
}

type Command = (
  world: World,
  call: (by: string) => SubmitCall,
) => { change?: GateChange; items?: ReviewedItem[]; team?: World['team'] };

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

const hour = (number: number) =>
  new Date(Date.UTC(2026, 11, 1, number)).toISOString();

const seat = fc.integer({ min: 1, max: 9 }).map(number => `s${number}`);
const name = fc.constantFrom(...NAMES);
const passed: CheckVerdict[] = [];

const last = ({ gate }: World): Round | undefined => gate.rounds.at(-1);

/** On a seat that somebody can do this with, by that person; now and then on any seat, by anybody. */
function onSeat(
  whose: (seat: Seat) => string | undefined,
  act: (gate: Gate, id: string, call: SubmitCall, other: string) => GateChange,
): fc.Arbitrary<Command> {
  return fc
    .record({
      pick: fc.nat(8),
      other: name,
      any: fc.option(fc.tuple(seat, name), { freq: 4 }),
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

const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ straight: fc.boolean(), offer: fc.boolean() }).map(
      ({ straight, offer }): Command =>
        (world, call) => {
          const added = last(world)?.seats.find(each => each.added)?.id;
          const offered = offer && added ? [added] : [];
          return {
            change: submitGate(
              world.gate,
              submitGateInputSchema.parse({ straight, offered }),
              call('cora'),
            ),
          };
        },
    ),
  },
  {
    weight: 12,
    arbitrary: fc
      .record({
        verdict: fc.constantFrom(
          ...(['approve', 'approve', 'approve', 'abstain', 'reject'] as const),
        ),
        pick: fc.nat(8),
        any: fc.option(fc.tuple(seat, name), { freq: 4 }),
        bad: fc.integer({ min: 0, max: 9 }),
      })
      .map(
        ({ verdict, pick, any, bad }): Command =>
          (world, call) => {
            const round = last(world);
            const { at, substitutions: subs } = call('eve');
            // Mostly somebody who may; sometimes anybody on any seat, or on what nobody reviews.
            const open = (round?.seats ?? [])
              .filter(each => round && seatState(round, each) === 'open')
              .flatMap(each =>
                decidersOf(round!, each, {
                  at,
                  team: world.team,
                  substitutions: subs,
                }).map(
                  ({ person }) => [each.id, person.split('/')[1]] as const,
                ),
              );
            const [id, by] = any ??
              open[pick % Math.max(open.length, 1)] ?? ['s1', 'eve'];
            return {
              change: decideGate(
                world.gate,
                {
                  hash: bad === 0 ? '0'.repeat(64) : round?.hash ?? '',
                  decisions: [
                    {
                      seat: id,
                      verdict,
                      ...(bad === 1 ? {} : { comment: 'So it is' }),
                    },
                  ],
                },
                call(by),
              ),
            };
          },
      ),
  },
  onSeat(
    ({ decision }) => decision?.by,
    (gate, id, call) => takeBackDecision(gate, id, call),
  ),
  onSeat(
    ({ holder }) => holder,
    (gate, id, call, other) =>
      addSigner(
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
    (gate, id, call) => removeSigner(gate, id, 'Not needed', call),
  ),
  onSeat(
    ({ holder }) => holder,
    (gate, id, call, other) => transferSeat(gate, id, { to: other }, call),
  ),
  onSeat(
    ({ transfers }) => transfers.at(-1)?.from,
    (gate, id, call) => recallTransfer(gate, id, call),
  ),
  onSeat(
    ({ holder }) => holder,
    (gate, id, call, other) =>
      askOpinion(gate, id, { of: other, question: 'Is it good?' }, call),
  ),
  onSeat(
    ({ opinions }) => opinions.find(({ endedAt }) => !endedAt)?.of,
    (gate, id, call) => giveOpinion(gate, id, 'Yes', call),
  ),
  onSeat(
    ({ opinions, holder }) =>
      opinions.some(({ endedAt }) => !endedAt) ? holder : undefined,
    (gate, id, call) => stopAsking(gate, id, call),
  ),
  onSeat(
    ({ holder }) => holder,
    (gate, id, call, other) =>
      returnGate(
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
  name.map(
    (by): Command =>
      (world, call) => ({
        change: withdrawGate(world.gate, undefined, call(by)),
      }),
  ),
  name.map(
    (by): Command =>
      (world, call) => ({
        change: urgeGate(world.gate, undefined, call(by)),
      }),
  ),
  name.map(
    (by): Command =>
      (world, call) => ({
        change: copyGate(world.gate, [ref('eve')], call(by)),
      }),
  ),
  fc.constant<Command>((world, call) => ({
    change: followDueDates(world.gate, { ...call('eve'), by: 'schedule' }),
  })),
  fc.nat(99).map(
    (number): Command =>
      (world, call) => {
        const items = [{ ...report, hash: sha256(`report ${number}`) }];
        return {
          items,
          change: lapseGate(
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
          change: escalateLeavers(world.gate, {
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
        change: openInEmergency(world.gate, 'It burns', {
          ...call(by),
          reviewDueAt: hour(100),
        }),
      }),
  ),
);

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

const EVERY_EVENT = [
  'gate.copied',
  'gate.decided',
  'gate.decision-taken-back',
  'gate.emergency-reviewed',
  'gate.escalated',
  'gate.lapsed',
  'gate.opened',
  'gate.opened-in-emergency',
  'gate.opinion-asked',
  'gate.opinion-given',
  'gate.opinion-stopped',
  'gate.rejected',
  'gate.reminded',
  'gate.returned',
  'gate.seat-transferred',
  'gate.signer-added',
  'gate.signer-removed',
  'gate.submitted',
  'gate.transfer-recalled',
  'gate.urged',
  'gate.withdrawn',
];

/** Takes a world through random commands of random people. */
function always(check: (before: World, after: World) => void) {
  const seed = Number(process.env.GATE_SEED ?? Date.now() % 2 ** 31);
  fc.assert(
    fc.property(
      template,
      substitutions,
      fc.array(commands, { minLength: 50, maxLength: 50, size: 'max' }),
      (gateTemplate, subs, all) => {
        const { call, closed } = aReview(gateTemplate, { substitutions: subs });
        let world: World = {
          gate: closed,
          events: [],
          items: [report],
          team,
          given: 0,
        };
        all.forEach((command, index) => {
          const context = (by: string) =>
            call(by, {
              at: hour(index),
              items: world.items,
              cutover: aCutover({ team: world.team }),
              checks: passed,
            });
          const frozen = JSON.stringify(world);
          let step: ReturnType<Command>;
          try {
            step = command(world, context);
          } catch (error) {
            if (!(error instanceof Error) || !('reason' in error)) throw error;
            // What is refused leaves no trace.
            expect(JSON.stringify(world)).toBe(frozen);
            return;
          }
          const { change, items = world.items } = step;
          const events = change?.events ?? [];
          const given = events.filter(
            ({ type }) => type === 'gate.decided',
          ).length;
          const anew = events.some(({ type }) => type === 'gate.submitted');
          const after: World = {
            gate: change?.next ?? world.gate,
            events: [...world.events, ...events],
            items,
            team: step.team ?? world.team,
            given: anew ? 0 : world.given + given,
          };
          check(world, after);
          world = after;
        });
      },
    ),
    { numRuns: RUNS, seed },
  );
}

describe(`no sequence of commands, in ${RUNS} of 50`, () => {
  it('opens a gate whose rules are not met', () => {
    const seen = new Set<string>();
    always((before, { gate, events }) => {
      events.slice(before.events.length).forEach(({ type }) => seen.add(type));
      const round = gate.rounds.at(-1);
      if (gateStatus(gate) !== 'open' || round?.status !== 'approved') return;
      expect(isMet(round)).toBe(true);
    });
    // It would prove nothing if some never came about.
    expect([...seen].sort()).toEqual(EVERY_EVENT);
  });

  it('loses or doubles a decision', () => {
    always((_, { gate, given }) => expect(decisionsIn(gate)).toBe(given));
  });

  it('lets the submitter, an excluded contributor or somebody without a part decide', () => {
    always((before, { gate, events }) => {
      const round = gate.rounds.at(-1);
      for (const event of events.slice(before.events.length)) {
        if (event.type !== 'gate.decided') continue;
        const { by, onBehalfOf, seat: id } = event;
        const { holder, role, transfers } = round!.seats.find(
          each => each.id === id,
        )!;
        expect(by).not.toBe(round?.submittedBy);
        if (round?.excludeContributors) expect(by).not.toBe(ref('tom'));
        expect(onBehalfOf).toBe(by === holder ? undefined : holder);
        if (by === holder && transfers.length === 0) {
          expect(holds(before.team, role, holder)).toBe(true);
        }
      }
    });
  });

  it('deadlocks a gate that eligible people could decide', () => {
    always((_, { gate }) => {
      const round = gate.rounds.at(-1);
      if (round?.status !== 'in-review') return;
      expect(round.seats.some(each => seatState(round, each) === 'open')).toBe(
        true,
      );
    });
  });

  it('tells anything in its audit trail but what is stored', () => {
    always((_, { gate, events }) => {
      const { cutoverId, id, phase } = gate;
      const replayed = events
        .map(event =>
          eventOf(JSON.parse(JSON.stringify(happenedTo(gate, event)))),
        )
        .reduce(
          (state, event) => (event ? evolveGate(state, event) : state),
          newGate({ cutoverId, id, phase }),
        );
      expect(JSON.parse(JSON.stringify(replayed))).toEqual(
        JSON.parse(JSON.stringify(gate)),
      );
    });
  });
});
