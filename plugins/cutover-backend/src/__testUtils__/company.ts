import type { Entity } from '@backstage/catalog-model';
import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';

export const alice = 'user:default/alice';
export const bob = 'user:default/bob';
export const carol = 'user:default/carol';
export const shopTeam = 'group:default/shop-team';

/** Three phases; a sponsor leads, a coordinator manages; one exam, whose answers are nobody's business. */
export const aTemplate: CutoverTemplateSpec = cutoverTemplateSpecSchema.parse({
  type: 'small-change',
  version: '1.0.0',
  title: { en: 'Small change', 'zh-CN': '小变更' },
  description: { en: 'For tests', 'zh-CN': '测试用' },
  chooseWhen: { en: 'Never', 'zh-CN': '从不' },
  roles: [
    {
      id: 'sponsor',
      title: { en: 'Sponsor', 'zh-CN': '发起人' },
      leads: true,
      max: 3,
    },
    {
      id: 'coordinator',
      title: { en: 'Coordinator', 'zh-CN': '协调人' },
      manages: true,
      min: 0,
    },
  ],
  intake: {
    schema: {
      type: 'object',
      required: ['reason'],
      properties: {
        reason: { type: 'string', title: { en: 'Reason', 'zh-CN': '原因' } },
      },
    },
  },
  phases: [
    ['initiation', 'P2W'],
    ['implementation', 'P1M'],
    ['closing', 'P1W'],
  ].map(([id, duration]) => ({
    id,
    title: { en: `The ${id}`, 'zh-CN': id },
    goal: { en: id, 'zh-CN': id },
    duration,
    holdsWindow: id === 'implementation',
    activities: [
      {
        id: `do-${id}`,
        title: { en: id, 'zh-CN': id },
        description: { en: id, 'zh-CN': id },
        role: 'sponsor',
      },
    ],
  })),
  risk: {
    likelihood: ['low', 'high'].map(named),
    impact: ['low', 'high'].map(named),
    dimensions: [named('time')],
    priorities: [
      { ...named('low'), tone: 'ok' },
      { ...named('high'), tone: 'critical' },
    ],
    matrix: {
      low: { low: 'low', high: 'low' },
      high: { low: 'low', high: 'high' },
    },
    categories: [{ ...named('any'), responses: [] }],
  },
  training: {
    assessments: [
      {
        id: 'exam',
        kind: 'exam',
        title: { en: 'Exam', 'zh-CN': '考试' },
        passMark: 0.5,
        questions: [
          {
            id: 'secret',
            kind: 'true-false',
            text: { en: 'Is this secret?', 'zh-CN': '这是秘密吗？' },
            answer: true,
          },
        ],
      },
    ],
    courses: [
      {
        id: 'basics',
        title: { en: 'Basics', 'zh-CN': '基础' },
        content: ['system-use'],
        method: 'online',
        audience: ['sponsor'],
        finishBefore: { phase: 'implementation' },
        assessments: ['exam'],
      },
    ],
  },
  runbook: {
    streams: [named('all')],
    tasks: [{ ...named('switch'), stream: 'all', role: 'sponsor' }],
  },
  communication: {},
});

export const aTemplateHash = sha256(JSON.stringify(aTemplate));

export const company: Entity[] = [
  ...['alice', 'bob', 'carol', 'dora'].map(name => entity('User', name)),
  ...['shop-team', 'executives'].map(name => entity('Group', name)),
  entity('Component', 'shop', { owner: 'shop-team' }),
  entity('Component', 'till', { owner: 'group:default/executives' }),
  entity('System', 'orders'),
  {
    ...entity('CutoverTemplate', 'small-change'),
    apiVersion: 'cutover/v1',
    metadata: {
      name: 'small-change',
      namespace: 'default',
      annotations: { [TEMPLATE_HASH_ANNOTATION]: aTemplateHash },
    },
  },
];

/** The body of a call that starts a cutover, with nothing wrong in it. */
export function aBody(differently: Record<string, unknown> = {}) {
  return {
    template: 'small-change',
    title: 'Move the shop to the new database',
    owner: shopTeam,
    targets: ['component:default/shop', 'system:default/orders'],
    team: { sponsor: [alice], coordinator: [carol] },
    window: {
      start: '2099-03-06T22:00',
      end: '2099-03-07T04:00',
      timeZone: 'Europe/Berlin',
    },
    goals: 'Orders survive the loss of a data centre',
    scope: 'Shop and orders',
    intake: { reason: 'The old database is no longer supported' },
    ...differently,
  };
}

export function entity(
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  };
}

function named(id: string) {
  return { id, title: { en: id, 'zh-CN': id } };
}
