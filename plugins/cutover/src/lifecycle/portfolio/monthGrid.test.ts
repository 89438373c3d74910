import { DateTime } from 'luxon';
import { aCutover } from '../__testUtils__/aCutover';
import { monthGrid, timelineRows } from './monthGrid';

const march = DateTime.fromISO('2040-03-01', { zone: 'Europe/Berlin' });

const daysWith = (weeks: ReturnType<typeof monthGrid>) =>
  weeks
    .flat()
    .filter(({ cutovers }) => cutovers.length > 0)
    .map(({ date }) => date.toISODate());

describe('monthGrid', () => {
  it('has whole weeks from Monday on', () => {
    const weeks = monthGrid(march, []);
    expect(weeks.every(week => week.length === 7)).toBe(true);
    expect(weeks[0][0].date.weekday).toBe(1);
    expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(31);
  });

  it('shows a window on every day that it touches', () => {
    expect(daysWith(monthGrid(march, [aCutover()]))).toEqual([
      '2040-03-14',
      '2040-03-15',
    ]);
  });

  it('goes by the zone of the reader', () => {
    expect(
      daysWith(
        monthGrid(march.setZone('Asia/Shanghai', { keepLocalTime: true }), [
          aCutover(),
        ]),
      ),
    ).toEqual(['2040-03-15']);
  });
});

describe('timelineRows', () => {
  it('has a row per target, the busiest first', () => {
    const both = aCutover({
      targets: [{ ref: 'component:default/a' }, { ref: 'system:default/b' }],
    });
    const one = aCutover({ targets: [{ ref: 'system:default/b' }] });
    expect(
      timelineRows(march, [both, one]).map(
        ({ target, bars }) => `${target} ${bars.length}`,
      ),
    ).toEqual(['system:default/b 2', 'component:default/a 1']);
  });

  it('cuts a window at the ends of the month', () => {
    const long = aCutover({
      window: {
        start: '2040-02-01T00:00:00.000Z',
        end: '2040-05-01T00:00:00.000Z',
        timeZone: 'UTC',
      },
    });
    expect(timelineRows(march, [long])[0].bars[0]).toMatchObject({
      from: 0,
      to: 1,
    });
  });
});
