import type { CutoverActivity } from './activity';
import type { Cutover } from './cutover';
import { doersOf } from './layOutActivities';
import { dueOf, isOver } from './progress';

/** That somebody is to be reminded of an activity: once per activity, kind and due date. */
export interface ActivityReminder {
  /** Id of the activity. */
  activity: string;
  kind: 'due' | 'overdue';
  /** When it is, or was, due. */
  due: string;
  /** Refs of those who are to do it. */
  to: string[];
}

/**
 * Of what people are to be reminded: what they are to do now and is due by `until`, or was due before `now`. What
 * nobody is there to do is left out, until somebody is.
 */
export function remindersOf(
  activities: CutoverActivity[],
  cutover: Cutover,
  { now, until }: { now: string; until: string },
): ActivityReminder[] {
  if (cutover.status !== 'running') return [];
  return activities
    .filter(
      each =>
        !isOver(each) &&
        dueOf(each) <= until &&
        isToBeDoneNow(each, cutover) &&
        doersOf(each, cutover).length > 0,
    )
    .map(each => ({
      activity: each.id,
      kind: dueOf(each) < now ? 'overdue' : 'due',
      due: dueOf(each),
      to: doersOf(each, cutover),
    }));
}

/** Its phase is in progress, or it was started early; what a phase left undone can no longer be done. */
function isToBeDoneNow(
  { phase: id, status }: CutoverActivity,
  { phases }: Cutover,
): boolean {
  const phase = phases.find(each => each.id === id);
  return (
    phase?.status === 'in-progress' ||
    (phase?.status === 'not-started' && status === 'in-progress')
  );
}
