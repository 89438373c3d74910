import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cutoverTemplateSpecSchema,
  type CheckVerdict,
  type Cutover,
  type CutoverTemplateSpec,
  type ReviewedItem,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import { aDeliverable } from '../../deliverable/__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../deliverable/__testUtils__/FakeDeliverableApi';
import {
  aCutover,
  alice,
  aTemplate,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { renderPage } from '../../lifecycle/__testUtils__/renderPage';
import { GatePanel } from '../panel/GatePanel';
import { FakeGateApi, sha256 } from './FakeGateApi';

export { alice, bob, carol };
export const dave = 'user:default/dave';

export const ref = { cutover: 'move-the-shop', gate: 'scheme-review' };

/** The template of all tests with another gate at the end of its first phase. */
export function templateWith(gate: Partial<TemplateGate>): CutoverTemplateSpec {
  return cutoverTemplateSpecSchema.parse({
    ...aTemplate,
    phases: aTemplate.phases.map(phase =>
      phase.gate ? { ...phase, gate: { ...phase.gate, ...gate } } : phase,
    ),
  });
}

/** A document under review, in one of its revisions. */
export function feasibility(revision: number): ReviewedItem {
  return {
    id: 'deliverable:feasibility',
    title: { en: 'Feasibility assessment', 'zh-CN': '可行性评估报告' },
    revision,
    hash: sha256(`feasibility ${revision}`),
    contributors: [carol],
  };
}

export const charter: ReviewedItem = {
  id: 'deliverable:charter',
  title: { en: 'Charter', 'zh-CN': '立项书' },
  revision: 1,
  hash: sha256('charter'),
  contributors: [carol],
};

export const aCheck = (
  differently: Partial<CheckVerdict> = {},
): CheckVerdict => ({
  check: 'risk.assessed',
  outcome: 'passed',
  explanation: 'All 3 risks are assessed.',
  facts: { risks: 3 },
  at: '2026-11-24T11:00:00.000Z',
  ...differently,
});

const revision = (number: number, summary: string) => ({
  number,
  hash: sha256(`feasibility ${number}`),
  author: carol,
  byService: false,
  at: '2026-11-20T09:00:00.000Z',
  data: { summary, verdict: 'feasible' },
  origins: [],
});

interface Setting {
  gate?: Partial<TemplateGate>;
  cutover?: Partial<Cutover>;
}

/** The gates of a running cutover. Carol keeps the plan and submits; Alice, who looks on, and Bob decide. */
export function aStage({ gate = {}, cutover: part = {} }: Setting = {}) {
  const spec = templateWith(gate);
  const cutover = aCutover({
    team: {
      sponsor: [alice],
      coordinator: [carol],
      'technology-lead': [bob],
    },
    ...part,
  });
  const gates = new FakeGateApi({ cutoverOf: () => cutover, spec }, alice);
  gates.desk.items = [feasibility(1), charter];
  gates.desk.checks = [aCheck()];
  const deliverables = new FakeDeliverableApi([
    aDeliverable({
      revisions: [revision(1, 'It pays'), revision(2, 'It pays twice')],
    }),
    aDeliverable({
      id: 'charter',
      title: charter.title,
      revisions: [revision(1, 'We do it')],
    }),
  ]);
  const api = new FakeCutoverApi([cutover], undefined, {
    gates,
    deliverables,
  });
  const refresh = jest.fn();
  const plan = spec.phases.flatMap(phase => phase.gate ?? [])[0];
  const facts = {
    cutover,
    template: spec,
    allowed: {
      update: { allowed: true },
      cancel: { allowed: true },
      'complete-phase': { allowed: true },
      'reopen-phase': { allowed: true },
    } as const,
    conflicts: [],
    me: { ref: alice, owns: [alice] },
    refresh,
  };
  return { api, gates, deliverables, spec, cutover, plan, facts, refresh };
}

export type Stage = ReturnType<typeof aStage>;

/** Alice keeps the plan and submits; Bob and Dave decide. */
export const submitting = (setting: Setting = {}) =>
  aStage({
    cutover: {
      team: {
        sponsor: [dave],
        coordinator: [alice],
        'technology-lead': [bob],
      },
    },
    ...setting,
  });

/** What was sent last with an act. */
export const sent = ({ gates }: Stage, act: string) =>
  gates.calls.filter(each => each.act === act).at(-1)?.input;

const aUser = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: {},
});

/** Shows the panel to Alice. */
export function showPanel({ api, facts, plan, refresh }: Stage) {
  return renderPage(<GatePanel facts={facts} gate={plan} refresh={refresh} />, {
    api,
    entities: ['alice', 'bob', 'carol', 'dave'].map(aUser),
  });
}

export const panel = () =>
  screen.findByRole('region', { name: 'Gate: Scheme review' });

export const inPanel = async () => within(await panel());

export const dialog = async (name: string | RegExp) =>
  within(await screen.findByRole('dialog', { name }));

/** The one dialog that is open. */
export const opened = async () => within(await screen.findByRole('dialog'));

/** When all dialogs have closed. */
export const gone = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

/** Chooses somebody or something in a field of the dialog. */
export async function pick(field: RegExp, name: string) {
  const { getByRole } = await opened();
  await userEvent.click(getByRole('textbox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

/** Presses an item of a menu. */
export async function choose(menu: string | RegExp, item: string | RegExp) {
  const { findByRole } = await inPanel();
  await userEvent.click(await findByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

export const press = async (name: string | RegExp) =>
  userEvent.click(await (await inPanel()).findByRole('button', { name }));

/** The seat of somebody in the round under review. */
export function seatOf({ gates }: Stage, person: string): Promise<string> {
  return gates.get(ref).then(({ rounds }) => {
    const seat = rounds.at(-1)?.seats.find(each => each.holder === person);
    if (!seat) throw new Error(`${person} holds no seat`);
    return seat.id;
  });
}

/** What somebody else decides. */
export async function decides(
  stage: Stage,
  person: string,
  verdict: 'approve' | 'reject' | 'abstain',
  comment?: string,
) {
  const seat = await seatOf(stage, person);
  const { rounds } = await stage.gates.get(ref);
  return stage.gates.as(person).decide(ref, {
    hash: rounds.at(-1)?.hash ?? '',
    decisions: [{ seat, verdict, ...(comment ? { comment } : {}) }],
  });
}
