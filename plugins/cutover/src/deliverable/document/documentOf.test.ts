import type { JsonObject } from '@backstage/types';
import { aForm, aFormOf } from '../__testUtils__/aDeliverable';
import { documentOf, formIn, rowName } from './documentOf';

const read = (
  properties: JsonObject,
  data: JsonObject,
  uiSchema: JsonObject = {},
) => documentOf(formIn(aFormOf(properties, { uiSchema }), 'en'), data);

const valueOf = (schema: JsonObject, value: JsonObject[string], ui = {}) => {
  const [part] = read({ it: schema }, { it: value }, { it: ui });
  return part?.kind === 'field' ? part.value : undefined;
};

describe('A form as a document', () => {
  it('has the fields in the order of the form, by their titles in the language asked for', () => {
    const data = { verdict: 'no', cost: 3, summary: 'It pays' };
    expect(
      documentOf(formIn(aForm, 'zh-CN'), data).map(({ title }) => title),
    ).toEqual(['摘要', '费用', '结论']);
    expect(
      documentOf(formIn(aForm, 'en'), data).map(({ title }) => title),
    ).toEqual(['Summary', 'Cost', 'Verdict']);
  });

  it('follows the order that the form asks for', () => {
    const parts = read(
      { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
      { a: '1', b: '2', c: '3' },
      { 'ui:order': ['c', '*', 'a'] },
    );
    expect(parts.map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  });

  it('leaves out what is empty', () => {
    expect(
      read(
        {
          a: { type: 'string' },
          b: { type: 'array', items: { type: 'string' } },
          c: { type: 'object', properties: { d: { type: 'string' } } },
        },
        { a: '', b: [], c: { d: '  ' } },
      ),
    ).toEqual([]);
  });

  it('names choices by their words', () => {
    expect(
      valueOf(
        { type: 'string', oneOf: [{ const: 'go', title: 'Go ahead' }] },
        'go',
      ),
    ).toEqual({ kind: 'choice', words: 'Go ahead' });
    expect(
      valueOf({ enum: ['a', 'b'], enumNames: ['Ash', 'Birch'] }, 'b'),
    ).toEqual({ kind: 'choice', words: 'Birch' });
  });

  it.each([
    ['date', { type: 'string', format: 'date' }, '2040-01-02', {}],
    ['moment', { format: 'date-time' }, '2040-01-02T08:00:00Z', {}],
    ['markdown', {}, '*so*', { 'ui:field': 'CutoverMarkdown' }],
    ['file', { format: 'cutover-file' }, 'f1', {}],
    ['entity', {}, 'user:default/alice', { 'ui:field': 'EntityPicker' }],
    ['rating', { maximum: 4 }, 3, { 'ui:field': 'CutoverRating' }],
    ['yes-no', { type: 'boolean' }, false, {}],
    ['number', { type: 'number' }, 0, {}],
    ['address', { format: 'uri' }, 'https://example.com', {}],
    ['text', { format: 'uri' }, 'data:text/html,x', {}],
    ['text', {}, 'user:default/alice', {}],
  ])('reads a %s', (kind, schema, value, ui) => {
    expect(valueOf(schema as JsonObject, value, ui)?.kind).toBe(kind);
  });

  it('reads the entities of a list as the field that picked them', () => {
    expect(
      valueOf(
        { type: 'array', items: { type: 'string' } },
        ['component:default/shop'],
        { 'ui:field': 'MultiEntityPicker' },
      ),
    ).toEqual({
      kind: 'list',
      items: [{ kind: 'entity', ref: 'component:default/shop' }],
    });
  });

  it('reads a period by days or by moments', () => {
    expect(
      valueOf(
        {
          type: 'object',
          properties: { start: { type: 'string' }, end: { type: 'string' } },
        },
        { start: '2040-01-02', end: '2040-01-03T08:00:00Z' },
        { 'ui:field': 'CutoverPeriod' },
      ),
    ).toEqual({
      kind: 'period',
      start: { kind: 'date', iso: '2040-01-02' },
      end: { kind: 'moment', iso: '2040-01-03T08:00:00Z' },
    });
  });

  it('has a table for rows, without columns in which nothing stands', () => {
    const [table] = documentOf(formIn(aForm, 'en'), {
      measures: [
        { _row: 'r1', what: 'Buy' },
        { _row: 'r2', what: 'Build' },
      ],
    });
    expect(table).toEqual({
      kind: 'table',
      key: 'measures',
      title: 'Measures',
      columns: [{ key: 'what', title: 'What' }],
      rows: [
        { id: 'r1', cells: [{ kind: 'text', text: 'Buy' }], more: [] },
        { id: 'r2', cells: [{ kind: 'text', text: 'Build' }], more: [] },
      ],
    });
  });

  it('puts below a row what the form gives no column', () => {
    const [table] = read(
      {
        rows: {
          type: 'array',
          items: {
            type: 'object',
            properties: { a: { type: 'string' }, b: { type: 'string' } },
          },
        },
      },
      { rows: [{ a: '1', b: '2' }] },
      {
        rows: { 'ui:field': 'CutoverTable', 'ui:options': { columns: ['b'] } },
      },
    );
    expect(table).toMatchObject({
      columns: [{ key: 'b' }],
      rows: [{ cells: [{ text: '2' }], more: [{ key: 'a' }] }],
    });
  });

  it('shows the parts that apply, under the titles that hold there', () => {
    const form = formIn(
      {
        schema: {
          type: 'object',
          properties: { kind: { enum: ['a', 'b'] } },
          if: { properties: { kind: { const: 'a' } } },
          then: { properties: { detail: { type: 'string', title: 'Of A' } } },
          else: { properties: { detail: { type: 'string', title: 'Of B' } } },
        },
        uiSchema: {},
      },
      'en',
    );
    expect(
      documentOf(form, { kind: 'b', detail: 'x' }).map(({ title }) => title),
    ).toEqual(['kind', 'Of B']);
  });

  it('finds what the form refers to, also where it refers to itself', () => {
    const parts = documentOf(
      formIn(
        {
          schema: {
            type: 'object',
            definitions: {
              node: {
                type: 'object',
                title: 'Node',
                properties: {
                  name: { type: 'string', title: 'Name' },
                  inner: { $ref: '#/definitions/node' },
                },
              },
            },
            properties: {
              top: { $ref: '#/definitions/node', title: 'Top' },
            },
          },
          uiSchema: {},
        },
        'en',
      ),
      { top: { name: 'a', inner: { name: 'b' } } },
    );
    expect(parts).toMatchObject([
      {
        title: 'Top',
        parts: [
          { title: 'Name' },
          { title: 'Node', parts: [{ value: { text: 'b' } }] },
        ],
      },
    ]);
  });

  it('keeps what the form does not know', () => {
    expect(read({}, { other: 'x' })).toEqual([
      {
        kind: 'field',
        key: 'other',
        title: 'other',
        value: { kind: 'text', text: 'x' },
      },
    ]);
  });
});

it('names a row by its first text, or else by its first choice', () => {
  const { schema } = formIn(
    aFormOf({
      risks: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            kind: { oneOf: [{ const: 't', title: 'Technical' }] },
            risk: { type: 'string' },
          },
        },
      },
    }),
    'en',
  );
  const table = {
    schema: (schema.properties as { risks: JsonObject }).risks,
    ui: {},
  };
  expect(
    rowName(table, { kind: 't', risk: 'Data lost\nfor ever' }, schema),
  ).toBe('Data lost');
  expect(rowName(table, { kind: 't' }, schema)).toBe('Technical');
});
