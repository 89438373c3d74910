import { DateTime } from 'luxon';
import type {
  Cutover,
  CutoverPhase,
  RiskSpec,
  TemplateRole,
  Text,
} from '@backstage-cutover/plugin-cutover-common';

/** How many days before the window a phase that should be over by then becomes a danger, and before its day a course in which people are missing. */
const NEAR_DAYS = 14;

export type Danger =
  | { kind: 'phase-late'; phase: CutoverPhase; days: number }
  | { kind: 'activity-late'; days: number }
  | { kind: 'window-near'; phase: CutoverPhase; days: number }
  | { kind: 'window-over'; phase: CutoverPhase }
  | { kind: 'conflict'; other: Cutover; targets: string[] }
  | { kind: 'role-open'; role: TemplateRole }
  | { kind: 'risks-open'; priority: Priority; count: number }
  | { kind: 'training-short'; course: TrainingAtStake; late: boolean };

type Priority = RiskSpec['priorities'][number];

/** People who are not certified in a course. */
export interface TrainingAtStake {
  id: string;
  title: Text;
  /** Calendar day in the zone of the plan by which they have to be. */
  dueDay: string;
  missing: number;
}

/** `late` where a date of the plan has been missed, `activity-late` one within it, `at-risk` where one is about to be. */
export type Health = 'on-track' | 'at-risk' | 'activity-late' | 'late' | 'over';

/** The phase into whose planned dates the window falls. */
function windowPhaseIndex({ phases, window }: Cutover) {
  const index = phases.findIndex(
    ({ planned }) =>
      planned.start <= window.start && window.start < planned.end,
  );
  return index === -1 ? phases.length - 1 : index;
}

/** What endangers the dates of a running cutover, the worst first. */
export function dangersOf(
  cutover: Cutover,
  context: {
    now: string;
    conflicts?: Cutover[];
    roles?: TemplateRole[];
    /** How many open risks stand at which priority, from low to high. */
    risks?: { priority: Priority; count: number }[];
    training?: TrainingAtStake[];
  },
): Danger[] {
  if (cutover.status !== 'running') return [];
  const { now, conflicts = [], roles = [], risks = [] } = context;
  const { training = [] } = context;
  const dangers: Danger[] = [];
  const windowPhase = windowPhaseIndex(cutover);
  const current = cutover.phases.findIndex(
    ({ status }) => status === 'in-progress',
  );
  const phase = cutover.phases[current];

  if (phase && cutover.window.end < now && current <= windowPhase)
    dangers.push({ kind: 'window-over', phase });
  if (phase && phase.planned.end < now)
    dangers.push({
      kind: 'phase-late',
      phase,
      days: Math.max(1, daysBetween(phase.planned.end, now)),
    });
  const due = cutover.progress?.nextDue;
  if (due && due < now)
    dangers.push({ kind: 'activity-late', days: daysBetween(due, now) });
  const days = daysBetween(now, cutover.window.start);
  if (
    phase &&
    current < windowPhase &&
    now < cutover.window.start &&
    days <= NEAR_DAYS
  )
    dangers.push({ kind: 'window-near', phase, days });

  for (const { priority, count } of [...risks].reverse()) {
    const { tone } = priority;
    if (count > 0 && (tone === 'critical' || tone === 'warning'))
      dangers.push({ kind: 'risks-open', priority, count });
  }

  dangers.push(...trainingDangers(training, now, cutover.window.timeZone));

  const mine = new Set(cutover.targets.map(({ ref }) => ref));
  for (const other of conflicts) {
    const targets = other.targets
      .map(({ ref }) => ref)
      .filter(ref => mine.has(ref));
    if (other.id !== cutover.id && targets.length > 0)
      dangers.push({ kind: 'conflict', other, targets });
  }
  for (const role of roles) {
    if (role.min > (cutover.team[role.id] ?? []).length)
      dangers.push({ kind: 'role-open', role });
  }
  return dangers;
}

/** Courses in which people are missing and whose day has passed or comes near, the nearest first. */
function trainingDangers(
  training: TrainingAtStake[],
  now: string,
  zone: string,
): Danger[] {
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  const near = today.plus({ days: NEAR_DAYS }).toISODate() ?? '';
  return training
    .filter(({ dueDay, missing }) => missing > 0 && dueDay <= near)
    .sort((one, other) => one.dueDay.localeCompare(other.dueDay))
    .map(course => ({
      kind: 'training-short',
      course,
      late: course.dueDay < (today.toISODate() ?? ''),
    }));
}

export function healthOf(cutover: Cutover, now: string): Health {
  if (cutover.status !== 'running') return 'over';
  const kinds = dangersOf(cutover, { now }).map(({ kind }) => kind);
  if (kinds.includes('phase-late') || kinds.includes('window-over'))
    return 'late';
  if (kinds.includes('activity-late')) return 'activity-late';
  return kinds.length > 0 ? 'at-risk' : 'on-track';
}

function daysBetween(from: string, to: string) {
  return Math.floor(
    DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days,
  );
}
