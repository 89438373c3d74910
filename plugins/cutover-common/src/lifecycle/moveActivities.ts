import type { CutoverTemplateSpec } from '../template';
import type { CutoverActivity } from './activity';
import type { Cutover } from './cutover';
import { holdersOf, layOutActivities } from './layOutActivities';

/**
 * The activities of a cutover in another version of its template, in the order of that. Those that are there keep their
 * dates, unless their phase has others now, and their state; new ones are planned as at the start. What a finished phase
 * held stays, and nothing new is asked for there.
 *
 * @param before - as they are
 * @param cutover - as it becomes
 */
export function moveActivities(
  before: CutoverActivity[],
  cutover: Cutover,
  to: Pick<CutoverTemplateSpec, 'phases'>,
  earlier: Pick<Cutover, 'phases'>,
): CutoverActivity[] {
  const at = cutover.updatedAt;
  const known = new Map(before.map(activity => [activity.id, activity]));
  const isDone = phaseTest(cutover, ({ status }) => status === 'done');
  const keepsDates = phaseTest(cutover, ({ id, planned }) => {
    const was = earlier.phases.find(phase => phase.id === id)?.planned;
    return was?.start === planned.start && was.end === planned.end;
  });
  const laidOut = layOutActivities(cutover, to, at).flatMap(
    (planned): CutoverActivity[] => {
      const activity = known.get(planned.id);
      if (!activity) return isDone(planned.phase) ? [] : [planned];
      // It stays with the finished phase in which it was done.
      if (isDone(activity.phase)) return [activity];
      const { phase, role } = planned;
      const keeps = activity.planned.byHand || keepsDates(phase);
      const moved: CutoverActivity = {
        ...activity,
        ...{ phase, role },
        planned:
          keeps && activity.phase === phase
            ? activity.planned
            : planned.planned,
      };
      const holders = holdersOf(moved, cutover);
      const next = {
        ...moved,
        assignees: moved.assignees.filter(ref => holders.includes(ref)),
      };
      return [
        JSON.stringify(next) === JSON.stringify(activity)
          ? activity
          : { ...next, updatedAt: at },
      ];
    },
  );
  const there = new Set(laidOut.map(({ id }) => id));
  const finished = before.filter(
    ({ id, phase }) => !there.has(id) && isDone(phase),
  );
  return [...finished, ...laidOut];
}

function phaseTest(
  { phases }: Pick<Cutover, 'phases'>,
  test: (phase: Cutover['phases'][number]) => boolean,
): (id: string) => boolean {
  const met = new Set(phases.filter(test).map(({ id }) => id));
  return id => met.has(id);
}
