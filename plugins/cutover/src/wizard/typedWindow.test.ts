import { cutoverIn } from './__testUtils__/portal';
import { conflictsOf, readTypedWindow } from './typedWindow';

const now = '2026-11-24T10:00:00.000Z';
const window = {
  start: '2027-03-06T22:00',
  end: '2027-03-07T04:00',
  timeZone: 'Europe/Berlin',
};

describe('readTypedWindow', () => {
  it('reads local times in the zone of the window', () => {
    expect(readTypedWindow(window, now).window).toEqual({
      start: '2027-03-06T21:00:00.000Z',
      end: '2027-03-07T03:00:00.000Z',
      timeZone: 'Europe/Berlin',
    });
  });

  it.each([
    ['no end', { end: undefined }, 'end', 'missing'],
    [
      'an end before the start',
      { end: '2027-03-06T21:00' },
      'end',
      'endsBeforeItBegins',
    ],
    [
      'a start in the past',
      { start: '2026-11-24T10:59' },
      'start',
      'inThePast',
    ],
    [
      'a zone that does not exist',
      { timeZone: 'Mars/Base' },
      'timeZone',
      'unknownZone',
    ],
    [
      'an hour that the clocks skip',
      { end: '2027-03-28T02:30' },
      'end',
      'noSuchTime',
    ],
    ['no date', { start: 'soon' }, 'start', 'notADate'],
  ])('refuses %s', (_, typed, edge, message) => {
    expect(readTypedWindow({ ...window, ...typed }, now).faults).toEqual([
      expect.objectContaining({ edge, message: `wizard.window.${message}` }),
    ]);
  });
});

describe('conflictsOf', () => {
  it('puts cutovers of the same targets first', () => {
    const read = readTypedWindow(window, now).window!;
    const early = cutoverIn({ ...read, start: '2027-03-06T20:00:00.000Z' }, [
      'system:default/other',
    ]);
    const same = cutoverIn(read, ['component:default/shop']);
    expect(conflictsOf([early, same], ['component:default/shop'])).toEqual([
      { cutover: same, shared: ['component:default/shop'] },
      { cutover: early, shared: [] },
    ]);
  });
});
