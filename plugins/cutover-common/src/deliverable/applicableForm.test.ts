import type { JsonObject } from '@backstage/types';
import { compileSchema } from '../template/compileSchema';
import { applicableForm } from './applicableForm';
import type { Form } from './fitForm';
import { visibleForm } from './visibleForm';
import { withRowIds } from './rowIds';

const abroad = {
  required: ['abroad'],
  properties: { abroad: { const: true } },
};
const rowId = { type: 'string', maxLength: 64 };

const fitted = (form: Form, intake: JsonObject = {}) =>
  applicableForm(form, intake);

const withFields = (schema: JsonObject): Form => ({
  schema: { type: 'object', ...schema },
});

describe('applicableForm', () => {
  const form: Form = {
    schema: {
      type: 'object',
      required: ['name', 'country'],
      properties: {
        name: { type: 'string', title: { en: 'Name', 'zh-CN': '名称' } },
        country: { type: 'string', when: abroad },
        never: { type: 'string', when: false },
      },
    },
    uiSchema: {
      'ui:order': ['country', 'name', 'never', '*'],
      country: { 'ui:widget': 'radio' },
      name: { 'ui:widget': 'textarea' },
    },
  };

  it('asks only for the fields that apply', () => {
    expect(fitted(form)).toEqual({
      schema: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', title: { en: 'Name', 'zh-CN': '名称' } },
        },
        absent: ['country', 'never'],
      },
      uiSchema: {
        'ui:order': ['name', '*'],
        name: { 'ui:widget': 'textarea' },
      },
    });
    expect(fitted(form, { abroad: true }).schema).toMatchObject({
      required: ['name', 'country'],
      properties: { country: { type: 'string' } },
      absent: ['never'],
    });
  });

  it('is one object for all cutovers to which the same applies, and compiles', () => {
    const one = fitted(form, { abroad: true, town: 'Kiel' });
    expect(fitted(form, { abroad: true, town: 'Wuhan' })).toBe(one);
    expect(fitted(form, { abroad: false })).toBe(fitted(form));
    expect(compileSchema(one.schema)({ name: 'x', country: 'y' })).toBe(true);
    expect(compileSchema(fitted(form).schema)({ name: 'x' })).toBe(true);
  });

  it('asks in no part for what does not apply', () => {
    const { schema } = fitted(
      withFields({
        properties: {
          kind: { type: 'string' },
          gone: { type: 'string', when: abroad },
          kept: { type: 'string' },
        },
        if: { required: ['kind'] },
        then: { required: ['gone', 'kept'] },
        else: { required: ['gone'] },
        dependencies: { gone: ['kept'], kind: ['gone', 'kept'] },
        anyOf: [{ required: ['gone'] }, { required: ['kept'] }],
        oneOf: [
          {
            required: ['kind', 'gone'],
            properties: { kind: { const: 'a' } },
          },
          { properties: { kind: { const: 'b' } } },
        ],
      }),
    );
    expect(schema).toMatchObject({
      then: { required: ['kept'] },
      else: {},
      dependencies: { kind: ['kept'] },
      anyOf: [{ required: ['kept'] }],
      oneOf: [
        { required: ['kind'], properties: { kind: { const: 'a' } } },
        { properties: { kind: { const: 'b' } } },
      ],
    });
    expect(schema.else).toEqual({});
    expect(schema.dependencies).not.toHaveProperty('gone');
  });

  it('keeps a field of which one description applies and another does not', () => {
    const { schema } = fitted(
      withFields({
        required: ['site'],
        properties: { site: { type: 'string', when: abroad } },
        allOf: [{ properties: { site: { type: 'string', title: 'Site' } } }],
      }),
    );
    expect(schema).toMatchObject({
      required: ['site'],
      allOf: [{ properties: { site: { title: 'Site' } } }],
    });
  });

  it('leaves out columns of tables, parts of parts and parts that are referred to', () => {
    const { schema, uiSchema } = fitted({
      schema: {
        type: 'object',
        definitions: {
          address: {
            type: 'object',
            required: ['country'],
            properties: { country: { type: 'string', when: abroad } },
          },
        },
        properties: {
          home: { $ref: '#/definitions/address' },
          tasks: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                what: { type: 'string' },
                where: { type: 'string', when: abroad },
              },
            },
          },
        },
      },
      uiSchema: {
        home: { country: { 'ui:widget': 'radio' } },
        tasks: { items: { 'ui:order': ['where', 'what'] } },
      },
    });
    expect(schema).toEqual({
      type: 'object',
      definitions: {
        address: { type: 'object', properties: {}, absent: ['country'] },
      },
      properties: {
        home: { $ref: '#/definitions/address' },
        tasks: {
          type: 'array',
          items: {
            type: 'object',
            properties: { what: { type: 'string' }, _row: rowId },
            absent: ['where'],
          },
        },
      },
    });
    expect(uiSchema).toEqual({
      home: {},
      tasks: {
        items: {
          'ui:order': ['what', '_row'],
          _row: { 'ui:widget': 'hidden' },
        },
      },
    });
  });

  it('gives rows an id where they are referred to, closed, or tables within themselves', () => {
    const closed = withFields({
      definitions: {
        step: {
          type: 'object',
          additionalProperties: false,
          properties: {
            text: { type: 'string' },
            steps: { type: 'array', items: { $ref: '#/definitions/step' } },
          },
        },
      },
      properties: {
        first: { $ref: '#/definitions/step' },
        steps: { type: 'array', items: { $ref: '#/definitions/step' } },
        choices: {
          type: 'array',
          items: {
            oneOf: [
              {
                type: 'object',
                additionalProperties: false,
                properties: { kind: { const: 'a' } },
              },
              {
                type: 'object',
                additionalProperties: false,
                properties: { kind: { const: 'b' } },
              },
            ],
          },
        },
        tags: { type: 'array', items: { type: 'string' } },
      },
    });
    const { schema } = fitted(closed);
    let count = 0;
    const data = withRowIds(
      {
        first: { text: 'x', steps: [{ text: 'y' }] },
        steps: [{ text: 'a', steps: [{ text: 'b', _row: 'mine' }] }],
        choices: [{ kind: 'a' }, { kind: 'b' }],
        tags: ['t'],
      },
      schema,
      () => `row${++count}`,
    );
    expect(data).toEqual({
      first: { text: 'x', steps: [{ text: 'y', _row: 'row1' }] },
      steps: [
        { text: 'a', steps: [{ text: 'b', _row: 'mine' }], _row: 'row2' },
      ],
      choices: [
        { kind: 'a', _row: 'row3' },
        { kind: 'b', _row: 'row4' },
      ],
      tags: ['t'],
    });
    const validate = compileSchema(schema);
    validate(data);
    expect(validate.errors).toBeNull();
    // What is no row has none.
    expect(validate({ first: { _row: 'x' } })).toBe(false);
  });
});

describe('withRowIds', () => {
  it('keeps ids, and gives new ones for those that are there twice or cannot be used', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: {
        tasks: {
          type: 'array',
          items: { type: 'object', properties: { what: {} } },
        },
      },
    };
    let count = 0;
    const rows = [
      { _row: 'a' },
      { _row: 'a', what: 1 },
      { _row: 7 },
      { _row: '' },
      { _row: 'x'.repeat(65) },
      'no row',
    ];
    expect(withRowIds({ tasks: rows }, schema, () => `new${++count}`)).toEqual({
      tasks: [
        { _row: 'a' },
        { _row: 'new1', what: 1 },
        { _row: 'new2' },
        { _row: 'new3' },
        { _row: 'new4' },
        'no row',
      ],
    });
  });
});

describe('visibleForm', () => {
  const person: JsonObject = {
    type: 'object',
    required: ['name', 'salary'],
    properties: { name: { type: 'string' }, salary: { type: 'integer' } },
  };
  const form = fitted({
    schema: {
      type: 'object',
      required: ['budget', 'lead'],
      definitions: { person },
      properties: {
        budget: { type: 'integer' },
        lead: { $ref: '#/definitions/person' },
        team: { type: 'array', items: { $ref: '#/definitions/person' } },
        note: { type: 'string' },
      },
    },
    uiSchema: {
      budget: { 'ui:widget': 'updown' },
      team: {
        'ui:field': 'CutoverTable',
        'ui:options': { columns: ['name', 'salary'] },
        items: { salary: { 'ui:widget': 'updown' } },
      },
    },
  });

  it('has no field that is hidden, and still has it where it is not', () => {
    const { schema, uiSchema } = visibleForm(form, {
      hidden: ['budget', 'team.salary'],
      readOnly: [],
    });
    expect(schema).toMatchObject({ required: ['lead'] });
    expect(schema.properties).not.toHaveProperty('budget');
    const validate = compileSchema(schema);
    expect(validate({ lead: { name: 'x' } })).toBe(false);
    expect(
      validate({
        lead: { name: 'x', salary: 1 },
        team: [{ name: 'y', _row: 'a' }],
      }),
    ).toBe(true);
    expect(uiSchema).not.toHaveProperty('budget');
    expect(uiSchema).toMatchObject({
      team: {
        'ui:options': { columns: ['name'] },
        items: { _row: { 'ui:widget': 'hidden' } },
      },
    });
    expect(JSON.stringify(uiSchema)).not.toContain('salary');
  });

  it('marks what may only be read', () => {
    const { schema, uiSchema } = visibleForm(form, {
      hidden: [],
      readOnly: ['note', 'team.salary'],
    });
    expect(schema).toBe(form.schema);
    expect(uiSchema).toMatchObject({
      note: { 'ui:readonly': true },
      team: {
        items: { salary: { 'ui:widget': 'updown', 'ui:readonly': true } },
      },
    });
  });

  it('is as it was where everybody may see and write everything', () => {
    expect(visibleForm(form, { hidden: [], readOnly: [] })).toEqual(form);
  });
});
