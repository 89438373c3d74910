import {
  appliesWhen,
  type Cutover,
  type CutoverTemplateSpec,
  type TemplateActivity,
  type TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';

export interface Step {
  activity: TemplateActivity;
  /** Person refs that hold the responsible role. */
  holders: string[];
  mine: boolean;
}

/** The activities of a phase that apply to this cutover, in order, without the deliverables that do not. */
export function activitiesOf(
  phase: TemplatePhase,
  { intake }: Pick<Cutover, 'intake'>,
): TemplateActivity[] {
  return phase.activities
    .filter(({ when }) => appliesWhen(when, intake))
    .map(activity => ({
      ...activity,
      deliverables: activity.deliverables.filter(({ when }) =>
        appliesWhen(when, intake),
      ),
    }));
}

/** What is to be done in the phase in progress, one's own activities first. */
export function nextSteps(
  cutover: Cutover,
  template: CutoverTemplateSpec,
  me?: string,
): Step[] {
  if (cutover.status !== 'running') return [];
  const phase = template.phases.find(({ id }) => id === cutover.phase);
  if (!phase) return [];
  const steps = activitiesOf(phase, cutover).map(activity => {
    const holders = cutover.team[activity.role] ?? [];
    return {
      activity,
      holders,
      mine: me !== undefined && holders.includes(me),
    };
  });
  return [...steps.filter(s => s.mine), ...steps.filter(s => !s.mine)];
}
