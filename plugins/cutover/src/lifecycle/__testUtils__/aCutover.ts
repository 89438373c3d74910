import {
  cutoverTemplateSpecSchema,
  type Cutover,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';

export const alice = 'user:default/alice';
export const bob = 'user:default/bob';
export const carol = 'user:default/carol';

/** Three phases with the window in the second; Alice's role leads, Carol's keeps the plan. */
export const aTemplate: CutoverTemplateSpec = cutoverTemplateSpecSchema.parse({
  type: 'technology-upgrade',
  version: '1.0.0',
  title: { en: 'Technology upgrade', 'zh-CN': '技术升级' },
  description: 'For tests',
  chooseWhen: 'Never',
  roles: [
    {
      id: 'sponsor',
      title: { en: 'Sponsor', 'zh-CN': '项目组组长' },
      leads: true,
    },
    {
      id: 'coordinator',
      title: { en: 'Coordinator', 'zh-CN': '协调人' },
      manages: true,
      min: 0,
    },
    {
      id: 'technology-lead',
      title: { en: 'Technology lead', 'zh-CN': '技术负责人' },
    },
  ],
  intake: { schema: { type: 'object' } },
  forms: [
    {
      id: 'technical-scheme',
      title: { en: 'Technical scheme', 'zh-CN': '技术方案' },
      schema: { type: 'object' },
    },
  ],
  phases: [
    {
      id: 'planning',
      title: { en: 'Planning', 'zh-CN': '规划阶段' },
      goal: { en: 'A plan that holds', 'zh-CN': '可行的计划' },
      duration: 'P4W',
      activities: [
        {
          id: 'cutover-plan',
          title: { en: 'Cutover plan', 'zh-CN': '切换计划' },
          description: 'Who does what when',
          policy: ['P4.2.1'],
          role: 'sponsor',
        },
        {
          id: 'technical-scheme',
          title: { en: 'Design the target', 'zh-CN': '设计目标' },
          description: 'Architecture and tests',
          role: 'technology-lead',
          deliverables: [{ id: 'technical-scheme', form: 'technical-scheme' }],
        },
      ],
      gate: {
        id: 'scheme-review',
        title: { en: 'Scheme review', 'zh-CN': '方案评审' },
        rules: [
          {
            id: 'leads',
            type: 'all',
            roles: ['sponsor', 'technology-lead'],
          },
        ],
        checks: [
          {
            check: 'risk.assessed',
            title: 'Every risk is assessed',
          },
        ],
      },
    },
    {
      id: 'implementation',
      title: { en: 'Implementation', 'zh-CN': '实施阶段' },
      goal: 'Switched over',
      duration: 'P2W',
      holdsWindow: true,
      activities: [
        {
          id: 'execution',
          title: 'Execution',
          description: 'By the plan',
          role: 'technology-lead',
        },
      ],
    },
    {
      id: 'closing',
      title: { en: 'Closing', 'zh-CN': '收尾阶段' },
      goal: 'Accepted',
      duration: 'P2W',
      activities: [
        {
          id: 'archiving',
          title: 'Archiving',
          description: 'Complete',
          role: 'sponsor',
        },
      ],
    },
  ],
  risk: {
    likelihood: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    impact: [
      { id: 'low', title: 'Low' },
      { id: 'high', title: 'High' },
    ],
    dimensions: [{ id: 'time', title: 'Time' }],
    priorities: [
      { id: 'low', title: 'Low', tone: 'ok' },
      { id: 'high', title: 'High', tone: 'critical' },
    ],
    matrix: {
      low: { low: 'low', high: 'low' },
      high: { low: 'low', high: 'high' },
    },
    categories: [{ id: 'any', title: 'Any', responses: [] }],
  },
  training: {},
  runbook: {
    streams: [{ id: 'all', title: 'All' }],
    tasks: [{ id: 'switch', title: 'Switch', stream: 'all', role: 'sponsor' }],
  },
  communication: {},
});

/** A running cutover in its first phase, with a window in spring 2040. */
export function aCutover(differently: Partial<Cutover> = {}): Cutover {
  return {
    id: '5a1f1c0e-0000-4000-8000-000000000001',
    name: 'move-the-shop',
    title: 'Move the shop',
    type: 'technology-upgrade',
    template: {
      ref: 'cutovertemplate:default/technology-upgrade',
      version: '1.0.0',
      hash: 'abc',
      title: aTemplate.title,
    },
    status: 'running',
    phase: 'planning',
    phases: [
      {
        id: 'planning',
        title: { en: 'Planning', 'zh-CN': '规划阶段' },
        status: 'in-progress',
        planned: {
          start: '2040-01-02T08:00:00.000Z',
          end: '2040-02-27T17:00:00.000Z',
        },
        actual: { start: '2026-11-01T08:00:00.000Z' },
      },
      {
        id: 'implementation',
        title: { en: 'Implementation', 'zh-CN': '实施阶段' },
        status: 'not-started',
        planned: {
          start: '2040-02-27T17:00:00.000Z',
          end: '2040-03-20T17:00:00.000Z',
        },
        actual: {},
      },
      {
        id: 'closing',
        title: { en: 'Closing', 'zh-CN': '收尾阶段' },
        status: 'not-started',
        planned: {
          start: '2040-03-20T17:00:00.000Z',
          end: '2040-04-03T17:00:00.000Z',
        },
        actual: {},
      },
    ],
    owner: 'group:default/shop-team',
    team: { sponsor: [alice], 'technology-lead': [bob] },
    targets: [
      { ref: 'component:default/shop', owner: 'group:default/shop-team' },
    ],
    window: {
      start: '2040-03-14T21:00:00.000Z',
      end: '2040-03-15T03:00:00.000Z',
      timeZone: 'Europe/Berlin',
    },
    goals: 'Orders survive <b>the loss</b> of a data centre',
    scope: 'Shop and orders',
    intake: {},
    createdBy: alice,
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    version: 1,
    ...differently,
  };
}
