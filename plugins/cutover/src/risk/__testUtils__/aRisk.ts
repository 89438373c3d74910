import {
  placeOf,
  type CutoverTemplateSpec,
  type Risk,
  type RiskBasis,
  type RiskRating,
} from '@backstage-cutover/plugin-cutover-common';
import { alice, aTemplate } from '../../lifecycle/__testUtils__/aCutover';

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });

/** Three by three with four priorities, two categories and one standard risk. */
export const riskSpec: CutoverTemplateSpec['risk'] = {
  likelihood: [
    { id: 'low', title: both('Low', '低') },
    { id: 'medium', title: both('Medium', '中') },
    { id: 'high', title: both('High', '高') },
  ],
  impact: [
    { id: 'moderate', title: both('Moderate', '一般') },
    { id: 'major', title: both('Major', '较大') },
    { id: 'severe', title: both('Severe', '严重') },
  ],
  dimensions: [
    { id: 'goals', title: both('The goals', '切换目标') },
    { id: 'customers', title: both('The customers', '客户利益') },
  ],
  priorities: [
    { id: 'low', title: both('Low', '低'), tone: 'ok' },
    { id: 'medium', title: both('Medium', '中'), tone: 'notice' },
    { id: 'high', title: both('High', '高'), tone: 'warning' },
    { id: 'critical', title: both('Critical', '极高'), tone: 'critical' },
  ],
  matrix: {
    low: { moderate: 'low', major: 'low', severe: 'medium' },
    medium: { moderate: 'low', major: 'medium', severe: 'high' },
    high: { moderate: 'medium', major: 'high', severe: 'critical' },
  },
  categories: [
    {
      id: 'technical',
      title: both('Technical', '技术风险'),
      responses: [
        {
          id: 'more-testing',
          title: both('More testing', '加强测试'),
          strategy: 'mitigate',
          drill: false,
        },
        {
          id: 'recovery-drill',
          title: both('Recovery drill', '恢复演练'),
          strategy: 'mitigate',
          drill: true,
        },
      ],
    },
    { id: 'business', title: both('Business', '业务风险'), responses: [] },
  ],
  standardRisks: [
    {
      id: 'data-loss',
      title: both('Data loss', '数据丢失'),
      category: 'technical',
      cause: 'The backup was never restored',
      event: 'Records are lost',
      consequence: 'Wrong balances',
      phase: 'implementation',
      ownerRole: 'technology-lead',
      likelihood: 'low',
      impact: { goals: 'severe' },
      responses: ['recovery-drill'],
    },
  ],
};

export const riskTemplate: CutoverTemplateSpec = {
  ...aTemplate,
  risk: riskSpec,
};

export const rating = (
  likelihood: string,
  goals: string,
  customers = 'moderate',
): RiskRating => ({ likelihood, impact: { goals, customers } });

/** An assessed risk of Alice's. */
export function aRisk(differently: Partial<Risk> = {}): Risk {
  const ratings: Risk['ratings'] = differently.ratings ?? {
    inherent: rating('high', 'severe'),
    current: rating('high', 'severe'),
    residual: rating('low', 'major'),
  };
  const places = Object.fromEntries(
    Object.entries(ratings).map(([basis, each]) => [
      basis as RiskBasis,
      placeOf(riskSpec, each),
    ]),
  );
  const number = differently.number ?? 1;
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    cutoverId: '5a1f1c0e-0000-4000-8000-000000000001',
    number,
    title: 'The shop is down',
    category: 'technical',
    cause: 'A load that was not tested',
    event: 'The shop fails',
    consequence: 'Nobody can order',
    owner: alice,
    phase: 'implementation',
    targets: [],
    status: 'assessed',
    ratings,
    places,
    measures: [],
    links: [],
    ...(Object.keys(ratings).length
      ? { assessedAt: '2026-11-10T08:00:00.000Z', assessments: 1 }
      : { assessments: 0, status: 'identified' as const }),
    createdBy: alice,
    createdAt: '2026-11-10T08:00:00.000Z',
    updatedAt: '2026-11-10T08:00:00.000Z',
    version: 1,
    ...differently,
  };
}
