import { DateTime } from 'luxon';

/** The calendar day that it is in the zone of a plan. */
export function planDay(timeZone: string, now: number = Date.now()): string {
  return DateTime.fromMillis(now, { zone: timeZone }).toISODate() ?? '';
}
