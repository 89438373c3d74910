import { Duration } from 'luxon';
import type { Path, Report } from './report';

const LONGEST = Duration.fromISO('P20Y').toMillis();

/** In milliseconds; undefined where there is none or none that can be read. */
export function millisOf(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined;
  const parsed = Duration.fromISO(duration);
  return parsed.isValid ? parsed.toMillis() : undefined;
}

/** A time that something takes: not in the past, not for ever, and not no time unless `zero` allows it. */
export function checkDuration(
  report: Report,
  duration: string | undefined,
  path: Path,
  { zero = false }: { zero?: boolean } = {},
) {
  const millis = millisOf(duration);
  if (duration === undefined || millis === undefined) return;
  if (duration.startsWith('-') || (millis === 0 && !zero)) {
    report(
      path,
      'duration.not-positive',
      `"${duration}" is no time that anything takes; use one such as "P2W" or "PT90M"`,
      { duration },
    );
  }
  checkSpan(report, duration, path);
}

/** A distance in time, in either direction. */
export function checkSpan(
  report: Report,
  duration: string | undefined,
  path: Path,
) {
  const millis = millisOf(duration);
  if (duration === undefined || millis === undefined) return;
  if (Math.abs(millis) > LONGEST) {
    report(
      path,
      'duration.too-long',
      `"${duration}" is more than twenty years; check the unit: "M" before the "T" are months, after it minutes`,
      { duration },
    );
  }
}
