import { faultsOf, started } from './__testUtils__/aCutover';

function withWindow(start: string, end: string, timeZone = 'Europe/Berlin') {
  return faultsOf(() => started({ window: { start, end, timeZone } }));
}

describe('the window of a new cutover', () => {
  it('ends after it begins', () => {
    expect(withWindow('2027-03-07T04:00', '2027-03-06T22:00')).toEqual([
      'window.end window.ends-before-it-begins',
    ]);
    expect(withWindow('2027-03-06T22:00', '2027-03-06T22:00')).toEqual([
      'window.end window.ends-before-it-begins',
    ]);
  });

  it('still lies ahead', () => {
    expect(withWindow('2026-11-24T12:59', '2026-11-25T04:00')).toEqual([
      'window.start window.in-the-past',
    ]);
  });

  it('is in a time zone that exists', () => {
    expect(
      withWindow('2027-03-06T22:00', '2027-03-07T04:00', 'Mars/Olympus'),
    ).toEqual(['window.timeZone window.unknown-time-zone']);
  });

  it('consists of dates', () => {
    expect(withWindow('tomorrow', '2027-13-45T04:00')).toEqual([
      'window.start window.not-a-date',
      'window.end window.not-a-date',
    ]);
    expect(withWindow('2027-03-06T22:00', '+012027-03-06T22:00')).toEqual([
      'window.end window.not-a-date',
    ]);
  });

  it('does not begin in the hour that the clocks skip', () => {
    expect(withWindow('2027-03-28T02:30', '2027-03-28T06:00')).toEqual([
      'window.start window.no-such-time',
    ]);
    expect(
      started({
        window: {
          start: '2027-03-28T02:30+01:00',
          end: '2027-03-28T06:00',
          timeZone: 'Europe/Berlin',
        },
      }).cutover.window,
    ).toMatchObject({
      start: '2027-03-28T01:30:00.000Z',
      end: '2027-03-28T04:00:00.000Z',
    });
  });
});
