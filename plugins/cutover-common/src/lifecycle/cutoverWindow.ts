import { DateTime, IANAZone } from 'luxon';
import type { Fault } from '../errors';
import type { CutoverWindow, Period } from './cutover';

type Path = Fault['path'];

export type Read<T> =
  | { value: T; faults: [] }
  | { value?: undefined; faults: Fault[] };

const HAS_OFFSET = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

/** A window as it was typed, in UTC; times without an offset are read in its time zone. */
export function readWindow(
  typed: { start: string; end: string; timeZone: string },
  path: Path,
): Read<CutoverWindow> {
  const { timeZone } = typed;
  if (!IANAZone.isValidZone(timeZone)) {
    return {
      faults: [
        {
          path: [...path, 'timeZone'],
          reason: 'window.unknown-time-zone',
          message: `There is no time zone "${timeZone}"; use an IANA name such as "Europe/Berlin"`,
          params: { timeZone },
        },
      ],
    };
  }
  const period = readPeriod(typed, path, 'window', timeZone);
  if (!period.value) return period;
  return { value: { ...period.value, timeZone }, faults: [] };
}

/** A planned period of a phase or an activity; its times carry their offset. */
export function readPlannedPeriod(
  typed: Period,
  path: Path,
  subject: string,
): Read<Period> {
  const faults = offsetFaults(typed, path, subject);
  return faults.length ? { faults } : readPeriod(typed, path, subject, 'utc');
}

/** Both ends of a period, or one of them; its times carry their offset. */
export function readForecast(
  typed: Partial<Period>,
  path: Path,
  subject: string,
): Read<Partial<Period>> {
  const { start, end } = typed;
  if (start !== undefined && end !== undefined) {
    return readPlannedPeriod({ start, end }, path, subject);
  }
  const faults = offsetFaults(typed, path, subject);
  if (faults.length) return { faults };
  const edge = start === undefined ? 'end' : 'start';
  const time = typed[edge];
  if (time === undefined) {
    return {
      faults: [
        {
          path,
          reason: `${subject}.no-dates`,
          message: 'Name a start or an end, or both',
        },
      ],
    };
  }
  const read = readTime(time, [...path, edge], subject, 'utc');
  return read.value === undefined
    ? { faults: read.faults }
    : { value: { [edge]: read.value }, faults: [] };
}

function offsetFaults(
  typed: Partial<Period>,
  path: Path,
  subject: string,
): Fault[] {
  return Object.entries(typed).flatMap(([edge, time]): Fault[] =>
    time === undefined || HAS_OFFSET.test(time)
      ? []
      : [
          {
            path: [...path, edge],
            reason: `${subject}.offset-missing`,
            message: `"${time}" is not a time with an offset; write it as "2027-03-06T08:00:00Z"`,
            params: { found: time },
          },
        ],
  );
}

/** What keeps a window from being planned at this moment. */
export function windowFaults(
  window: CutoverWindow,
  now: string,
  path: Path = ['window'],
): Fault[] {
  if (window.start > now) return [];
  return [
    {
      path: [...path, 'start'],
      reason: 'window.in-the-past',
      message: `The window begins at ${window.start}, which has passed; choose a time that is still to come`,
      params: { start: window.start, now },
    },
  ];
}

/** A period as it was typed, in UTC; times without an offset are read in the zone. */
export function readPeriod(
  typed: Period,
  path: Path,
  subject: string,
  zone: string,
): Read<Period> {
  const start = readTime(typed.start, [...path, 'start'], subject, zone);
  const end = readTime(typed.end, [...path, 'end'], subject, zone);
  if (!start.value || !end.value) {
    return { faults: [...start.faults, ...end.faults] };
  }
  if (end.value <= start.value) {
    return {
      faults: [
        {
          path: [...path, 'end'],
          reason: `${subject}.ends-before-it-begins`,
          message: `The end, ${typed.end}, does not lie after the beginning, ${typed.start}`,
          params: { start: typed.start, end: typed.end },
        },
      ],
    };
  }
  return { value: { start: start.value, end: end.value }, faults: [] };
}

function readTime(
  typed: string,
  path: Path,
  subject: string,
  zone: string,
): Read<string> {
  const time = DateTime.fromISO(typed, { zone });
  // Years of four digits keep times in the order of their letters, which lists and databases sort by.
  if (!time.isValid || time.year < 1970 || time.year > 9998) {
    return {
      faults: [
        {
          path,
          reason: `${subject}.not-a-date`,
          message: `"${typed}" is not a date and time; write it as "2027-03-06T22:00"`,
          params: { found: typed },
        },
      ],
    };
  }
  // Clocks that go forward skip an hour, mostly in the very nights in which a company cuts over.
  const asTyped = DateTime.fromISO(typed, { zone: 'utc' });
  const local = time.setZone('utc', { keepLocalTime: true });
  if (!HAS_OFFSET.test(typed) && !local.equals(asTyped)) {
    return {
      faults: [
        {
          path,
          reason: `${subject}.no-such-time`,
          message: `"${typed}" does not exist in ${zone}, where the clocks go forward then`,
          params: { found: typed, timeZone: zone },
        },
      ],
    };
  }
  return { value: time.toJSDate().toISOString(), faults: [] };
}
