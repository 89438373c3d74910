import type { JsonObject } from '@backstage/types';
import { formatPath } from '../../errors';
import { checkSchema } from './checkSchema';
import { SCHEMA_LIMITS } from './schemaCost';

function told(schema: JsonObject) {
  const lines: string[] = [];
  checkSchema(schema, [], (path, reason) =>
    lines.push(`${formatPath(path)} ${reason}`.trim()),
  );
  return lines;
}

function nested(levels: number): JsonObject {
  return levels === 0
    ? { type: 'string' }
    : { type: 'object', properties: { a: nested(levels - 1) } };
}

/** Each definition takes the next one so many times in this way. */
function doubling(
  count: number,
  twice: (next: JsonObject) => JsonObject,
): JsonObject {
  const definitions: JsonObject = { [`d${count}`]: { type: 'string' } };
  for (let index = 0; index < count; index++) {
    definitions[`d${index}`] = twice({ $ref: `#/definitions/d${index + 1}` });
  }
  return { definitions, $ref: '#/definitions/d0' };
}

describe('checkCost', () => {
  it('is content with forms that are long, and with parts that contain themselves', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `f${index}`,
        { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] },
      ]),
    );
    expect(
      told({
        definitions: {
          task: {
            type: 'object',
            properties: {
              what: { type: 'string' },
              parts: { type: 'array', items: { $ref: '#/definitions/task' } },
            },
            if: { required: ['what'] },
            then: { properties: { more: { $ref: '#/definitions/task' } } },
          },
        },
        properties: { ...fields, task: { $ref: '#/definitions/task' } },
      }),
    ).toEqual([]);
    expect(told(nested(SCHEMA_LIMITS.levels))).toEqual([]);
  });

  it('refuses what is deep', () => {
    expect(told(nested(SCHEMA_LIMITS.levels + 1))).toEqual([
      expect.stringMatching(/^(properties.a.?)+ schema.too-deep$/),
    ]);
    expect(told(nested(5_000))).toHaveLength(1);
  });

  it('refuses what is large', () => {
    const properties = Object.fromEntries(
      Array.from({ length: SCHEMA_LIMITS.schemas }, (_, at) => [`f${at}`, {}]),
    );
    expect(told({ properties })).toEqual(['schema.too-large']);
  });

  it.each<[string, JsonObject, string]>([
    [
      'refers to itself',
      { properties: { a: { $ref: '#/properties/a' } } },
      'properties.a.$ref schema.endless-ref',
    ],
    [
      'refers to what refers to it',
      {
        definitions: {
          one: { allOf: [{ $ref: '#/definitions/other' }] },
          other: { if: { $ref: '#/definitions/one' }, then: {} },
        },
      },
      'definitions.other.if.$ref schema.endless-ref',
    ],
    [
      'lies within what it refers to',
      { type: 'object', not: { anyOf: [{ $ref: '#' }] } },
      'not.anyOf[0].$ref schema.endless-ref',
    ],
    [
      'doubles with every reference',
      doubling(30, next => ({ allOf: [next, next] })),
      'schema.too-costly',
    ],
    [
      'doubles with every level of data',
      {
        definitions: {
          tree: {
            allOf: [
              { properties: { a: { $ref: '#/definitions/tree' } } },
              { properties: { a: { $ref: '#/definitions/tree' } } },
            ],
          },
        },
        $ref: '#/definitions/tree',
      },
      'schema.too-costly',
    ],
    [
      'doubles with every entry of a list',
      doubling(30, next => ({ items: next, contains: next, allOf: [next] })),
      'schema.too-costly',
    ],
  ])('refuses what %s', (_, schema, expected) => {
    expect(told(schema)).toEqual([expected]);
  });
});
