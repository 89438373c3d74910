import { DateTime, type DateTimeFormatOptions } from 'luxon';
import type {
  CutoverWindow,
  Period,
} from '@backstage-cutover/plugin-cutover-common';

interface Reader {
  language: string;
  zone: string;
}

const DATE: DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
};
const TIME: DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const at = (iso: string, { language, zone }: Reader) =>
  DateTime.fromISO(iso, { zone }).setLocale(language);

export const dateWords = (iso: string, reader: Reader) =>
  at(iso, reader).toLocaleString(DATE);

export const momentWords = (iso: string, reader: Reader) =>
  at(iso, reader).toLocaleString({ ...DATE, ...TIME });

/** `3 Mar 2027 – 20 Mar 2027`, or one date where both ends fall on it. */
export function periodWords(period: Period, reader: Reader) {
  const start = dateWords(period.start, reader);
  const end = dateWords(period.end, reader);
  return start === end ? start : `${start} – ${end}`;
}

/** From moment to moment; the date of the end only where it differs. */
function spanWords(period: Period, reader: Reader) {
  const start = at(period.start, reader);
  const end = at(period.end, reader);
  const last = start.hasSame(end, 'day')
    ? end.toLocaleString(TIME)
    : momentWords(period.end, reader);
  return `${momentWords(period.start, reader)} – ${last}`;
}

/** A window in the plan's zone, and in the reader's where the clock there shows another time. */
export function windowWords(
  window: CutoverWindow,
  reader: Reader,
): { plan: string; zone: string; yours?: string } {
  const planner = { language: reader.language, zone: window.timeZone };
  const begins = at(window.start, planner);
  const differs =
    begins.offset !== at(window.start, reader).offset ||
    at(window.end, planner).offset !== at(window.end, reader).offset;
  return {
    plan: spanWords(window, planner),
    zone: `${begins.offsetNameShort ?? ''} (${window.timeZone})`.trim(),
    ...(differs ? { yours: spanWords(window, reader) } : {}),
  };
}
