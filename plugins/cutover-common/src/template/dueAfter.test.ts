import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dueAfter } from './dueAfter';
import { workingTimeSchema, type WorkingTime } from './parts/workingTime';

const HOUR = 3_600_000;

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

const workingTime: fc.Arbitrary<WorkingTime> = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Shanghai',
      'Australia/Lord_Howe',
    ),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 20 }),
    hours: fc.integer({ min: 1, max: 3 }),
    holidays: fc.subarray(['2026-03-29', '2026-03-30', '2026-10-26']),
  })
  .map(({ from, hours, ...rest }) =>
    workingTimeSchema.parse({
      ...rest,
      from: clock(from),
      to: clock(from + hours),
    }),
  );

/** Around both changes of the clock, mostly. */
const start = fc
  .tuple(
    fc.constantFrom('2026-03-25', '2026-06-10', '2026-10-22', '2026-10-30'),
    fc.integer({ min: 0, max: 7 * 24 * 60 }),
  )
  .map(([day, minutes]) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString(),
  );

interface Span {
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
}
const span: fc.Arbitrary<Span> = fc.record({
  weeks: fc.nat(2),
  days: fc.nat(6),
  hours: fc.nat(10),
  minutes: fc.nat(59),
});
const written = ({ weeks, days, hours, minutes }: Span) =>
  `P${weeks}W${days}DT${hours}H${minutes}M`;

describe('When something is due', () => {
  const berlin = workingTimeSchema.parse({
    timeZone: 'Europe/Berlin',
    holidays: ['2026-12-25'],
  });

  it.each([
    [
      'within a day',
      '2026-12-01T09:00:00.000Z',
      'PT4H',
      '2026-12-01T13:00:00.000Z',
    ],
    [
      'a day later',
      '2026-12-01T09:00:00.000Z',
      'P1D',
      '2026-12-02T09:00:00.000Z',
    ],
    [
      'a day later over a weekend, at the same time of day',
      '2026-12-04T11:00:00.000Z',
      'P1D',
      '2026-12-07T11:00:00.000Z',
    ],
    [
      'over a night',
      '2026-12-01T15:00:00.000Z',
      'PT2H',
      '2026-12-02T09:00:00.000Z',
    ],
    [
      'over a weekend',
      '2026-12-04T15:00:00.000Z',
      'PT2H',
      '2026-12-07T09:00:00.000Z',
    ],
    [
      'over a holiday and a weekend',
      '2026-12-24T15:00:00.000Z',
      'PT2H',
      '2026-12-28T09:00:00.000Z',
    ],
    [
      'over the change to winter time',
      '2026-10-23T14:00:00.000Z',
      'PT2H',
      '2026-10-26T09:00:00.000Z',
    ],
    [
      'over the change to summer time',
      '2026-03-27T15:00:00.000Z',
      'PT2H',
      '2026-03-30T08:00:00.000Z',
    ],
    [
      'a week over the change to winter time',
      '2026-10-22T10:00:00.000Z',
      'P1W',
      '2026-10-29T11:00:00.000Z',
    ],
    [
      'asked in the night',
      '2026-12-02T02:00:00.000Z',
      'PT1H',
      '2026-12-02T09:00:00.000Z',
    ],
    [
      'a month that ends on a weekend',
      '2026-10-05T10:00:00.000Z',
      'P2M',
      '2026-12-07T08:00:00.000Z',
    ],
  ])('counts working hours: %s', (_, at, duration, due) => {
    expect(dueAfter(at, duration, berlin)).toBe(due);
  });

  it('is never before it begins, and always within the working hours of a working day', () => {
    fc.assert(
      fc.property(start, span, workingTime, (at, duration, when) => {
        const due = dueAfter(at, written(duration), when);
        expect(due >= at).toBe(true);
        const local = DateTime.fromISO(due, { zone: when.timeZone });
        const [from, to] = [when.from, when.to].map(time =>
          local.set({
            hour: Number(time.slice(0, 2)),
            minute: 0,
            second: 0,
            millisecond: 0,
          }),
        );
        expect(when.days).toContain(local.weekday);
        expect(when.holidays).not.toContain(local.toISODate());
        expect(from <= local && local <= to).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never earlier for longer', () => {
    fc.assert(
      fc.property(start, span, span, workingTime, (at, one, more, when) => {
        const longer = {
          weeks: one.weeks + more.weeks,
          days: one.days + more.days,
          hours: one.hours + more.hours,
          minutes: one.minutes + more.minutes,
        };
        expect(
          dueAfter(at, written(one), when) <=
            dueAfter(at, written(longer), when),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes hours one after the other as it takes their sum', () => {
    fc.assert(
      fc.property(
        start,
        fc.nat(20),
        fc.integer({ min: 1, max: 20 }),
        workingTime,
        (at, first, second, when) => {
          const then = dueAfter(at, `PT${first}H`, when);
          expect(dueAfter(then, `PT${second}H`, when)).toBe(
            dueAfter(at, `PT${first + second}H`, when),
          );
        },
      ),
    );
  });

  it('is plain addition without working time', () => {
    fc.assert(
      fc.property(start, span, (at, duration) => {
        const { weeks, days, hours, minutes } = duration;
        const passed = ((weeks * 7 + days) * 24 + hours + minutes / 60) * HOUR;
        expect(dueAfter(at, written(duration))).toBe(
          new Date(Date.parse(at) + Math.round(passed)).toISOString(),
        );
      }),
    );
  });

  it('is found behind as many holidays as a template takes', () => {
    const holidays = Array.from({ length: 1000 }, (_, day) =>
      new Date(Date.UTC(2026, 11, 1 + day)).toISOString().slice(0, 10),
    );
    const never = workingTimeSchema.parse({
      timeZone: 'Europe/Berlin',
      holidays,
    });
    expect(dueAfter('2026-12-01T09:00:00.000Z', 'P1DT1H', never)).toBe(
      '2029-08-28T08:00:00.000Z',
    );
  });
});
