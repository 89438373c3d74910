import { DateTime } from 'luxon';

/** The calendar day that it is at a moment (UTC) in a zone, such as `2026-11-29`. */
export function dayIn(timeZone: string, at: string): string {
  const day = DateTime.fromISO(at, { zone: timeZone }).toISODate();
  if (!day) throw new TypeError(`No day in ${timeZone} at ${at}`);
  return day;
}
