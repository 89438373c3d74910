import {
  alice,
  aTemplate,
  bob,
  carol,
  catalog,
  dora,
  noon,
  started,
} from '../../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../../lifecycle';
import { askAcceptance, decideAcceptance } from '../acceptRisk';
import { addRisk } from '../addRisk';
import { addMeasureInputSchema, addRiskInputSchema } from '../input';
import type { Risk, RiskSpec } from '../model';
import { addMeasure } from '../respondToRisk';
import type { RiskContext } from '../riskChange';

export { alice, bob, carol, dora, noon };

/** The scales of P5.2, with one category that has a drill. */
export const policyRisk: RiskSpec = {
  likelihood: steps('low', 'medium', 'high'),
  impact: steps('moderate', 'major', 'severe'),
  dimensions: steps('goals', 'operation', 'customers'),
  priorities: [
    { id: 'low', title: 'Low', tone: 'ok' },
    { id: 'medium', title: 'Medium', tone: 'notice' },
    { id: 'high', title: 'High', tone: 'warning' },
    { id: 'critical', title: 'Critical', tone: 'critical' },
  ],
  matrix: {
    low: { moderate: 'low', major: 'low', severe: 'medium' },
    medium: { moderate: 'low', major: 'medium', severe: 'high' },
    high: { moderate: 'medium', major: 'high', severe: 'critical' },
  },
  categories: [
    {
      id: 'technical',
      title: 'Technical',
      responses: [
        {
          id: 'test',
          title: 'More testing',
          strategy: 'mitigate',
          drill: false,
        },
        {
          id: 'drill',
          title: { en: 'Recovery drill', 'zh-CN': '恢复演练' },
          strategy: 'mitigate',
          drill: true,
        },
      ],
    },
    { id: 'legal', title: 'Legal', responses: [] },
  ],
  standardRisks: [
    {
      id: 'failure',
      title: { en: 'System failure', 'zh-CN': '系统故障' },
      category: 'technical',
      cause: 'A disk breaks',
      event: 'The system stops',
      consequence: 'Nobody can buy',
      phase: 'implementation',
      ownerRole: 'coordinator',
      likelihood: 'medium',
      impact: { goals: 'major', customers: 'severe' },
      responses: ['test'],
    },
    {
      id: 'elsewhere',
      title: 'Only elsewhere',
      category: 'legal',
      cause: 'None',
      event: 'None',
      consequence: 'None',
      phase: 'closing',
      ownerRole: 'coordinator',
      likelihood: 'low',
      impact: { goals: 'major' },
      responses: [],
      when: false,
    },
  ],
};

function steps(...ids: string[]) {
  return ids.map(id => ({ id, title: id }));
}

const { cutover } = started();

/** Alice leads, Carol keeps the plan, Bob owns a target, Dora has nothing to do with it. */
export function aContext(
  by: Actor = carol,
  differently: Partial<RiskContext> = {},
): RiskContext {
  return {
    cutover,
    spec: { ...aTemplate, risk: policyRisk },
    by,
    at: noon,
    people: new Set(
      [...catalog].flatMap(([ref, { kind }]) => (kind === 'User' ? ref : [])),
    ),
    ...differently,
  };
}

export const severe = { likelihood: 'high', impact: { goals: 'severe' } };
export const slight = { likelihood: 'low', impact: { goals: 'moderate' } };

/** R-1, owned by Carol, assessed as severe unless `ratings` say otherwise. */
export function aRisk(
  differently: Record<string, unknown> = {},
  context: RiskContext = aContext(),
): Risk {
  const { next } = addRisk(
    addRiskInputSchema.parse({
      title: 'The database does not come up',
      category: 'technical',
      owner: carol.ref,
      phase: 'implementation',
      ratings: { current: severe },
      ...differently,
    }),
    { ...context, id: 'r1', number: 1, taken: new Set() },
  );
  return next;
}

/** A risk with one measure more, which is Carol's. */
export function withMeasure(
  input: Record<string, unknown> = {},
  risk = aRisk(),
  context: RiskContext = aContext(),
): Risk {
  return addMeasure(
    risk,
    addMeasureInputSchema.parse({
      title: 'Test it',
      strategy: 'mitigate',
      owner: carol.ref,
      due: '2026-12-01',
      ...input,
    }),
    { ...context, id: `m${risk.measures.length + 1}` },
  ).next;
}

/** A risk of which Carol asks that it is accepted. */
export function asked(risk = aRisk(), until = '2026-12-20'): Risk {
  return askAcceptance(risk, { reason: 'It is cheap', until }, aContext()).next;
}

/** A risk that Alice has accepted. */
export function accepted(risk = asked()): Risk {
  return decideAcceptance(risk, { granted: true }, aContext(alice)).next;
}

export function reasonsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    const { faults, reason } = error as {
      faults?: { reason: string }[];
      reason: string;
    };
    return faults?.map(fault => fault.reason) ?? [reason];
  }
  return [];
}
