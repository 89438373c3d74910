import { DateTime, Interval } from 'luxon';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';

export interface Day {
  date: DateTime;
  inMonth: boolean;
  cutovers: Cutover[];
}

function spanOf({ window }: Cutover, zone: string) {
  return Interval.fromDateTimes(
    DateTime.fromISO(window.start, { zone }),
    DateTime.fromISO(window.end, { zone }),
  );
}

/** The weeks of a month, Monday first, with the cutovers whose window touches each day of the reader's zone. */
export function monthGrid(month: DateTime, cutovers: Cutover[]): Day[][] {
  const zone = month.zoneName ?? 'utc';
  const spans = cutovers.map(cutover => ({
    cutover,
    span: spanOf(cutover, zone),
  }));
  const first = month.startOf('month').startOf('week');
  const last = month.endOf('month').endOf('week');
  const weeks: Day[][] = [];
  for (let date = first; date <= last; date = date.plus({ days: 1 })) {
    const day = Interval.after(date, { days: 1 });
    if (date.weekday === 1) weeks.push([]);
    weeks[weeks.length - 1].push({
      date,
      inMonth: date.hasSame(month, 'month'),
      cutovers: spans
        .filter(({ span }) => span.overlaps(day))
        .map(({ cutover }) => cutover),
    });
  }
  return weeks;
}

export interface Bar {
  cutover: Cutover;
  /** Shares of the month, 0 to 1. */
  from: number;
  to: number;
}

export interface TimelineRow {
  target: string;
  bars: Bar[];
}

/** One row per target with its windows of a month as bars, the busiest target first. */
export function timelineRows(
  month: DateTime,
  cutovers: Cutover[],
): TimelineRow[] {
  const zone = month.zoneName ?? 'utc';
  const start = month.startOf('month');
  const whole = start.plus({ months: 1 }).diff(start).toMillis();
  const share = (at: DateTime) =>
    Math.min(1, Math.max(0, at.diff(start).toMillis() / whole));
  const rows = new Map<string, Bar[]>();
  for (const cutover of cutovers) {
    const { window, targets } = cutover;
    const bar = {
      cutover,
      from: share(DateTime.fromISO(window.start, { zone })),
      to: share(DateTime.fromISO(window.end, { zone })),
    };
    for (const { ref } of targets)
      rows.set(ref, [...(rows.get(ref) ?? []), bar]);
  }
  return [...rows]
    .map(([target, bars]) => ({ target, bars }))
    .sort(
      (a, b) => b.bars.length - a.bars.length || (a.target < b.target ? -1 : 1),
    );
}
