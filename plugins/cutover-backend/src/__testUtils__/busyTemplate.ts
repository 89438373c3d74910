import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { sha256 } from '../audit/sha256';
import {
  aBody,
  alice,
  aTemplate,
  bob,
  carol,
  company,
  entity,
} from './company';

export const dora = 'user:default/dora';

/** As `aTemplate`, with several activities in a phase, roles that do not lead, and one that may start early. */
export const aBusyTemplate: CutoverTemplateSpec =
  cutoverTemplateSpecSchema.parse({
    ...aTemplate,
    roles: [
      ...aTemplate.roles,
      {
        id: 'operations',
        title: { en: 'Operations', 'zh-CN': '运维' },
        min: 0,
      },
    ],
    phases: aTemplate.phases.map(phase => ({
      ...phase,
      activities: activitiesOf(phase.id).map(activity => ({
        description: { en: activity.id, 'zh-CN': activity.id },
        ...activity,
        title: { en: activity.title, 'zh-CN': activity.title },
      })),
    })),
  });

function activitiesOf(phase: string) {
  switch (phase) {
    case 'initiation':
      return [
        { id: 'charter', title: 'Charter', role: 'sponsor', duration: 'P1W' },
        {
          id: 'analysis',
          title: 'Analysis',
          role: 'operations',
          duration: 'P1W',
        },
        {
          id: 'board-paper',
          title: 'Board paper',
          role: 'sponsor',
          when: {
            type: 'object',
            required: ['reason'],
            properties: { reason: { const: 'large' } },
          },
        },
      ];
    case 'implementation':
      return [
        {
          id: 'rehearsal',
          title: 'Rehearsal',
          role: 'operations',
          mayStartEarly: true,
        },
        { id: 'switch-over', title: 'Switch over', role: 'operations' },
      ];
    default:
      return [{ id: 'archive', title: 'Archive', role: 'coordinator' }];
  }
}

const hash = sha256(JSON.stringify(aBusyTemplate));

/** `company`, with this template on offer as well. */
export const busyCompany = [
  ...company,
  {
    ...entity('CutoverTemplate', 'busy-change'),
    apiVersion: 'cutover/v1',
    metadata: {
      name: 'busy-change',
      namespace: 'default',
      annotations: { [TEMPLATE_HASH_ANNOTATION]: hash },
    },
  },
];

/** A cutover that Alice leads, Carol plans, and in which Bob and Dora are operations; its first phase takes two weeks. */
export function aBusyBody(differently: Record<string, unknown> = {}) {
  return aBody({
    template: 'busy-change',
    team: { sponsor: [alice], coordinator: [carol], operations: [bob, dora] },
    ...differently,
  });
}
