import { DateTime, Duration } from 'luxon';
import type { WorkingTime } from './parts/workingTime';

/**
 * When something is due that begins at a moment and takes an ISO 8601 duration. Where the template says when people work,
 * its days are working days and its hours working hours; years, months and weeks are those of the calendar, and what
 * then falls into free time is due when work begins again.
 */
export function dueAfter(
  at: string,
  duration: string,
  workingTime?: WorkingTime,
): string {
  const span = Duration.fromISO(duration);
  if (!workingTime)
    return iso(DateTime.fromISO(at, { zone: 'utc' }).plus(span));
  const { years, months, weeks, days } = span;
  const calendar = { years, months, weeks };
  let due = atWork(
    DateTime.fromISO(at, { zone: workingTime.timeZone }).plus(calendar),
    workingTime,
  );
  for (let day = 0; day < days; day++) {
    do due = due.plus({ days: 1 });
    while (!isWorkingDay(due, workingTime));
  }
  // Where clocks go forward at work, the same time of day may be none.
  due = atWork(due, workingTime);
  const { hours, minutes, seconds } = span;
  let left = Duration.fromObject({ hours, minutes, seconds }).toMillis();
  while (left > 0) {
    const evening = clockOn(due, workingTime.to);
    const today = Math.min(left, evening.toMillis() - due.toMillis());
    left -= today;
    due = due.plus(today);
    if (left > 0) due = atWork(due, workingTime);
  }
  return iso(due);
}

/** The moment itself where people work then, and otherwise when they begin again. */
function atWork(moment: DateTime, workingTime: WorkingTime): DateTime {
  const { from, to } = workingTime;
  let day = moment;
  // The holidays come to an end, and each week has a working day.
  for (;;) {
    const morning = clockOn(day, from);
    if (isWorkingDay(day, workingTime) && day < clockOn(day, to)) {
      return day > morning ? day : morning;
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
}

function isWorkingDay(day: DateTime, { days, holidays }: WorkingTime) {
  return (
    days.includes(day.weekday) && !holidays.includes(day.toISODate() ?? '')
  );
}

function clockOn(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}

function iso(moment: DateTime): string {
  return moment.toJSDate().toISOString();
}
