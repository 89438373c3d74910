const both = text => ({ en: text, 'zh-CN': `${text}（中文）` });
const named = id => ({ id, title: both(id) });

const role = (id, more = {}) => ({ ...named(id), min: 0, max: 20, ...more });

/** How the gate of the campaign is decided; the checker tells once more from this what it takes to open it. */
export const RULES = [
  {
    id: 'departments',
    type: 'all',
    roles: ['panel'],
    onReject: 'collect-all',
    due: 'P2D',
  },
  { id: 'committee', type: 'n-of-m', n: 4, roles: ['board'] },
  {
    id: 'leader',
    type: 'any',
    roles: ['sponsor'],
    after: ['departments', 'committee'],
  },
];

const phase = (id, duration, more = {}) => ({
  ...named(id),
  goal: both(`The goal of ${id}`),
  duration,
  holdsWindow: id === 'implementation',
  activities: [
    {
      ...named(`do-${id}`),
      description: both(`What is done in ${id}`),
      role: 'coordinator',
      ...(id === 'initiation'
        ? { deliverables: [{ id: 'report', form: 'report' }] }
        : {}),
    },
  ],
  ...more,
});

/** A small change whose first phase ends at a gate with many seats. */
export const panelTemplate = {
  apiVersion: 'cutover/v1',
  kind: 'CutoverTemplate',
  metadata: { name: 'panel-change', title: 'Change before a panel' },
  spec: {
    type: 'panel-change',
    version: '1.0.0',
    title: both('Change before a panel'),
    description: both('For the campaign of the replicas'),
    chooseWhen: both('Never'),
    roles: [
      role('sponsor', { leads: true, min: 1 }),
      role('coordinator', { manages: true, min: 1 }),
      role('panel'),
      role('board'),
    ],
    intake: {
      schema: {
        type: 'object',
        properties: { reason: { type: 'string', title: both('Reason') } },
      },
    },
    forms: [
      {
        ...named('report'),
        schema: {
          type: 'object',
          properties: { summary: { type: 'string', title: both('Summary') } },
        },
      },
    ],
    phases: [
      phase('initiation', 'P2W', {
        gate: {
          ...named('approval'),
          rules: RULES,
          checks: [{ check: 'phase.dates-set' }],
          copyTo: ['coordinator'],
        },
      }),
      phase('implementation', 'P1M'),
      phase('closing', 'P1W'),
    ],
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
    training: { assessments: [], courses: [] },
    runbook: {
      streams: [named('all')],
      tasks: [{ ...named('switch'), stream: 'all', role: 'coordinator' }],
    },
    communication: {},
  },
};
