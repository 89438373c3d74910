import type { JsonObject } from '@backstage/types';

const both = (en: string) => ({ en, 'zh-CN': `${en} (中文)` });

/** A small template, as it is written, in which every kind of thing is there and nothing is wrong. */
export function aTemplate(): JsonObject {
  return {
    type: 'small',
    version: '1.0.0',
    title: both('Small'),
    description: both('Small'),
    chooseWhen: both('Small'),
    roles: [
      { id: 'sponsor', title: both('Sponsor'), leads: true, max: 1 },
      { id: 'expert', title: both('Expert'), min: 0, max: 3 },
    ],
    intake: {
      schema: {
        type: 'object',
        required: ['regulated', 'region'],
        properties: {
          regulated: { type: 'boolean', title: both('Regulated') },
          region: {
            type: 'string',
            title: both('Region'),
            default: 'north',
            oneOf: [
              { const: 'north', title: both('North') },
              { const: 'south', title: both('South') },
            ],
          },
          users: { type: 'integer', minimum: 0, maximum: 1000 },
          tags: { type: 'array', items: { enum: ['a', 'b'] } },
          contact: {
            type: 'object',
            properties: { mail: { type: 'string', format: 'email' } },
          },
        },
      },
      uiSchema: {
        'ui:order': ['region', '*'],
        region: { 'ui:widget': 'radio' },
      },
    },
    forms: [
      {
        id: 'report',
        title: both('Report'),
        schema: {
          type: 'object',
          required: ['summary'],
          properties: {
            summary: { type: 'string', title: both('Summary') },
            remark: { type: 'string', material: false },
            lines: {
              type: 'array',
              items: {
                type: 'object',
                properties: { text: { type: 'string' } },
              },
            },
          },
        },
        uiSchema: {
          summary: { 'ui:widget': 'textarea' },
          lines: { items: { text: { 'ui:autofocus': true } } },
        },
      },
    ],
    phases: [
      {
        id: 'work',
        title: both('Work'),
        goal: both('Done'),
        duration: 'P2W',
        holdsWindow: true,
        activities: [
          {
            id: 'write',
            title: both('Write'),
            description: both('Write'),
            role: 'expert',
            contributors: ['sponsor'],
            duration: 'P1W',
            deliverables: [{ id: 'report', form: 'report' }],
          },
        ],
        gate: {
          id: 'review',
          title: both('Review'),
          rules: [
            { id: 'two', type: 'n-of-m', n: 2, roles: ['sponsor', 'expert'] },
          ],
          checks: [{ check: 'risk.assessed' }],
        },
      },
      {
        id: 'end',
        title: both('End'),
        goal: both('Ended'),
        duration: 'P1W',
        activities: [
          {
            id: 'file',
            title: both('File'),
            description: both('File'),
            role: 'sponsor',
          },
        ],
      },
    ],
    risk: {
      likelihood: [
        { id: 'low', title: both('Low') },
        { id: 'high', title: both('High') },
      ],
      impact: [
        { id: 'small', title: both('Small') },
        { id: 'large', title: both('Large') },
      ],
      dimensions: [{ id: 'goals', title: both('Goals') }],
      priorities: [
        { id: 'minor', title: both('Minor'), tone: 'ok' },
        { id: 'major', title: both('Major'), tone: 'critical' },
      ],
      matrix: {
        low: { small: 'minor', large: 'minor' },
        high: { small: 'minor', large: 'major' },
      },
      categories: [
        {
          id: 'technical',
          title: both('Technical'),
          responses: [
            { id: 'test', title: both('Test'), strategy: 'mitigate' },
          ],
        },
      ],
      standardRisks: [
        {
          id: 'failure',
          title: both('Failure'),
          category: 'technical',
          cause: both('Cause'),
          event: both('Event'),
          consequence: both('Consequence'),
          phase: 'work',
          ownerRole: 'expert',
          likelihood: 'low',
          impact: { goals: 'large' },
          responses: ['test'],
        },
      ],
    },
    training: {
      courses: [
        {
          id: 'basics',
          title: both('Basics'),
          content: ['process'],
          method: 'online',
          audience: ['expert'],
          finishBefore: { phase: 'work' },
          units: [{ id: 'one', title: both('One'), body: both('Text') }],
          assessments: ['exam', 'practice', 'opinion'],
        },
      ],
      assessments: [
        {
          id: 'exam',
          kind: 'exam',
          title: both('Exam'),
          passMark: 0.8,
          draw: 1,
          questions: [
            {
              id: 'first',
              kind: 'single-choice',
              text: both('Which?'),
              options: [
                { id: 'this', text: both('This') },
                { id: 'that', text: both('That') },
              ],
              answer: 'this',
            },
            {
              id: 'second',
              kind: 'true-false',
              text: both('So?'),
              answer: true,
            },
          ],
        },
        {
          id: 'practice',
          kind: 'practical',
          title: both('Practice'),
          passMark: 0.5,
          criteria: [
            {
              id: 'speed',
              title: both('Speed'),
              weight: 100,
              levels: [
                { id: 'slow', title: both('Slow'), share: 0 },
                { id: 'fast', title: both('Fast'), share: 1 },
              ],
            },
          ],
        },
        {
          id: 'opinion',
          kind: 'questionnaire',
          title: both('Opinion'),
          items: [{ id: 'stars', kind: 'rating', text: both('Stars') }],
        },
      ],
    },
    runbook: {
      streams: [{ id: 'main', title: both('Main') }],
      tasks: [
        { id: 'a', title: both('A'), stream: 'main', role: 'expert' },
        {
          id: 'b',
          title: both('B'),
          stream: 'main',
          role: 'expert',
          dependsOn: ['a'],
        },
        {
          id: 'back',
          title: both('Back'),
          stream: 'main',
          role: 'expert',
          kind: 'rollback',
          rollsBack: 'b',
        },
      ],
    },
    communication: {
      notices: [
        {
          id: 'before',
          title: both('Before'),
          audience: 'customers',
          moment: { relativeTo: 'window-start', offset: '-P7D' },
          role: 'expert',
          approvedBy: ['sponsor'],
          subject: both('Subject'),
          body: both('Body'),
          when: {
            type: 'object',
            required: ['regulated'],
            properties: { regulated: { const: true } },
          },
        },
      ],
      meetings: [
        {
          id: 'weekly',
          title: both('Weekly'),
          every: 'P1W',
          phases: ['work'],
          roles: ['sponsor'],
          agenda: [both('Progress')],
        },
      ],
      support: {
        title: both('Support'),
        description: both('Support'),
        answeredBy: ['expert'],
        firstAnswerWithin: 'PT2H',
        from: { phase: 'work' },
        until: { phase: 'end' },
      },
    },
    archive: [
      {
        id: 'report',
        title: both('Report'),
        source: { deliverable: 'report' },
      },
      { id: 'trail', title: both('Trail'), source: { record: 'audit' } },
    ],
  };
}
