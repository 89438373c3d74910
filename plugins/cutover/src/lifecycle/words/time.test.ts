import { momentWords, periodWords, windowWords } from './time';

const window = {
  start: '2040-03-14T21:00:00.000Z',
  end: '2040-03-15T03:00:00.000Z',
  timeZone: 'Europe/Berlin',
};

describe('windowWords', () => {
  it('names the zone of the plan', () => {
    expect(
      windowWords(window, { language: 'en', zone: 'Europe/Berlin' }),
    ).toEqual({
      plan: 'Mar 14, 2040, 22:00 – Mar 15, 2040, 04:00',
      zone: 'GMT+1 (Europe/Berlin)',
    });
  });

  it('adds what the clock of the reader shows, where that is another time', () => {
    expect(
      windowWords(window, { language: 'en', zone: 'Asia/Shanghai' }).yours,
    ).toBe('Mar 15, 2040, 05:00 – 11:00');
  });

  it('adds nothing for a zone with the same clock', () => {
    expect(
      windowWords(window, { language: 'en', zone: 'Europe/Paris' }).yours,
    ).toBeUndefined();
  });

  it('is Chinese for a Chinese reader', () => {
    expect(
      windowWords(window, { language: 'zh-CN', zone: 'Asia/Shanghai' }).yours,
    ).toBe('2040年3月15日 05:00 – 11:00');
  });
});

it('says a period within one day as one date', () => {
  const day = { start: '2040-03-14T01:00:00Z', end: '2040-03-14T05:00:00Z' };
  expect(periodWords(day, { language: 'en', zone: 'UTC' })).toBe(
    'Mar 14, 2040',
  );
});

it('says a moment with its time', () => {
  expect(
    momentWords('2040-03-14T01:05:00Z', { language: 'en', zone: 'UTC' }),
  ).toBe('Mar 14, 2040, 01:05');
});
