import { DateTime, Duration } from 'luxon';
import {
  appliesWhen,
  type CutoverTemplateSpec,
  type TemplateActivity,
} from '../template';
import type { CutoverActivity } from './activity';
import type { Cutover, CutoverPhase, Period } from './cutover';

type Phases = Pick<CutoverTemplateSpec, 'phases'>;

const MINUTE = 60_000;

/**
 * The activities that apply to a cutover, in the order of the template, planned within their phases: each ends when
 * its share of the phase and those of all before it are over, and takes as long as the template says.
 */
export function layOutActivities(
  cutover: Cutover,
  spec: Phases,
  at: string,
): CutoverActivity[] {
  return spec.phases.flatMap(({ id, activities }) => {
    const phase = cutover.phases.find(each => each.id === id);
    if (!phase) return [];
    const applicable = activities.filter(({ when }) =>
      appliesWhen(when, cutover.intake),
    );
    const periods = periodsWithin(
      phase.planned,
      applicable,
      cutover.window.timeZone,
    );
    return applicable.map(
      (activity, index): CutoverActivity => ({
        id: activity.id,
        cutoverId: cutover.id,
        phase: id,
        role: activity.role,
        ...beginning(phase),
        assignees: [],
        planned: { ...periods[index], byHand: false },
        updatedAt: at,
        version: 1,
      }),
    );
  });
}

/**
 * The activities after the plan of their cutover was edited: their dates move with their phases, unless they were set
 * by hand, and who no longer holds a role is no longer assigned. What a finished phase held stays as it was; all in
 * which nothing changes stay the same objects.
 */
export function replanActivities(
  activities: CutoverActivity[],
  cutover: Cutover,
  spec: Phases,
): CutoverActivity[] {
  const planned = new Map(
    layOutActivities(cutover, spec, cutover.updatedAt).map(each => [
      each.id,
      each.planned,
    ]),
  );
  const finished = new Set(
    cutover.phases
      .filter(({ status }) => status === 'done')
      .map(({ id }) => id),
  );
  return activities.map(activity => {
    if (finished.has(activity.phase)) return activity;
    const dates = activity.planned.byHand
      ? activity.planned
      : planned.get(activity.id) ?? activity.planned;
    const holders = holdersOf(activity, cutover);
    const assignees = activity.assignees.filter(ref => holders.includes(ref));
    const same =
      dates.start === activity.planned.start &&
      dates.end === activity.planned.end &&
      assignees.length === activity.assignees.length;
    return same
      ? activity
      : {
          ...activity,
          planned: dates,
          assignees,
          updatedAt: cutover.updatedAt,
        };
  });
}

/** Who holds the role that is responsible for an activity. */
export function holdersOf(
  { role }: Pick<CutoverActivity, 'role'>,
  { team }: Pick<Cutover, 'team'>,
): string[] {
  return Object.hasOwn(team, role) ? team[role] : [];
}

/** Who is to do an activity: those assigned, and otherwise everybody who holds its role. */
export function doersOf(
  activity: Pick<CutoverActivity, 'role' | 'assignees'>,
  cutover: Pick<Cutover, 'team'>,
): string[] {
  return activity.assignees.length
    ? activity.assignees
    : holdersOf(activity, cutover);
}

// Activities are laid out late for cutovers that are older than they are: what is over stays over.
function beginning({
  status,
  actual,
}: CutoverPhase): Pick<CutoverActivity, 'status' | 'actual'> {
  return status === 'done'
    ? { status: 'done', actual: { ...actual } }
    : { status: 'not-started', actual: {} };
}

function periodsWithin(
  phase: Period,
  activities: Pick<TemplateActivity, 'duration'>[],
  zone: string,
): Period[] {
  const begin = Date.parse(phase.start);
  const length = Date.parse(phase.end) - begin;
  const least = Math.min(MINUTE, length);
  const shares = sharesOf(activities);
  const total = shares.reduce((sum, share) => sum + share, 0);
  // Whole minutes, as people write times.
  const momentAfter = (share: number) =>
    Math.round((begin + (length * share) / total) / MINUTE) * MINUTE;
  let over = 0;
  return activities.map(({ duration }, index) => {
    const before = over;
    over += shares[index];
    const last = index === activities.length - 1;
    const end = last
      ? begin + length
      : within(momentAfter(over), begin + least, begin + length);
    // Days are taken off in the plan's own time zone, so that an activity does not shift by an hour with the clocks.
    const start = duration
      ? DateTime.fromMillis(end, { zone })
          .minus(Duration.fromISO(duration))
          .toMillis()
      : momentAfter(before);
    return {
      start: new Date(within(start, begin, end - least)).toISOString(),
      end: new Date(end).toISOString(),
    };
  });
}

function within(moment: number, from: number, to: number) {
  return Math.min(Math.max(moment, from), to);
}

/** How much of its phase each takes, in any unit. One without a duration takes an equal share. */
function sharesOf(activities: Pick<TemplateActivity, 'duration'>[]): number[] {
  const durations = activities.map(({ duration }) =>
    duration === undefined
      ? undefined
      : Math.max(0, Duration.fromISO(duration).toMillis()),
  );
  const known = durations.filter(each => each !== undefined);
  const total = known.reduce((sum, each) => sum + each, 0);
  if (total === 0) return activities.map(() => 1);
  return durations.map(each => each ?? total / known.length);
}
