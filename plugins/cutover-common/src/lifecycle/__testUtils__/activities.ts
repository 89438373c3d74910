import {
  cutoverTemplateSpecSchema,
  type CutoverTemplateSpec,
} from '../../template';
import type { CutoverActivity } from '../activity';
import { changeActivity } from '../changeActivity';
import type { Cutover } from '../cutover';
import { layOutActivities } from '../layOutActivities';
import { parseActivityInput } from '../parseActivityInput';
import { aCutover, aTemplate, dora, noon } from './aCutover';

/** As `aTemplate`, with several activities in a phase: one may start early, one applies to large cutovers only. */
export const aBusyTemplate: CutoverTemplateSpec =
  cutoverTemplateSpecSchema.parse({
    ...aTemplate,
    phases: aTemplate.phases.map(phase => ({
      ...phase,
      activities: activitiesOf(phase.id).map(activity => ({
        title: activity.id,
        description: activity.id,
        ...activity,
      })),
    })),
  });

function activitiesOf(phase: string) {
  if (phase === 'initiation') {
    return [
      { id: 'charter', role: 'sponsor', duration: 'P1W' },
      { id: 'analysis', role: 'operations-lead', duration: 'P2W' },
      {
        id: 'board-paper',
        role: 'sponsor',
        when: {
          type: 'object',
          required: ['reason'],
          properties: { reason: { const: 'large' } },
        },
      },
      { id: 'announcement', role: 'coordinator', duration: 'P1W' },
    ];
  }
  return phase === 'implementation'
    ? [
        { id: 'rehearsal', role: 'operations-lead', mayStartEarly: true },
        { id: 'switch', role: 'operations-lead' },
      ]
    : [{ id: 'archive', role: 'coordinator' }];
}

/** Alice leads, Carol keeps the plan, Dora and Bob run operations. */
export function aBusyCutover(differently: Partial<Cutover> = {}): Cutover {
  return {
    ...aCutover({
      team: {
        sponsor: ['user:default/alice'],
        coordinator: ['user:default/carol'],
        'operations-lead': ['user:default/dora'],
      },
    }),
    team: {
      sponsor: ['user:default/alice'],
      coordinator: ['user:default/carol'],
      'operations-lead': ['user:default/dora', 'user:default/bob'],
    },
    ...differently,
  };
}

export function theActivities(cutover: Cutover = aBusyCutover()) {
  return layOutActivities(cutover, aBusyTemplate, noon);
}

/** One of the activities, in whatever state. */
export function anActivity(
  id = 'analysis',
  differently: Partial<CutoverActivity> = {},
): CutoverActivity {
  const found = theActivities().find(each => each.id === id);
  if (!found) throw new Error(`There is no activity ${id}`);
  return { ...found, ...differently };
}

export const changedAt = '2026-11-25T09:00:00.000Z';

/** What Dora changes, as the service does it: the body is read, and then decided on. */
export function changed(
  activity: CutoverActivity,
  body: unknown,
  {
    by = dora,
    cutover = aBusyCutover(),
    blockers = [],
  }: Partial<Parameters<typeof changeActivity>[2]> = {},
) {
  return changeActivity(activity, parseActivityInput(body), {
    ...{ at: changedAt, by, cutover, spec: aBusyTemplate, blockers },
  });
}

export const running = anActivity('analysis', {
  status: 'in-progress',
  actual: { start: noon },
});
export const done = anActivity('analysis', {
  status: 'done',
  actual: { start: noon, end: changedAt },
});
export const setAside = anActivity('analysis', {
  status: 'not-applicable',
  reason: 'Nothing to analyse',
  actual: { start: noon },
});
