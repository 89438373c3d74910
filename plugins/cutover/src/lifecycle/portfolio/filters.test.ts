import { DateTime } from 'luxon';
import { changed, filtersOf, monthOf, paramsOf, tableQuery } from './filters';

const of = (query: string) => filtersOf(new URLSearchParams(query));

describe('the filters of the portfolio', () => {
  it('show running cutovers as a table when the URL says nothing', () => {
    expect(of('')).toMatchObject({
      view: 'table',
      status: ['running'],
      sort: 'window',
    });
  });

  it.each([
    'view=calendar&type=market-expansion&month=2040-03',
    'target=component%3Adefault%2Fshop&status=any',
    'status=closed&status=cancelled&sort=-title&text=shop',
    'from=2040-01-01&to=2040-02-01&cursor=abc',
    '',
  ])('come back from a link as they were: %s', query => {
    expect(paramsOf(of(query)).toString()).toBe(paramsOf(of(query)).toString());
    expect(of(paramsOf(of(query)).toString())).toEqual(of(query));
  });

  it('ignore what nobody could have chosen', () => {
    expect(of('view=pie&sort=luck&month=2040-13&from=soon')).toEqual(of(''));
  });

  it('begin on the first page again when they change', () => {
    expect(changed(of('cursor=abc'), { text: 'shop' }).cursor).toBe('');
  });

  it('ask for whole days of the zone of the reader', () => {
    expect(
      tableQuery(of('from=2040-01-01&to=2040-01-02'), 'Asia/Shanghai'),
    ).toMatchObject({
      windowFrom: '2039-12-31T16:00:00.000Z',
      windowTo: '2040-01-02T15:59:59.999Z',
    });
  });

  it('ask for any status when none is chosen', () => {
    expect(tableQuery(of('status=any'), 'UTC').status).toBeUndefined();
  });

  it('mean the present month when none is named', () => {
    const now = DateTime.fromISO('2040-03-31T20:00:00Z');
    expect(
      monthOf(
        of(''),
        { zone: 'Asia/Shanghai', language: 'en' },
        now,
      ).toISODate(),
    ).toBe('2040-04-01');
  });
});
