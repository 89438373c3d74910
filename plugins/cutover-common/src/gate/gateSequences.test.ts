import { NEVER } from './__testUtils__/gateInvariants';
import { always } from './__testUtils__/gateWorld';

const numRuns = Number(process.env.GATE_SEQUENCES ?? 400);
const seed = Number(process.env.GATE_SEED ?? Date.now() % 2 ** 31);

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

describe(`no sequence of commands, in ${numRuns} of 50`, () => {
  it.each(Object.entries(NEVER))('%s', (_, check) => {
    expect(() => always(check, { numRuns, seed })).not.toThrow();
  });
});

describe('sequences of commands', () => {
  it('bring about everything that can happen to a gate, or they would prove nothing', () => {
    const seen = new Set<string>();
    always(
      (before, { events }) =>
        events
          .slice(before.events.length)
          .forEach(({ type }) => seen.add(type)),
      { numRuns: 400, seed: 1 },
    );
    expect([...seen].sort()).toEqual(EVERY_EVENT);
  });
});
