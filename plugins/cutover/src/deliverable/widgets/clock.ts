import { DateTime } from 'luxon';

export type TimeFormat = 'date' | 'date-time';

/** The time of a value as an input shows it: in `zone`, without seconds. Nothing for what is no time. */
export function typedTime(
  value: string | undefined,
  format: TimeFormat,
  zone: string,
): string {
  if (!value) return '';
  if (format === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
  const time = DateTime.fromISO(value, { zone });
  return time.isValid ? time.toFormat("yyyy-MM-dd'T'HH:mm") : '';
}

/** The value of what was typed: a date as it is, a time in UTC. */
export function valueOfTyped(
  typed: string,
  format: TimeFormat,
  zone: string,
): string | undefined {
  if (!typed) return undefined;
  if (format === 'date') return typed;
  return DateTime.fromISO(typed, { zone }).toUTC().toISO() ?? undefined;
}

/** Whether the clocks of `zone` go over the time that was typed, so that another one was taken. */
export function isSkipped(typed: string, format: TimeFormat, zone: string) {
  return typedTime(valueOfTyped(typed, format, zone), format, zone) !== typed;
}

/** How far from UTC the clocks in `zone` are then, as people write it: `GMT+1`. */
export function offsetWords(value: string, zone: string, language: string) {
  return DateTime.fromISO(value, { zone }).setLocale(language).offsetNameShort;
}

/** Whether the clocks in both zones show different times then. */
export function differs(value: string, zone: string, other: string) {
  return (
    DateTime.fromISO(value, { zone }).offset !==
    DateTime.fromISO(value, { zone: other }).offset
  );
}
