import {
  appliesWhen,
  doersOf,
  isOver,
  type ActivityView,
  type Cutover,
  type CutoverTemplateSpec,
  type TemplateActivity,
  type TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';

export interface Step {
  activity: TemplateActivity;
  /** Id of its phase. */
  phase: string;
  /** Person refs that are to do it: those assigned, or all who hold the responsible role. */
  holders: string[];
  mine: boolean;
  /** How it stands, where that is known. */
  state?: ActivityView;
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

/**
 * What is to be done now, one's own activities first: those of the phase in progress that are not over, and those that
 * were started early. Without their states, all of the phase in progress.
 */
export function nextSteps(
  cutover: Cutover,
  template: CutoverTemplateSpec,
  me?: string,
  states: ActivityView[] = [],
): Step[] {
  if (cutover.status !== 'running') return [];
  const steps = template.phases.flatMap(phase =>
    activitiesOf(phase, cutover).flatMap((activity): Step[] => {
      const state = states.find(({ id }) => id === activity.id);
      if (!isNext(phase.id, state, cutover)) return [];
      const { role } = activity;
      const holders = doersOf(state ?? { role, assignees: [] }, cutover);
      const mine = me !== undefined && holders.includes(me);
      return [{ activity, phase: phase.id, holders, mine, state }];
    }),
  );
  return [...steps.filter(s => s.mine), ...steps.filter(s => !s.mine)];
}

function isNext(
  phaseId: string,
  state: ActivityView | undefined,
  { phase, phases }: Cutover,
) {
  if (phaseId === phase) return !state || !isOver(state);
  const isToCome = phases.some(
    ({ id, status }) => id === phaseId && status === 'not-started',
  );
  return isToCome && state?.status === 'in-progress';
}
