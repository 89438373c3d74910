import type { Fault } from '../errors';
import type { Cutover, CutoverPhase, CutoverWindow, Period } from './cutover';
import { windowFaults } from './cutoverWindow';
import type { EditCutover } from './parseInput';
import { layOutPhases } from './schedulePhases';

/** The phases as an edit plans them; where only the window moves, the phases still open move with it. */
export function editPlan(
  cutover: Cutover,
  edit: EditCutover,
  now: string,
): { phases: CutoverPhase[]; faults: Fault[] } {
  const window = edit.window ?? cutover.window;
  const moved = !same(window, cutover.window);
  const faults = moved ? movedWindowFaults(cutover, window, now) : [];
  if (edit.phases) {
    const explicit = withPeriods(cutover.phases, edit.phases);
    return {
      phases: explicit.phases,
      faults: [
        ...faults,
        ...explicit.faults,
        ...orderFaults(explicit.phases, edit.phases),
        ...insideFaults(explicit.phases, window),
      ],
    };
  }
  if (!moved || faults.length) return { phases: cutover.phases, faults };
  return { phases: movedPhases(cutover, window, now), faults };
}

function movedWindowFaults(
  cutover: Cutover,
  window: CutoverWindow,
  now: string,
): Fault[] {
  const holder = cutover.phases[windowHolder(cutover)];
  if (holder.status === 'done') {
    return [
      {
        path: ['window'],
        reason: 'window.over',
        message: `Phase ${holder.id}, which held the window, is done; the window can no longer be moved`,
        params: { phase: holder.id },
      },
    ];
  }
  // A window that has begun may be made longer or shorter, but not begin anew in the past.
  if (window.start !== cutover.window.start) return windowFaults(window, now);
  if (window.end > now || window.end === cutover.window.end) return [];
  return [
    {
      path: ['window', 'end'],
      reason: 'window.in-the-past',
      message: `The window would have ended at ${window.end}; choose a time that is still to come`,
      params: { end: window.end, now },
    },
  ];
}

/** The phase whose planned period contains the window; every plan has one. */
function windowHolder({ phases, window }: Cutover): number {
  const holder = phases.findIndex(phase => contains(phase.planned, window));
  return holder < 0 ? phases.length - 1 : holder;
}

function movedPhases(
  cutover: Cutover,
  window: CutoverWindow,
  now: string,
): CutoverPhase[] {
  const first = cutover.phases.findIndex(phase => phase.status !== 'done');
  const open = cutover.phases.slice(first);
  const begun = open[0].planned.start;
  const laidOut = layOutPhases(
    open.map(({ planned }) => ({
      milliseconds: Date.parse(planned.end) - Date.parse(planned.start),
    })),
    windowHolder(cutover) - first,
    window,
    begun < now ? begun : now,
  );
  // The phase in progress does not begin again because the window moves away from it.
  if (begun < laidOut[0].start) laidOut[0].start = begun;
  return cutover.phases.map((phase, index) =>
    index < first ? phase : { ...phase, planned: laidOut[index - first] },
  );
}

function withPeriods(
  phases: CutoverPhase[],
  periods: Record<string, Period>,
): { phases: CutoverPhase[]; faults: Fault[] } {
  const faults = Object.keys(periods).flatMap((id): Fault[] => {
    const phase = phases.find(each => each.id === id);
    if (!phase) {
      return [
        {
          path: ['phases', id],
          reason: 'phases.unknown',
          message: `There is no phase "${id}"; the phases are ${phases
            .map(each => each.id)
            .join(', ')}`,
          params: { phase: id },
        },
      ];
    }
    if (phase.status !== 'done' || same(phase.planned, periods[id])) return [];
    return [
      {
        path: ['phases', id],
        reason: 'phases.done',
        message: `Phase ${id} is done; its plan can no longer be changed`,
        params: { phase: id },
      },
    ];
  });
  return {
    phases: phases.map(phase =>
      Object.hasOwn(periods, phase.id)
        ? { ...phase, planned: periods[phase.id] }
        : phase,
    ),
    faults,
  };
}

function orderFaults(
  phases: CutoverPhase[],
  edited: Record<string, Period>,
): Fault[] {
  return phases.slice(1).flatMap((phase, index): Fault[] => {
    const before = phases[index];
    if (before.planned.end <= phase.planned.start) return [];
    const named = Object.hasOwn(edited, phase.id) ? phase : before;
    return [
      {
        path: ['phases', named.id, named === phase ? 'start' : 'end'],
        reason: 'phases.out-of-order',
        message: `Phase ${phase.id} would begin at ${phase.planned.start}, before ${before.id} ends at ${before.planned.end}`,
        params: { phase: phase.id, before: before.id },
      },
    ];
  });
}

function insideFaults(phases: CutoverPhase[], window: CutoverWindow): Fault[] {
  if (phases.some(phase => contains(phase.planned, window))) return [];
  return [
    {
      path: ['phases'],
      reason: 'phases.window-outside',
      message: `The window from ${window.start} to ${window.end} must lie within one phase`,
      params: { start: window.start, end: window.end },
    },
  ];
}

function contains(outer: Period, inner: Period) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function same(one: Period & { timeZone?: string }, other: typeof one) {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.timeZone === other.timeZone
  );
}
