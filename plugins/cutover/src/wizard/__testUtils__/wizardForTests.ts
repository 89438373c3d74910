import {
  cutoverTemplateSpecSchema,
  wizardOf,
} from '@backstage-cutover/plugin-cutover-common';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';

const scale = [
  { id: 'low', title: 'Low' },
  { id: 'high', title: 'High' },
];

const spec = cutoverTemplateSpecSchema.parse({
  type: 'technology-upgrade',
  version: '1.0.0',
  title: { en: 'Technology upgrade', 'zh-CN': '技术升级' },
  description: 'Replace systems',
  chooseWhen: { en: 'Systems are replaced.', 'zh-CN': '更换系统时选择。' },
  roles: [
    {
      id: 'sponsor',
      title: { en: 'Sponsor', 'zh-CN': '项目组组长' },
      duties: [{ en: 'Leads the team', 'zh-CN': '领导项目组' }],
      leads: true,
      max: 1,
    },
    {
      id: 'technology-lead',
      title: { en: 'Technology lead', 'zh-CN': '技术负责人' },
      fromTargetOwner: true,
    },
    { id: 'legal', title: { en: 'Legal', 'zh-CN': '法务' }, min: 0 },
  ],
  intake: {
    schema: {
      type: 'object',
      required: ['reason'],
      properties: {
        reason: {
          type: 'string',
          title: { en: 'Reason', 'zh-CN': '原因' },
        },
        customers: {
          type: 'boolean',
          title: { en: 'Customers will notice', 'zh-CN': '客户会感知' },
          default: true,
        },
      },
    },
  },
  phases: [
    {
      id: 'implementation',
      title: 'Implementation',
      goal: 'Done',
      duration: 'P1D',
      holdsWindow: true,
      activities: [
        { id: 'do', title: 'Do', description: 'Do it', role: 'sponsor' },
      ],
    },
  ],
  risk: {
    likelihood: scale,
    impact: scale,
    dimensions: [{ id: 'goals', title: 'Goals' }],
    priorities: [
      { id: 'low', title: 'Low', tone: 'ok' },
      { id: 'high', title: 'High', tone: 'critical' },
    ],
    matrix: {},
    categories: [{ id: 'technical', title: 'Technical', responses: [] }],
  },
  training: {},
  runbook: {
    streams: [{ id: 'all', title: 'All' }],
    tasks: [{ id: 'go', title: 'Go', stream: 'all', role: 'sponsor' }],
  },
  communication: {},
});

/** A wizard as the scaffolder's backend hands it out. */
export function wizardForTests(): TemplateParameterSchema {
  const { metadata, spec: template } = wizardOf({
    ref: 'cutovertemplate:default/technology-upgrade',
    name: 'technology-upgrade',
    spec,
  });
  const steps = template?.parameters as JsonObject[];
  return {
    title: String(metadata.title),
    description: metadata.description,
    presentation: {
      buttonLabels: { createButtonText: 'Start the cutover' },
    },
    steps: steps.map(schema => ({
      title: String(schema.title),
      description: String(schema.description),
      schema,
    })),
  };
}
