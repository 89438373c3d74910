import type { JsonObject } from '@backstage/types';
import { formatPath } from '../../errors';
import type { Path } from './report';
import { checkSchema } from './checkSchema';
import { checkForm } from './schemas';

function told(check: (report: (path: Path, reason: string) => void) => void) {
  const lines: string[] = [];
  check((path, reason) => lines.push(`${formatPath(path)} ${reason}`));
  return lines;
}

const ofSchema = (schema: JsonObject) =>
  told(report => checkSchema(schema, ['schema'], report));

const ofForm = (schema: JsonObject, uiSchema?: JsonObject) =>
  told(report =>
    checkForm(
      { schema: { type: 'object', ...schema }, uiSchema },
      ['form'],
      report,
    ),
  );

describe('checkSchema', () => {
  it('is content with translated words, draft-07 and what is material', () => {
    expect(
      ofSchema({
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: { en: 'Form', 'zh-CN': '表单' },
        type: 'object',
        definitions: { line: { type: 'string', format: 'date' } },
        properties: {
          lines: { type: 'array', items: { $ref: '#/definitions/line' } },
          // A field may be called as a keyword is.
          titel: { type: 'string', material: false },
          format: { type: 'string', enum: ['a'] },
        },
        if: { properties: { format: { const: 'a' } } },
        then: { required: ['lines'] },
      }),
    ).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a misspelt keyword, however deep',
      { properties: { a: { items: { anyOf: [{ minLenght: 1 }] } } } },
      'schema.properties.a.items.anyOf[0].minLenght schema.unknown-keyword',
    ],
    [
      'a word of the user interface',
      { properties: { a: { 'ui:widget': 'radio' } } },
      'schema.properties.a.ui:widget schema.unknown-keyword',
    ],
    [
      'an unknown type',
      { properties: { a: { type: 'text' } } },
      'schema.properties.a.type schema.invalid',
    ],
    [
      'an unknown format',
      { properties: { a: { format: 'data' } } },
      'schema.properties.a.format schema.unknown-format',
    ],
    [
      'a pattern that is none',
      { properties: { a: { pattern: '(' } } },
      'schema.properties.a.pattern schema.invalid-pattern',
    ],
    [
      'a reference to nothing',
      { properties: { a: { $ref: '#/definitions/a' } } },
      'schema.properties.a.$ref schema.unknown-ref',
    ],
    [
      'a reference to elsewhere',
      { properties: { a: { $ref: 'https://example.com/schema' } } },
      'schema.properties.a.$ref schema.remote-ref',
    ],
    [
      'another draft',
      { $schema: 'https://json-schema.org/draft/2020-12/schema' },
      'schema.$schema schema.unknown-draft',
    ],
    [
      'a combination that means nothing',
      { minContains: 1, type: 'array' },
      'schema.minContains schema.unknown-keyword',
    ],
    [
      'limits without the list that they are for',
      { items: [{ type: 'string' }], additionalItems: false, then: {} },
      'schema schema.does-not-compile',
    ],
  ])('finds %s', (_, schema, expected) => {
    expect(ofSchema(schema)).toEqual([expected]);
  });

  it('finds all of them at once', () => {
    expect(
      ofSchema({
        properties: { a: { type: 'text', formt: 'x' }, b: { minLength: -1 } },
      }),
    ).toHaveLength(3);
  });
});

describe('checkForm', () => {
  it('is content with fields that appear under a condition', () => {
    expect(
      ofForm(
        {
          required: ['kind', 'reason'],
          properties: { kind: { type: 'string', enum: ['a', 'b'] } },
          if: { properties: { kind: { const: 'a' } } },
          then: { properties: { reason: { type: 'string' } } },
          dependencies: { kind: { properties: { more: { type: 'string' } } } },
        },
        {
          reason: { 'ui:widget': 'textarea' },
          more: {},
          'ui:order': ['kind', '*'],
        },
      ),
    ).toEqual([]);
  });

  it('finds a form that is no object', () => {
    expect(ofForm({ type: 'string' })).toEqual([
      'form.schema.type form.not-an-object',
    ]);
  });

  it('finds required fields that are not there', () => {
    expect(
      ofForm({
        required: ['nmae'],
        properties: {
          name: { type: 'string' },
          lines: {
            type: 'array',
            items: { required: ['txt'], properties: { text: {} } },
          },
        },
      }),
    ).toEqual([
      'form.schema.required[0] form.required-unknown',
      'form.schema.properties.lines.items.required[0] form.required-unknown',
    ]);
  });

  it('finds defaults that do not fit and choices that are there twice', () => {
    expect(
      ofForm({
        properties: {
          days: { type: 'integer', minimum: 1, default: 0 },
          when: { type: 'string', format: 'date', default: 'tomorrow' },
          kind: { oneOf: [{ const: 1 }, { const: 2 }, { const: 1 }] },
        },
      }),
    ).toEqual([
      'form.schema.properties.days.default form.default-invalid',
      'form.schema.properties.when.default form.default-invalid',
      'form.schema.properties.kind.oneOf[2].const form.choice-twice',
    ]);
  });

  it('finds what the user interface says of fields that are not there', () => {
    expect(
      ofForm(
        {
          properties: {
            lines: {
              type: 'array',
              items: { type: 'object', properties: { text: {} } },
            },
          },
        },
        {
          'ui:order': ['lines', 'gone'],
          'ui:title': 'x',
          gone: { 'ui:widget': 'radio' },
          lines: { items: { txt: {} } },
        },
      ),
    ).toEqual([
      'form.uiSchema.ui:order[1] form.ui-unknown-field',
      'form.uiSchema.gone form.ui-unknown-field',
      'form.uiSchema.lines.items.txt form.ui-unknown-field',
    ]);
  });
});
