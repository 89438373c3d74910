import { measureReminders, nextReminderAt } from './measureReminders';
import type { Risk, RiskMeasure } from './model';

const bob = 'user:default/bob';
const berlin = {
  window: { start: '', end: '', timeZone: 'Europe/Berlin' },
};

function aRisk(...measures: Partial<RiskMeasure>[]) {
  return {
    status: 'responding' as Risk['status'],
    measures: measures.map((measure, index) => ({
      id: `m${index + 1}`,
      title: 'Test more',
      strategy: 'mitigate' as const,
      owner: bob,
      due: '2027-01-10',
      status: 'open' as const,
      ...measure,
    })),
  };
}

describe('Reminders of measures', () => {
  it('come two days before the day of a measure begins, in the zone of the plan, and when that day is over', () => {
    const kinds = (now: string) =>
      measureReminders(aRisk({}), berlin, now).map(({ kind }) => kind);
    expect(kinds('2027-01-07T22:59:59.999Z')).toEqual([]);
    expect(kinds('2027-01-07T23:00:00.000Z')).toEqual(['due']);
    expect(kinds('2027-01-10T22:59:59.999Z')).toEqual(['due']);
    expect(kinds('2027-01-10T23:00:00.000Z')).toEqual(['overdue']);
    expect(
      measureReminders(aRisk({}), berlin, '2027-01-10T23:00:00.000Z'),
    ).toEqual([{ measure: 'm1', kind: 'overdue', due: '2027-01-10', to: bob }]);
  });

  it('do not come for what is done or dropped, or of a closed risk', () => {
    const late = '2027-02-01T00:00:00.000Z';
    const over = aRisk({ status: 'done' }, { status: 'dropped' });
    expect(measureReminders(over, berlin, late)).toEqual([]);
    const closed = { ...aRisk({}), status: 'closed' as const };
    expect(measureReminders(closed, berlin, late)).toEqual([]);
    expect(nextReminderAt(closed, berlin)).toBeUndefined();
  });

  it('are looked for at the first moment that is still to come', () => {
    const risk = aRisk({ due: '2027-01-20' }, { due: '2027-01-10' });
    const moments: string[] = [];
    let moment = nextReminderAt(risk, berlin);
    while (moment) {
      moments.push(moment);
      moment = nextReminderAt(risk, berlin, moment);
    }
    expect(moments).toEqual([
      '2027-01-07T23:00:00.000Z',
      '2027-01-10T23:00:00.000Z',
      '2027-01-17T23:00:00.000Z',
      '2027-01-20T23:00:00.000Z',
    ]);
  });
});
