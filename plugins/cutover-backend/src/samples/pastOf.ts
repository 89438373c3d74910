import type {
  Cutover,
  CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';

export interface PastStep {
  activity: CutoverActivity;
  status: 'in-progress' | 'done';
  at: Date;
}

/**
 * How the open activities of a phase were started and done as planned, in the order of time: none before the phase
 * began, all before `end`.
 */
export function pastOf(
  activities: CutoverActivity[],
  cutover: Cutover,
  end: Date,
): PastStep[] {
  const steps = activities.flatMap((activity): PastStep[] => {
    const phase = cutover.phases.find(({ id }) => id === activity.phase);
    const within = (planned: string) =>
      new Date(
        Math.min(
          Math.max(
            Date.parse(planned),
            Date.parse(phase?.actual.start ?? planned),
          ),
          end.getTime(),
        ),
      );
    const { start, end: due } = activity.planned;
    const finished = { activity, status: 'done' as const, at: within(due) };
    return activity.status === 'not-started'
      ? [{ activity, status: 'in-progress', at: within(start) }, finished]
      : [finished];
  });
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}
