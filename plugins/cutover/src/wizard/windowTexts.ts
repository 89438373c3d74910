import { DateTime, Interval } from 'luxon';
import type { Period } from '@backstage-cutover/plugin-cutover-common';

/** Both ends of a period as a reader in `zone` writes them. */
export function periodIn(period: Period, zone: string, language: string) {
  const [start, end] = [period.start, period.end].map(time =>
    DateTime.fromISO(time, { zone }).setLocale(language).toLocaleString({
      weekday: 'short',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  );
  return { start, end };
}

/** Days, hours and minutes in words. */
export function lengthOf({ start, end }: Period, language: string) {
  const duration = Interval.fromDateTimes(
    DateTime.fromISO(start),
    DateTime.fromISO(end),
  ).toDuration(['days', 'hours', 'minutes']);
  return duration
    .removeZeros()
    .reconfigure({ locale: language })
    .toHuman({ listStyle: 'long' });
}

/** Do both zones show the same clock at that time? */
export function sameClock(time: string, zone: string, other: string) {
  return (
    DateTime.fromISO(time, { zone }).offset ===
    DateTime.fromISO(time, { zone: other }).offset
  );
}

export function viewerZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that the browser knows, and UTC. */
export function allZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}
