import type { JsonObject } from '@backstage/types';
import { difference } from '@backstage-cutover/plugin-cutover-common';
import { aForm, aFormOf } from '../__testUtils__/aDeliverable';
import { formIn } from '../document/documentOf';
import {
  anchorsOf,
  describeChanges,
  pathIsThere,
  pathTitles,
} from './describeChanges';

const form = formIn(aForm, 'en');

function described(before: JsonObject, after: JsonObject, of = form) {
  return describeChanges(of, difference(of.schema, before, after), {
    before,
    after,
  });
}

describe('What changed', () => {
  it('is told by the titles of fields and the words of choices', () => {
    expect(
      described(
        { summary: 'x', verdict: 'no' },
        { summary: 'x', verdict: 'feasible' },
      ),
    ).toEqual([
      {
        kind: 'field',
        titles: ['Verdict'],
        before: { kind: 'choice', words: 'Not feasible' },
        after: { kind: 'choice', words: 'Feasible' },
      },
    ]);
  });

  it('is told with the whole way to a field within sections', () => {
    const nested = formIn(
      aFormOf({
        costs: {
          type: 'object',
          title: 'Costs',
          properties: { total: { type: 'number', title: 'Total' } },
        },
      }),
      'en',
    );
    expect(
      described({ costs: { total: 1 } }, { costs: { total: 2 } }, nested),
    ).toMatchObject([{ titles: ['Costs', 'Total'] }]);
  });

  it('names rows by their first text, and tells which came, went, moved and were edited', () => {
    const row = (id: string, what: string, days?: number) => ({
      _row: id,
      what,
      ...(days === undefined ? {} : { days }),
    });
    const [table] = described(
      {
        measures: [
          row('a', 'Buy', 1),
          row('b', 'Build', 2),
          row('c', 'Borrow'),
        ],
      },
      {
        measures: [row('d', 'Beg'), row('b', 'Build', 5), row('a', 'Buy', 1)],
      },
    );
    expect(table).toMatchObject({ kind: 'table', titles: ['Measures'] });
    const rows = table.kind === 'table' ? table.rows : [];
    expect(
      Object.fromEntries(
        rows.map(({ name, kind, moved, fields }) => [
          name,
          { kind, moved: Boolean(moved), fields: fields.length },
        ]),
      ),
    ).toEqual({
      Borrow: { kind: 'removed', moved: false, fields: 1 },
      Beg: { kind: 'added', moved: false, fields: 1 },
      Build: { kind: 'kept', moved: true, fields: 1 },
    });
    expect(rows.find(({ name }) => name === 'Build')?.fields).toEqual([
      {
        titles: ['Days'],
        before: { kind: 'number', number: 2 },
        after: { kind: 'number', number: 5 },
      },
    ]);
  });

  it('tells a table that was not there before row by row', () => {
    expect(
      described({}, { measures: [{ _row: 'a', what: 'Buy' }] }),
    ).toMatchObject([
      { kind: 'table', rows: [{ kind: 'added', name: 'Buy' }] },
    ]);
  });

  it('is told in the order in which the form shows its fields', () => {
    const ordered = formIn(
      aFormOf(
        { a: { type: 'string' }, b: { type: 'string' } },
        { uiSchema: { 'ui:order': ['b', 'a'] } },
      ),
      'en',
    );
    expect(
      described({}, { a: '1', b: '2' }, ordered).map(({ titles }) => titles),
    ).toEqual([['b'], ['a']]);
  });

  it('has a name for what the form does not know', () => {
    expect(described({}, { other: 'x' })).toMatchObject([
      { titles: ['other'], after: { kind: 'text', text: 'x' } },
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(described({ summary: 'x' }, { summary: 'x' })).toEqual([]);
  });
});

describe('A place in a form', () => {
  const data = { measures: [{ _row: 'a', what: 'Buy' }] };

  it('is called by titles, a row by its first text', () => {
    expect(pathTitles(form, ['measures', { row: 'a' }, 'days'], data)).toEqual([
      'Measures',
      'Buy',
      'Days',
    ]);
  });

  it('is there as long as the form has the field and the table the row', () => {
    expect(pathIsThere(form, ['cost'], data)).toBe(true);
    expect(pathIsThere(form, ['measures', { row: 'a' }], data)).toBe(true);
    expect(pathIsThere(form, ['measures', { row: 'b' }], data)).toBe(false);
    expect(pathIsThere(form, ['other'], data)).toBe(false);
  });

  it('can be chosen among fields, sections and rows that apply', () => {
    expect(anchorsOf(form, data)).toEqual([
      { path: ['summary'], title: 'Summary' },
      { path: ['cost'], title: 'Cost' },
      { path: ['verdict'], title: 'Verdict' },
      {
        path: ['measures'],
        title: 'Measures',
        rows: [{ path: ['measures', { row: 'a' }], title: 'Buy' }],
      },
    ]);
  });
});
