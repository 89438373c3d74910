import {
  cutoverTemplateSpecSchema,
  type Cutover,
  type GateApi,
  type GateRef,
  type Substitution,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import { aDeliverable } from '../../../deliverable/__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../../deliverable/__testUtils__/FakeDeliverableApi';
import {
  aCutover,
  alice,
  aTemplate,
  bob,
  carol,
} from '../../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../../lifecycle/__testUtils__/FakeCutoverApi';
import { FakeGateApi, sha256 } from '../../__testUtils__/FakeGateApi';

export { alice, bob, carol };

export const PAST = '2020-01-02T10:00:00.000Z';
export const FUTURE = '2040-05-06T10:00:00.000Z';

const team = {
  sponsor: [alice],
  coordinator: [carol],
  'technology-lead': [bob],
};

export const shop = aCutover({ team });
export const till = aCutover({
  id: '5a1f1c0e-0000-4000-8000-000000000002',
  name: 'new-tills',
  title: 'New tills',
  team,
});

const place = ({ id, name, title }: Cutover) => ({
  cutover: { id, name, title },
  phase: 'planning',
});

export const aQuestion = (
  differently: Partial<Work['advise'][number]> = {},
): Work['advise'][number] => ({
  ...place(shop),
  title: { en: 'Scheme review', 'zh-CN': '方案评审' },
  gate: 'scheme-review',
  seat: '2',
  askedBy: bob,
  question: 'Is one night enough?',
  since: '2026-11-24T12:00:00.000Z',
  ...differently,
});

export const anActivity = (
  differently: Partial<Work['do'][number]> = {},
): Work['do'][number] => ({
  ...place(shop),
  title: { en: 'Cutover plan', 'zh-CN': '切换计划' },
  activity: 'cutover-plan',
  dueAt: FUTURE,
  late: false,
  documents: [],
  ...differently,
});

export const aSubmission = (
  differently: Partial<Work['waiting'][number]> = {},
): Work['waiting'][number] => ({
  ...place(shop),
  title: { en: 'Scheme review', 'zh-CN': '方案评审' },
  gate: 'scheme-review',
  round: 2,
  since: '2026-11-24T12:00:00.000Z',
  waitingFor: [{ person: bob, since: '2026-11-24T12:00:00.000Z' }],
  ...differently,
});

export const refOf = ({ name: cutover }: Cutover): GateRef => ({
  cutover,
  gate: 'scheme-review',
});

/** Two running cutovers with a gate each, on which Alice and Bob decide; Carol submits. Alice looks on. */
export function aWorkStage(others: Partial<Work> = {}) {
  const spec = cutoverTemplateSpecSchema.parse(aTemplate);
  const cutovers = [shop, till];
  const cutoverOf = (idOrName: string) => {
    const found = cutovers.find(each =>
      [each.id, each.name].includes(idOrName),
    );
    if (!found) throw new Error(`There is no cutover ${idOrName}`);
    return found;
  };
  const gates = new FakeGateApi({ cutoverOf, spec }, alice);
  gates.desk.items = [
    {
      id: 'deliverable:feasibility',
      title: { en: 'Feasibility assessment', 'zh-CN': '可行性评估报告' },
      revision: 1,
      hash: sha256('feasibility 1'),
      contributors: [carol],
    },
  ];
  const deliverables = new FakeDeliverableApi(
    cutovers.map(({ name }) =>
      aDeliverable({
        cutover: name,
        revisions: [
          {
            number: 1,
            hash: sha256('feasibility 1'),
            author: carol,
            byService: false,
            at: '2026-11-20T09:00:00.000Z',
            data: { summary: 'It pays', verdict: 'feasible' },
            origins: [],
          },
        ],
      }),
    ),
  );
  const rest: Work = { decide: [], advise: [], do: [], waiting: [], ...others };
  let substitutions: Substitution[] = [];
  const asked = { work: 0 };
  const decisions = gates.work.bind(gates);
  const fake: GateApi = gates;
  fake.work = async () => {
    asked.work += 1;
    const { decide } = await decisions();
    return { ...rest, decide: [...decide, ...rest.decide] };
  };
  fake.substitutions = async () => [...substitutions];
  fake.substitute = async input => {
    if (gates.refuse.write) throw gates.refuse.write;
    const added = { id: 'new', principal: alice, ...input };
    substitutions = [...substitutions, added];
    return added;
  };
  fake.endSubstitution = async id => {
    if (gates.refuse.write) throw gates.refuse.write;
    substitutions = substitutions.filter(each => each.id !== id);
  };
  return {
    api: new FakeCutoverApi(cutovers, undefined, { gates, deliverables }),
    gates,
    rest,
    asked,
    knowsSubstitutes(known: Substitution[]) {
      substitutions = known;
    },
    submit: (cutover: Cutover) => gates.as(carol).submit(refOf(cutover), {}),
  };
}
