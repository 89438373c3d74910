import { DateTime } from 'luxon';
import type { Cutover } from '../lifecycle';
import type { Risk, RiskMeasure } from './model';

/** That a measure is due soon, or overdue: one of each per measure and day. */
export interface MeasureReminder {
  measure: string;
  kind: 'due' | 'overdue';
  /** The measure's day. */
  due: string;
  to: string;
}

type Zoned = Pick<Cutover, 'window'>;

const DAYS_BEFORE = 2;

/** Whom to remind of what at a moment (UTC). */
export function measureReminders(
  risk: Pick<Risk, 'measures' | 'status'>,
  { window }: Zoned,
  now: string,
): MeasureReminder[] {
  return openMeasures(risk).flatMap(({ due, id: measure, owner: to }) => {
    const { before, after } = momentsOf(due, window.timeZone);
    if (now < before) return [];
    const kind = now < after ? ('due' as const) : ('overdue' as const);
    return [{ measure, kind, due, to }];
  });
}

/** When to look for the next reminder, of all that come after a moment; undefined where none will come. */
export function nextReminderAt(
  risk: Pick<Risk, 'measures' | 'status'>,
  { window }: Zoned,
  after = '',
): string | undefined {
  return openMeasures(risk)
    .flatMap(({ due }) => Object.values(momentsOf(due, window.timeZone)))
    .filter(moment => moment > after)
    .sort()
    .at(0);
}

function openMeasures({
  measures,
  status,
}: Pick<Risk, 'measures' | 'status'>): RiskMeasure[] {
  return status === 'closed'
    ? []
    : measures.filter(measure => measure.status === 'open');
}

/** Two days before the measure's day begins, and when that day is over. */
function momentsOf(due: string, timeZone: string) {
  const day = DateTime.fromISO(due, { zone: timeZone });
  const utc = (moment: DateTime) => moment.toUTC().toJSDate().toISOString();
  return {
    before: utc(day.minus({ days: DAYS_BEFORE })),
    after: utc(day.plus({ days: 1 }).startOf('day')),
  };
}
