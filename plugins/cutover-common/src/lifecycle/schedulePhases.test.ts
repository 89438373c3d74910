import fc from 'fast-check';
import { schedulePhases } from './schedulePhases';

const berlin = 'Europe/Berlin';
const window = {
  start: '2027-03-06T21:00:00.000Z',
  end: '2027-03-07T03:00:00.000Z',
  timeZone: berlin,
};
const phases = [
  { duration: 'P2W', holdsWindow: false },
  { duration: 'P1M', holdsWindow: false },
  { duration: 'P3W', holdsWindow: true },
  { duration: 'P1W', holdsWindow: false },
];

describe('schedulePhases', () => {
  it('lets the phase of the window end with it, and the others lie around by their durations', () => {
    expect(schedulePhases(phases, window, '2026-11-24T12:00:00.000Z')).toEqual([
      { start: '2026-12-31T03:00:00.000Z', end: '2027-01-14T03:00:00.000Z' },
      { start: '2027-01-14T03:00:00.000Z', end: '2027-02-14T03:00:00.000Z' },
      { start: '2027-02-14T03:00:00.000Z', end: '2027-03-07T03:00:00.000Z' },
      { start: '2027-03-07T03:00:00.000Z', end: '2027-03-14T03:00:00.000Z' },
    ]);
  });

  it('keeps the hour of the day when the clocks change', () => {
    const spring = {
      start: '2027-04-03T20:00:00.000Z',
      end: '2027-04-04T02:00:00.000Z',
      timeZone: berlin,
    };
    const plan = schedulePhases(phases, spring, '2026-11-24T12:00:00.000Z');
    expect(plan[2]).toEqual({
      start: '2027-03-14T03:00:00.000Z',
      end: '2027-04-04T02:00:00.000Z',
    });
  });

  it('shortens what lies before the window in proportion where time is short', () => {
    const even = [
      { duration: 'PT20H', holdsWindow: false },
      { duration: 'PT20H', holdsWindow: false },
      { duration: 'PT1H', holdsWindow: true },
    ];
    const now = '2027-03-06T01:00:00.000Z';
    const plan = schedulePhases(even, window, now);
    expect(plan[0].start).toBe(now);
    expect(plan[1].start).toBe('2027-03-06T11:00:00.000Z');
    expect(plan[2]).toEqual({ start: window.start, end: window.end });
  });

  it('is contiguous, ordered, not in the past, and contains the window where it should', () => {
    const duration = fc.constantFrom(
      'P0D',
      'PT90M',
      'P3D',
      'P2W',
      'P1M',
      'P1Y',
    );
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 400 * 24 * 60 }),
        fc.integer({ min: 1, max: 14 * 24 * 60 }),
        fc.constantFrom(berlin, 'Asia/Shanghai', 'America/New_York', 'UTC'),
        (durations, pick, minutesAhead, minutesLong, timeZone) => {
          const holder = pick % durations.length;
          const now = Date.parse('2026-11-24T12:00:00.000Z');
          const start = now + minutesAhead * 60_000;
          const end = start + minutesLong * 60_000;
          const planned = {
            start: new Date(start).toISOString(),
            end: new Date(end).toISOString(),
            timeZone,
          };
          const plan = schedulePhases(
            durations.map((each, index) => ({
              duration: each,
              holdsWindow: index === holder,
            })),
            planned,
            new Date(now).toISOString(),
          );
          plan.forEach((period, index) => {
            expect(Date.parse(period.start)).toBeLessThan(
              Date.parse(period.end),
            );
            expect(period.end).toBe(plan.at(index + 1)?.start ?? period.end);
          });
          expect(plan[holder].start <= planned.start).toBe(true);
          expect(plan[holder].end).toBe(planned.end);
          const inThePast = Date.parse(plan[0].start) < now;
          expect(inThePast && minutesAhead > holder).toBe(false);
        },
      ),
    );
  });
});
