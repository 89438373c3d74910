import {
  submitGate,
  submitGateInputSchema,
  decideGate,
  newGate,
  type Cutover,
  type Gate,
  type GateCall,
  type ReviewedItem,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { aGatedTemplate } from '../__testUtils__/gatesPortal';
import { sha256 } from '../audit/sha256';
import { WorkService } from './WorkService';

const [alice, bob, carol, dora] = ['alice', 'bob', 'carol', 'dora'].map(
  name => `user:default/${name}`,
);
const at = '2027-01-01T12:00:00.000Z';

const report: ReviewedItem = {
  id: 'deliverable:report',
  title: 'Report',
  revision: 1,
  hash: sha256('report'),
  contributors: [carol],
};

/** Alice sits under both rules, Bob and Dora under one; Carol submits. */
function aStage(more: Partial<TemplateGate> = {}, items = [report]) {
  const rule = {
    ...aGatedTemplate.phases[0].gate!.rules[0],
    due: undefined,
    escalateTo: undefined,
  };
  const template: TemplateGate = {
    ...aGatedTemplate.phases[0].gate!,
    rules: [
      { ...rule, id: 'first', roles: ['operations'] },
      { ...rule, id: 'second', type: 'any', roles: ['security'] },
    ],
    checks: [],
    ...more,
  };
  const spec = {
    ...aGatedTemplate,
    phases: aGatedTemplate.phases.map(phase =>
      phase.id === 'initiation' ? { ...phase, gate: template } : phase,
    ),
  };
  const cutover = {
    ...{ id: 'c-1', name: 'shop', title: 'Shop', status: 'running' },
    template: { hash: 'h' },
    ...{ phase: 'initiation', intake: {} },
    phases: [{ id: 'initiation', status: 'in-progress' }],
    team: {
      coordinator: [carol],
      operations: [alice, bob],
      security: [alice, dora],
    },
  } as unknown as Cutover;
  const call = (ref: string): GateCall => ({
    ...{ at, cutover, spec, template, substitutions: [] },
    by: { kind: 'person', ref, groups: [] },
  });
  let { next: gate } = submitGate(
    newGate({ cutoverId: 'c-1', id: 'approval', phase: 'initiation' }),
    submitGateInputSchema.parse({}),
    { ...call(carol), items, checks: [], sha256 },
  );
  const work = (ref: string, seenAs: (gate: Gate) => Gate = each => each) =>
    new WorkService({
      db: undefined as unknown as Knex,
      clock: () => new Date(at),
      access: { of: async () => ({ has: () => true }) },
      cutovers: { load: async () => [cutover] },
      gates: {
        waiting: async () => [{ cutoverId: 'c-1', gate: 'approval' }],
        ofAll: async () => [seenAs(gate)],
      },
      substitutions: { chainsTo: async () => [], chainsFrom: async () => [] },
      templates: { copy: async () => spec },
      activities: { of: async () => [] },
    } as unknown as ConstructorParameters<typeof WorkService>[0]).of({
      actor: call(ref).by,
      credentials: {} as never,
    });
  const seatsOf = async (...asked: Parameters<typeof work>) =>
    (await work(...asked)).decide.map(({ seats }) => seats);
  return {
    seatsOf,
    decide(ref: string, seat: string) {
      const round = gate.rounds.at(-1)!;
      gate = decideGate(
        gate,
        { hash: round.hash, decisions: [{ seat, verdict: 'approve' }] },
        call(ref),
      ).next;
    },
    seat: (holder: string, under: string) =>
      gate.rounds
        .at(-1)!
        .seats.find(each => each.holder === holder && each.rule === under)!.id,
  };
}

describe('What waits for somebody to decide', () => {
  it('is every seat on which they may decide', async () => {
    const { seatsOf, seat } = aStage();
    expect(await seatsOf(alice)).toEqual([
      [seat(alice, 'first'), seat(alice, 'second')],
    ]);
    expect(await seatsOf(carol)).toEqual([]);
  });

  it('is no second rule of a gate that wants different people', async () => {
    const stage = aStage({ distinct: true, addSignersFrom: [] }, [report]);
    const [first] = (await stage.seatsOf(alice)).flat();
    stage.decide(alice, first);
    expect(await stage.seatsOf(alice)).toEqual([]);
    expect(await stage.seatsOf(bob)).toEqual([[stage.seat(bob, 'first')]]);
  });

  it('is nothing of which they may not see all', async () => {
    const { seatsOf } = aStage({}, [report]);
    const hidden = (gate: Gate): Gate => ({
      ...gate,
      rounds: gate.rounds.map(round => ({
        ...round,
        items: round.items.map(item => ({
          ...item,
          readers: [['coordinator']],
        })),
      })),
    });
    expect(await seatsOf(bob, hidden)).toEqual([]);
  });
});
