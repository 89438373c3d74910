import { DateTime, Duration, type DurationLike } from 'luxon';
import type { TemplatePhase } from '../template';
import type { CutoverWindow, Period } from './cutover';

const MINUTE = 60_000;

/** A first plan: the phases by their usual durations, around the window. */
export function schedulePhases(
  phases: Pick<TemplatePhase, 'duration' | 'holdsWindow'>[],
  window: CutoverWindow,
  now: string,
): Period[] {
  return layOutPhases(
    phases.map(phase => Duration.fromISO(phase.duration)),
    phases.findIndex(phase => phase.holdsWindow),
    window,
    now,
  );
}

/**
 * Contiguous periods of these lengths, the one at `holder` ending with the window and containing it. Where they
 * would begin before `from`, all that lies before the window is shortened in proportion, to no less than a minute
 * each.
 */
export function layOutPhases(
  lengths: DurationLike[],
  holder: number,
  window: CutoverWindow,
  from: string,
): Period[] {
  const windowStart = Date.parse(window.start);
  // Days are added in the plan's own time zone, so that a phase does not shift by an hour when the clocks change.
  const windowEnd = DateTime.fromISO(window.end, { zone: window.timeZone });

  let edge = windowEnd.minus(lengths[holder]);
  const before = [Math.min(edge.toMillis(), windowStart)];
  edge = DateTime.fromMillis(before[0], { zone: window.timeZone });
  for (const length of lengths.slice(0, holder).reverse()) {
    const earlier = edge.minus(length);
    edge = atLeastAMinute(earlier, edge) ? earlier : edge.minus(MINUTE);
    before.unshift(edge.toMillis());
  }

  const after = [windowEnd.toMillis()];
  edge = windowEnd;
  for (const length of lengths.slice(holder + 1)) {
    const later = edge.plus(length);
    edge = atLeastAMinute(edge, later) ? later : edge.plus(MINUTE);
    after.push(edge.toMillis());
  }

  const edges = [...fitted(before, Date.parse(from), windowStart), ...after];
  return lengths.map((_, index) => ({
    start: new Date(edges[index]).toISOString(),
    end: new Date(edges[index + 1]).toISOString(),
  }));
}

function atLeastAMinute(start: DateTime, end: DateTime) {
  return end.toMillis() - start.toMillis() >= MINUTE;
}

/** The beginnings of the phases up to the window, none before `from` unless there is no minute for each. */
function fitted(edges: number[], from: number, windowStart: number) {
  if (edges[0] >= from) return edges;
  const count = edges.length - 1;
  const room = Math.max(windowStart - from - count * MINUTE, 0);
  const begin = windowStart - room - count * MINUTE;
  // Of what each phase has beyond its minute, all keep the same share.
  const wanted = windowStart - edges[0] - count * MINUTE;
  const share = wanted > 0 ? room / wanted : 0;
  return edges.map((edge, index) =>
    Math.round(
      begin + index * MINUTE + (edge - edges[0] - index * MINUTE) * share,
    ),
  );
}
