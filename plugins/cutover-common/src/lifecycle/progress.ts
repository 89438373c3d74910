import type { CutoverActivity, CutoverProgress } from './activity';
import type { Cutover } from './cutover';

/** When an activity should be done: as forecast, or else as planned. */
export function dueOf({
  forecast,
  planned,
}: Pick<CutoverActivity, 'forecast' | 'planned'>): string {
  return forecast?.end ?? planned.end;
}

/** Whether nothing more is to be done. */
export function isOver({ status }: Pick<CutoverActivity, 'status'>): boolean {
  return status === 'done' || status === 'not-applicable';
}

/** Whether an activity of a running cutover should be done by now and is not, while it still can be. */
export function isLate(
  activity: Pick<CutoverActivity, 'status' | 'phase' | 'forecast' | 'planned'>,
  cutover: Pick<Cutover, 'status' | 'phases'>,
  now: string,
): boolean {
  const phase = cutover.phases.find(({ id }) => id === activity.phase);
  return (
    cutover.status === 'running' &&
    phase?.status !== 'done' &&
    !isOver(activity) &&
    dueOf(activity) < now
  );
}

/** How far the activities of a cutover are. */
export function progressOf(
  activities: CutoverActivity[],
  cutover: Pick<Cutover, 'status' | 'phase'>,
): CutoverProgress {
  const applicable = activities.filter(
    ({ status }) => status !== 'not-applicable',
  );
  const total = applicable.length;
  const done = applicable.filter(({ status }) => status === 'done').length;
  const [nextDue] =
    cutover.status === 'running'
      ? applicable
          .filter(each => each.phase === cutover.phase && !isOver(each))
          .map(dueOf)
          .sort()
      : [];
  return nextDue ? { total, done, nextDue } : { total, done };
}
