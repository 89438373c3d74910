import * as fc from 'fast-check';
import type { JsonObject } from '@backstage/types';
import { columnsOf, shownColumns, textOfValue, valueOfText } from './columns';
import {
  columnsBeyond,
  duplicated,
  freshRow,
  idOfRow,
  isBlock,
  moved,
  pastedRows,
  takenOver,
} from './rows';

const items: JsonObject = {
  type: 'object',
  required: ['what'],
  properties: {
    _row: { type: 'string' },
    what: { type: 'string', title: 'What' },
    days: { type: 'integer', title: 'Days' },
    due: { type: 'string', format: 'date', title: 'Due' },
    state: { type: 'string', enum: ['open', 'done'] },
    agreed: { type: 'boolean', default: false },
    why: { type: 'string' },
    steps: {
      type: 'array',
      items: { type: 'object', properties: { step: { type: 'string' } } },
    },
  },
};
const ui: JsonObject = {
  due: { 'ui:field': 'CutoverDate' },
  why: { 'ui:widget': 'textarea' },
  days: { 'ui:readonly': true },
};
const columns = columnsOf(items, ui, items);
const table = (ids: string[]) => ids.map(_row => ({ _row, what: _row }));

describe('The columns of a table', () => {
  it('are of a kind that fits into a cell, or written in the editor of the row', () => {
    expect(columns.map(({ key, kind }) => [key, kind])).toEqual([
      ['what', 'text'],
      ['days', 'number'],
      ['due', 'date'],
      ['state', 'choice'],
      ['agreed', 'yes-no'],
      ['why', 'other'],
      ['steps', 'other'],
    ]);
    expect(columns.filter(({ fixed }) => fixed).map(({ key }) => key)).toEqual([
      'days',
    ]);
  });

  it('are those that the form names, in its order', () => {
    const named = shownColumns(columns, ['due', 'what', 'unknown']);
    expect(named.map(({ key }) => key)).toEqual(['due', 'what']);
    expect(shownColumns(columns, undefined)).toHaveLength(6);
  });

  it('read what they write', () => {
    const values = {
      what: fc.string({ minLength: 1 }).map(text => `x${text}x`),
      days: fc.integer(),
      due: fc
        .date({
          min: new Date('1970-01-01'),
          max: new Date('2999-12-31'),
          noInvalidDate: true,
        })
        .map(date => date.toISOString().slice(0, 10)),
      state: fc.constantFrom('open', 'done'),
      agreed: fc.boolean(),
    };
    for (const column of columns.filter(({ kind }) => kind !== 'other')) {
      fc.assert(
        fc.property(values[column.key as keyof typeof values], value => {
          expect(valueOfText(column, textOfValue(column, value))).toBe(value);
        }),
      );
    }
  });

  it('read dates with the year first, and leave others to be looked at', () => {
    const due = columns[2];
    expect(valueOfText(due, '2031/3/4')).toBe('2031-03-04');
    expect(valueOfText(due, '2031年3月4日')).toBe('2031-03-04');
    expect(valueOfText(due, '03/04/2031')).toBe('03/04/2031');
    expect(valueOfText(due, '2031-02-31')).toBe('2031-02-31');
  });
});

describe('The rows of a table', () => {
  it('stay the same rows wherever they are moved', () => {
    expect(moved(table(['a', 'b', 'c']), 0, 2).map(idOfRow)).toEqual([
      'b',
      'c',
      'a',
    ]);
    const rows = table(['a']);
    expect(moved(rows, 0, -1)).toBe(rows);
  });

  it('are new ones when they are copied, with all rows in them', () => {
    const steps = [{ _row: 's', step: 'x' }];
    const [first, copy] = duplicated([{ _row: 'a', steps }], 0);
    expect(first).toEqual({ _row: 'a', steps });
    expect(copy).toEqual({
      _row: expect.not.stringMatching(/^a$/),
      steps: [{ _row: expect.not.stringMatching(/^s$/), step: 'x' }],
    });
  });

  it('begin with what the form gives them', () => {
    expect(freshRow(columns)).toEqual({
      _row: expect.any(String),
      agreed: false,
    });
  });

  it('take a block of cells, but not into columns that may not be written', () => {
    const pasted = pastedRows(
      table(['a', 'b']),
      columns,
      { row: 1, column: 0 },
      [
        ['Changed', '9', '2031-03-04'],
        ['New', '', ''],
      ],
    );
    expect(pasted).toEqual([
      { _row: 'b', what: 'Changed', due: '2031-03-04' },
      { _row: expect.any(String), agreed: false, what: 'New', due: null },
    ]);
  });

  it('say how many columns of a block find no place, but not of empty ones', () => {
    const beyond = (column: number, ...cells: string[][]) =>
      columnsBeyond(columns, { column }, cells);
    const width = columns.length;
    const full = Array.from({ length: width }, () => 'x');
    expect(beyond(0, full)).toBe(0);
    expect(beyond(1, full)).toBe(1);
    expect(beyond(0, [...full, 'x', '', 'x'], [...full, 'x', ' '])).toBe(2);
    expect(beyond(0, [...full, '', '  '])).toBe(0);
  });

  it('take what was looked at, in their order, and new ones behind', () => {
    const taken = [{ _row: 'n' }, { _row: 'b', what: 'Changed' }];
    expect(takenOver(table(['a', 'b', 'c']), taken, new Set(['c']))).toEqual([
      { _row: 'a', what: 'a' },
      taken[1],
      taken[0],
    ]);
  });
});

it('tells a block of cells from a text', () => {
  expect(isBlock('a\tb')).toBe(true);
  expect(isBlock('a\nb')).toBe(true);
  expect(isBlock('one cell\r\n')).toBe(false);
});
