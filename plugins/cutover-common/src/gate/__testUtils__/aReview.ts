import { createHash } from 'node:crypto';
import type { Actor, Cutover } from '../../lifecycle';
import type { TemplateGate } from '../../template';
import { newGate } from '../evolveGate';
import type { GateCall } from '../gateCall';
import type { Gate, ReviewedItem, Substitution } from '../model';
import { submitGateInputSchema, type SubmitGateInput } from '../input';
import { submitGate, type SubmitCall } from '../submitGate';
import { gateSchema } from '../../template/parts/gate';
import type { z } from 'zod';

export const sha256 = (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex');

export const noon = '2026-12-01T12:00:00.000Z';

export const ref = (name: string) => `user:default/${name}`;

export const person = (name: string): Actor => ({
  kind: 'person',
  ref: ref(name),
  groups: [ref(name)],
});

/** Who holds which role: `sponsor` leads, `coordinator` keeps the plan and submits. */
export const team: Cutover['team'] = {
  sponsor: [ref('sue')],
  coordinator: [ref('cora')],
  business: [ref('bob'), ref('bea')],
  technology: [ref('tom')],
  operations: [ref('ola')],
  finance: [ref('fin')],
  legal: [ref('lea')],
};

export type Rule = z.input<typeof gateSchema>['rules'][number];

/** A gate with the given rules, of which anything else may be said. */
export function aTemplateGate(
  rules: Rule[],
  more: Partial<z.input<typeof gateSchema>> = {},
): TemplateGate {
  return gateSchema.parse({
    id: 'review',
    title: 'Review',
    rules,
    ...more,
  });
}

/** Two phases; the gate ends the second, which is in progress. */
export function aCutover(more: Partial<Cutover> = {}): Cutover {
  const planned = {
    start: '2026-11-01T00:00:00.000Z',
    end: '2027-01-01T00:00:00.000Z',
  };
  return {
    id: '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11',
    name: 'shop',
    title: 'Shop',
    type: 'small',
    template: {
      ref: 'cutovertemplate:default/small',
      version: '1.0.0',
      hash: 'f'.repeat(64),
      title: 'Small',
    },
    status: 'running',
    phase: 'planning',
    phases: [
      {
        id: 'initiation',
        title: 'Initiation',
        status: 'done',
        planned,
        actual: planned,
      },
      {
        id: 'planning',
        title: 'Planning',
        status: 'in-progress',
        planned,
        actual: { start: planned.start },
      },
      {
        id: 'closing',
        title: 'Closing',
        status: 'not-started',
        planned,
        actual: {},
      },
    ],
    owner: 'group:default/shop',
    team,
    targets: [],
    window: { ...planned, timeZone: 'Europe/Berlin' },
    goals: 'Better',
    scope: 'All',
    intake: {},
    createdBy: ref('cora'),
    createdAt: planned.start,
    updatedAt: planned.start,
    version: 1,
    ...more,
  };
}

export const report: ReviewedItem = {
  id: 'deliverable:report',
  title: 'Report',
  revision: 1,
  hash: sha256('report 1'),
  contributors: [ref('tom')],
};

const role = (
  id: string,
  marks: { leads?: boolean; manages?: boolean } = {},
) => ({
  id,
  title: id,
  min: 0,
  leads: false,
  manages: false,
  fromTargetOwner: false,
  ...marks,
});

const spec: GateCall['spec'] = {
  roles: [
    role('sponsor', { leads: true }),
    role('coordinator', { manages: true }),
    ...Object.keys(team)
      .slice(2)
      .map(id => role(id)),
  ],
  phases: [],
};

/** Everything a decision needs, for anybody at any time. */
export function aReview(
  template: TemplateGate,
  options: {
    cutover?: Cutover;
    items?: ReviewedItem[];
    substitutions?: Substitution[];
  } = {},
) {
  const cutover = options.cutover ?? aCutover();
  const { items = [report], substitutions = [] } = options;
  const call = (name: string, more: Partial<SubmitCall> = {}): SubmitCall => ({
    ...{ cutover, spec, template, substitutions, items, sha256 },
    by: person(name),
    at: noon,
    checks: [],
    ...more,
  });
  const closed: Gate = newGate({
    cutoverId: cutover.id,
    id: template.id,
    phase: 'planning',
  });
  const submitted = (input: SubmitGateInput = {}, by = 'cora') =>
    submitGate(closed, submitGateInputSchema.parse(input), call(by)).next;
  return { call, closed, submitted };
}

/** The id of the seat that somebody holds, under a rule where they hold several. */
export function seatOf({ rounds }: Gate, name: string, rule?: string): string {
  const seat = rounds
    .at(-1)
    ?.seats.find(
      each =>
        each.holder === ref(name) &&
        !each.removed &&
        (!rule || each.rule === rule),
    );
  if (!seat) throw new Error(`${name} holds no seat`);
  return seat.id;
}

/** What decides on one seat. */
export function decision(
  gate: Gate,
  name: string,
  verdict: 'approve' | 'reject' | 'abstain' = 'approve',
  rule?: string,
) {
  return {
    hash: gate.rounds.at(-1)?.hash ?? '',
    decisions: [
      {
        seat: seatOf(gate, name, rule),
        verdict,
        ...(verdict === 'reject' ? { comment: 'Not so' } : {}),
      },
    ],
  };
}
