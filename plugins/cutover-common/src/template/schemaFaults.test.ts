import type { JsonObject } from '@backstage/types';
import { schemaFaults } from './schemaFaults';

const told = (schema: JsonObject, document: JsonObject) =>
  schemaFaults({ type: 'object', ...schema }, document).map(
    ({ path, reason }) => `${path.join('.')} ${reason}`.trim(),
  );

const move: JsonObject = {
  type: 'object',
  required: ['kind', 'to'],
  properties: { kind: { const: 'move' }, to: { type: 'string', minLength: 2 } },
};
const drop: JsonObject = {
  type: 'object',
  required: ['kind', 'why'],
  properties: { kind: { const: 'drop' }, why: { type: 'string' } },
};

describe('schemaFaults', () => {
  it('finds all at once, each at its field, with what its words need', () => {
    const schema = {
      type: 'object',
      required: ['name', 'due'],
      properties: {
        name: { type: 'string' },
        due: { type: 'string', format: 'date' },
        'a/b~c': { type: 'integer', maximum: 3 },
        kind: { enum: ['x', 'y'] },
        rows: {
          type: 'array',
          maxItems: 1,
          items: {
            type: 'object',
            properties: { days: { type: ['integer', 'null'] } },
          },
        },
      },
    };
    const document = {
      due: 'tomorrow',
      'a/b~c': 4,
      kind: 'z',
      rows: [{ days: 1 }, { days: 'two', more: 1 }],
      other: 1,
    };
    expect(
      schemaFaults(schema, document).map(({ path, reason, params }) => [
        path,
        reason,
        params,
      ]),
    ).toEqual([
      [['name'], 'schema.required', { missingProperty: 'name' }],
      [['due'], 'schema.format', { format: 'date' }],
      [['a/b~c'], 'schema.maximum', { comparison: '<=', limit: 3 }],
      [['kind'], 'schema.enum', { allowedValues: 'x, y' }],
      [['rows'], 'schema.maxItems', { limit: 1 }],
      [['rows', 1, 'days'], 'schema.type', { type: 'integer, null' }],
      [['rows', 1, 'more'], 'schema.additionalProperties', undefined],
      [['other'], 'schema.additionalProperties', undefined],
    ]);
  });

  it('says of a value that is none of the choices only that', () => {
    const choice = {
      type: 'string',
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', title: 'B' },
      ],
    };
    expect(told({ properties: { choice } }, { choice: 'c' })).toEqual([
      'choice schema.oneOf',
    ]);
    expect(
      told(
        {
          definitions: { choice },
          properties: { choice: { $ref: '#/definitions/choice' } },
        },
        { choice: 'c' },
      ),
    ).toEqual(['choice schema.oneOf']);
  });

  it.each<[string, JsonObject[], JsonObject]>([
    ['in place', [move, drop], {}],
    [
      'by reference',
      [{ $ref: '#/definitions/move' }, { $ref: '#/definitions/drop' }],
      { definitions: { move, drop } },
    ],
  ])(
    'says what is wrong with the branch that is meant, %s',
    (_, oneOf, more) => {
      const schema = { ...more, properties: { step: { oneOf } } };
      expect(told(schema, { step: { kind: 'move', to: 'x' } })).toEqual([
        'step.to schema.minLength',
      ]);
      expect(told(schema, { step: { kind: 'drop' } })).toEqual([
        'step.why schema.required',
      ]);
      // Which one is meant is not to be told.
      expect(told(schema, { step: {} })).toEqual(['step schema.oneOf']);
      expect(told(schema, { step: { kind: 'else' } })).toEqual([
        'step schema.oneOf',
      ]);
    },
  );

  it('says so where more than one choice fits', () => {
    const schema = {
      properties: { a: { type: 'string' } },
      oneOf: [
        { properties: { a: { const: 'x' } } },
        { properties: { a: { type: 'string' } } },
      ],
    };
    expect(told(schema, { a: 'x' })).toEqual(['schema.oneOf']);
  });

  it('says what is missing under a condition, not that the condition is not met', () => {
    const schema = {
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      if: { required: ['a'] },
      then: { required: ['b'] },
    };
    expect(told(schema, { a: 'x' })).toEqual(['b schema.required']);
  });

  it('hides no fault beside a choice', () => {
    const schema = {
      required: ['name'],
      properties: {
        name: { type: 'string' },
        step: { oneOf: [move, drop], required: ['by'], properties: { by: {} } },
      },
    };
    expect(told(schema, { step: { kind: 'move' } })).toEqual([
      'name schema.required',
      'step.to schema.required',
      'step.by schema.required',
    ]);
  });

  it('takes answers to everything that some part of the form asks for', () => {
    const schema = {
      definitions: { more: { properties: { deep: { type: 'string' } } } },
      properties: {
        list: {
          type: 'array',
          items: { allOf: [{ $ref: '#/definitions/more' }] },
        },
        open: { type: 'object' },
        map: { type: 'object', additionalProperties: { type: 'string' } },
      },
      if: { required: ['open'] },
      then: { properties: { then: { type: 'string' } } },
      dependencies: { then: { properties: { next: { type: 'string' } } } },
    };
    const answers = {
      list: [{ deep: 'x' }],
      open: { any: 1 },
      map: { a: 'b' },
      then: 'x',
      next: 'y',
    };
    expect(told(schema, answers)).toEqual([]);
    expect(told(schema, { list: [{ else: 1, deep: 'x' }] })).toEqual([
      'list.0.else schema.additionalProperties',
    ]);
  });

  it('finds what is there twice, also in a long list of alike rows', () => {
    const schema = {
      properties: { rows: { type: 'array', uniqueItems: true } },
    };
    const row = (index: number) => ({ deep: [Array(20).fill('x'), index] });
    const rows = Array.from({ length: 2000 }, (_, index) => row(index));
    expect(told(schema, { rows })).toEqual([]);
    expect(
      schemaFaults(schema, { rows: [...rows, { deep: [...row(7).deep] }] }),
    ).toEqual([
      expect.objectContaining({
        path: ['rows'],
        reason: 'schema.uniqueItems',
        params: { i: 2000, j: 7 },
      }),
    ]);
    expect(
      told(
        { properties: { rows: { type: 'array', uniqueItems: false } } },
        { rows: [1, 1] },
      ),
    ).toEqual([]);
  });

  it('tells no more faults than anybody can mend', () => {
    const items = { type: 'object', properties: { a: { type: 'string' } } };
    const schema = { properties: { rows: { type: 'array', items } } };
    const rows = Array.from({ length: 1500 }, () => ({ a: 1, b: 2 }));
    expect(told(schema, { rows })).toHaveLength(2000);
  });

  it('runs a catastrophic pattern in no time', () => {
    const schema = {
      properties: {
        text: { type: 'string', pattern: '^(a+)+$' },
        map: { type: 'object', patternProperties: { '^(b+)+$': {} } },
      },
    };
    const name = `${'b'.repeat(50_000)}!`;
    expect(
      told(schema, { text: `${'a'.repeat(50_000)}!`, map: { [name]: 1 } }),
    ).toEqual(['text schema.pattern']);
  });

  it('knows ids of files', () => {
    const schema = {
      properties: { file: { type: 'string', format: 'cutover-file' } },
    };
    const file = '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11';
    expect(told(schema, { file })).toEqual([]);
    expect(told(schema, { file: '../../x' })).toEqual(['file schema.format']);
  });
});
