import { evolveGate } from './evolveGate';
import type { Gate } from './model';
import { ref } from './__testUtils__/aReview';
import { NEVER } from './__testUtils__/gateInvariants';
import { always, theCore, type GateCore } from './__testUtils__/gateWorld';

/** The same in every run, so that what is found once is found always. */
const parameters = { numRuns: 100, seed: 20261201, endOnFailure: true };

/** A gate of which the last round is another. */
const withLast = (
  gate: Gate,
  change: (round: Gate['rounds'][number]) => Gate['rounds'][number],
): Gate => ({
  ...gate,
  rounds: gate.rounds.map((round, index) =>
    index === gate.rounds.length - 1 ? change(round) : round,
  ),
});

/** What a core does, what it must never do, and how it comes to that. */
type Fault = [string, keyof typeof NEVER, Partial<GateCore>];

const submittedBy = (gate: Gate, name: string) =>
  withLast(gate, round => ({ ...round, submittedBy: ref(name) }));

const FAULTS: Fault[] = [
  [
    'lets the submitter decide',
    'lets the submitter, an excluded contributor or somebody without a part decide',
    {
      decideGate: (gate, input, call) => {
        const change = theCore.decideGate(
          submittedBy(gate, 'nobody'),
          input,
          call,
        );
        return { ...change, next: submittedBy(change.next, 'cora') };
      },
    },
  ],
  [
    'asks nobody what they looked at',
    'takes a decision on something else than was looked at',
    {
      decideGate: (gate, input, call) =>
        theCore.decideGate(
          gate,
          { ...input, hash: gate.rounds.at(-1)?.hash ?? '' },
          call,
        ),
    },
  ],
  [
    'opens at the first approval',
    'opens a gate whose rules are not met',
    {
      decideGate: (gate, input, call) => {
        const change = theCore.decideGate(gate, input, call);
        if (
          change.next.rounds.at(-1)?.status !== 'in-review' ||
          input.decisions[0].verdict !== 'approve'
        ) {
          return change;
        }
        const { at, by } = call;
        const opened = {
          type: 'gate.opened' as const,
          ...{ at, by: by.ref, checks: [] },
        };
        return {
          ...change,
          events: [...change.events, opened],
          next: evolveGate(change.next, opened),
        };
      },
    },
  ],
  ...(
    [
      'loses or doubles a decision',
      'tells anything in its audit trail but what is stored',
    ] as const
  ).map(
    (never): Fault => [
      'acknowledges a decision that it does not keep',
      never,
      {
        decideGate: (gate, input, call) => ({
          ...theCore.decideGate(gate, input, call),
          next: gate,
        }),
      },
    ],
  ),
  [
    'forgets what was taken back',
    'loses or doubles a decision',
    {
      takeBackDecision: (gate, seat, call) => {
        const change = theCore.takeBackDecision(gate, seat, call);
        const next = withLast(change.next, round => ({
          ...round,
          seats: round.seats.map(each => ({ ...each, takenBack: [] })),
        }));
        return { ...change, next };
      },
    },
  ],
  [
    'takes a submission while one is under review',
    'reviews two rounds at once',
    {
      submitGate: (gate, input, call) => {
        const others = withLast(gate, round => ({
          ...round,
          status: 'withdrawn',
        }));
        const change = theCore.submitGate(others, input, call);
        const [round] = change.next.rounds.slice(-1);
        return {
          ...change,
          next: { ...change.next, rounds: [...gate.rounds, round] },
        };
      },
    },
  ],
];

describe('Sequences of commands', () => {
  it('find nothing in the core as it is', () => {
    const checks = Object.values(NEVER);
    expect(() =>
      always(
        (before, after) => checks.forEach(check => check(before, after)),
        parameters,
      ),
    ).not.toThrow();
  });

  it.each(FAULTS)('find out a core that %s: it %s', (_, never, faulty) => {
    const attempt = () =>
      always(NEVER[never], { ...parameters, core: { ...theCore, ...faulty } });
    expect(attempt).toThrow(
      /^Property failed after \d+ tests[^]*seed: 20261201/,
    );
  });
});
