import { rosteredFor } from './rostered';

const fields = { list: 'duties', person: 'who', start: 'from', end: 'until' };
const night = { start: '2027-03-06T22:00:00Z', end: '2027-03-07T04:00:00Z' };
const people = (...duties: object[]) =>
  rosteredFor({ duties: JSON.parse(JSON.stringify(duties)) }, fields, night);

describe('Who is on duty', () => {
  it('are those whose shift overlaps the period, each once', () => {
    expect(
      people(
        {
          who: 'alice',
          from: '2027-03-06T20:00:00Z',
          until: '2027-03-06T23:00:00Z',
        },
        { who: 'user:default/alice', from: '2027-03-07T03:00:00Z' },
        {
          who: 'User:Default/Bob',
          from: '2027-03-06T10:00:00+01:00',
          until: '2027-03-06T23:00:00+01:00',
        },
        {
          who: 'carol',
          from: '2027-03-07T05:00:00+01:00',
          until: '2027-03-07T09:00:00+01:00',
        },
      ),
    ).toEqual(['user:default/alice']);
  });

  it('are by their words where these name nobody in the catalog', () => {
    const found = people({ who: ' Erika Muster ' }, { who: '' }, { who: 7 });
    expect(found).toEqual(['user:default/erika muster']);
  });

  it('are nobody without a roster', () => {
    expect(rosteredFor(undefined, fields, night)).toEqual([]);
    expect(rosteredFor({ duties: 'alice' }, fields, night)).toEqual([]);
  });
});
