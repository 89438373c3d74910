import fc from 'fast-check';
import type { JsonObject, JsonValue } from '@backstage/types';
import { compileSchema } from './compileSchema';
import { whyNeverHolds } from './neverHolds';
import { appliesWhen, canNeverHold } from './when';

const intake: JsonObject = {
  type: 'object',
  required: ['regulated', 'region'],
  properties: {
    regulated: { type: 'boolean', title: { en: 'Regulated', 'zh-CN': '监管' } },
    region: {
      type: 'string',
      oneOf: [
        { const: 'north', title: { en: 'North', 'zh-CN': '北' } },
        { const: 'south', title: { en: 'South', 'zh-CN': '南' } },
      ],
    },
    size: { enum: ['s', 'm', 'l'] },
    users: { type: 'integer', minimum: 1, maximum: 100 },
    share: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    name: { type: 'string', minLength: 2, maxLength: 10 },
    tags: { type: 'array', maxItems: 2, items: { enum: ['a', 'b'] } },
    contact: {
      type: 'object',
      required: ['mail'],
      properties: { mail: { type: 'string' }, urgent: { type: 'boolean' } },
    },
  },
  if: { properties: { regulated: { const: true } } },
  then: { properties: { authority: { enum: ['x', 'y'] } } },
};

const asks = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

describe('appliesWhen', () => {
  it('applies always where nothing is said', () => {
    expect(appliesWhen(undefined, {})).toBe(true);
    expect(appliesWhen(true, {})).toBe(true);
    expect(appliesWhen(false, {})).toBe(false);
  });

  it('applies where the answers fit', () => {
    const when = asks({ regulated: { const: true } });
    expect(appliesWhen(when, { regulated: true })).toBe(true);
    expect(appliesWhen(when, { regulated: false })).toBe(false);
    expect(appliesWhen(when, {})).toBe(false);
  });
});

describe('canNeverHold', () => {
  it.each<[string, JsonObject | boolean | undefined]>([
    ['no condition', undefined],
    ['true', true],
    ['an answer that is offered', asks({ region: { const: 'south' } })],
    [
      'several answers, one of which is offered',
      asks({ region: { enum: ['west', 'south'] } }),
    ],
    ['a boolean', asks({ regulated: { const: false } })],
    ['a number within the limits', asks({ users: { minimum: 100 } })],
    ['an answer that is not given', { not: { required: ['size'] } }],
    ['another answer than one', asks({ size: { not: { const: 's' } } })],
    [
      'one of two',
      {
        anyOf: [
          asks({ region: { const: 'west' } }),
          asks({ regulated: { const: true } }),
        ],
      },
    ],
    ['one tag of several', asks({ tags: { contains: { const: 'a' } } })],
    [
      'a field within a field',
      asks({ contact: asks({ urgent: { const: true } }) }),
    ],
    ['a field under a condition', asks({ authority: { const: 'y' } })],
    ['a pattern', asks({ name: { pattern: '^Pay' } })],
    [
      'an alternative',
      {
        if: asks({ regulated: { const: true } }),
        then: asks({ region: { const: 'south' } }),
        else: asks({ size: {} }),
      },
    ],
    [
      'definitions of its own',
      {
        definitions: { yes: { const: true } },
        ...asks({ regulated: { $ref: '#/definitions/yes' } }),
      },
    ],
    [
      'a part that refers to itself',
      {
        definitions: { self: { allOf: [{ $ref: '#/definitions/self' }] } },
        $ref: '#/definitions/self',
      },
    ],
  ])('is false for %s', (_, when) => {
    expect(canNeverHold(when, intake)).toBe(false);
  });

  it.each<[string, JsonObject | boolean, string]>([
    ['false', false, ''],
    [
      'a field that is not asked for',
      asks({ budget: { minimum: 1 } }),
      'properties.budget',
    ],
    [
      'a required field that is not asked for',
      { required: ['budget'] },
      'required.0',
    ],
    [
      'a field that a field does not have',
      asks({ contact: asks({ fax: {} }) }),
      'properties.contact.properties.fax',
    ],
    [
      'an answer that is not offered',
      asks({ region: { const: 'west' } }),
      'properties.region.const',
    ],
    [
      'answers of which none is offered',
      asks({ size: { enum: ['xs', 'xl'] } }),
      'properties.size.enum',
    ],
    [
      'another type',
      asks({ users: { type: 'string' } }),
      'properties.users.type',
    ],
    [
      'a value of another type',
      asks({ regulated: { const: 'yes' } }),
      'properties.regulated.const',
    ],
    [
      'too large a number',
      asks({ users: { minimum: 101 } }),
      'properties.users.minimum',
    ],
    [
      'too small a number',
      asks({ share: { maximum: 0 } }),
      'properties.share.maximum',
    ],
    [
      'a number between two whole ones',
      asks({ users: { exclusiveMinimum: 3, exclusiveMaximum: 4 } }),
      'properties.users.exclusiveMinimum',
    ],
    [
      'limits that contradict each other',
      asks({ users: { minimum: 9, maximum: 3 } }),
      'properties.users.minimum',
    ],
    [
      'too long a text',
      asks({ name: { minLength: 11 } }),
      'properties.name.minLength',
    ],
    [
      'too long a list',
      asks({ tags: { minItems: 3 } }),
      'properties.tags.minItems',
    ],
    [
      'an entry that no list has',
      asks({ tags: { contains: { const: 'c' } } }),
      'properties.tags.contains.const',
    ],
    ['what is excluded altogether', { not: {} }, 'not'],
    [
      'false deep within',
      { allOf: [{ anyOf: [false, { not: true }] }] },
      'allOf.0.anyOf',
    ],
    [
      'two things that exclude each other',
      {
        allOf: [
          asks({ region: { const: 'north' } }),
          asks({ region: { const: 'south' } }),
        ],
      },
      'allOf.0.properties.region.const',
    ],
    [
      'alternatives of which none can hold',
      {
        anyOf: [
          asks({ region: { const: 'west' } }),
          asks({ users: { minimum: 500 } }),
        ],
      },
      'anyOf',
    ],
    [
      'what the alternative excludes',
      {
        oneOf: [asks({ size: { const: 's' } }), asks({ size: { const: 'm' } })],
        ...asks({ size: { const: 'l' } }),
      },
      'oneOf',
    ],
    [
      'neither the one nor the other, where there is no third',
      asks({ region: { not: { enum: ['north', 'south'] } } }),
      'properties.region.not',
    ],
    [
      'a thing and its opposite',
      {
        ...asks({ regulated: { const: true } }),
        not: asks({ regulated: { const: true } }),
      },
      '',
    ],
    ['another type than an object', { type: 'string' }, 'type'],
  ])('is true for %s, and says where', (_, when, place) => {
    expect(canNeverHold(when, intake)).toBe(true);
    if (typeof when === 'boolean') return;
    const why = whyNeverHolds(when, intake);
    expect(why?.path.join('.')).toBe(place);
    expect(why?.message).toMatch(/\w+ \w+/);
  });

  it('takes a form for open that says so', () => {
    const open = { ...intake, additionalProperties: true };
    expect(canNeverHold(asks({ budget: { const: 1 } }), open)).toBe(false);
  });

  it('gives up in time, and does not refuse, where there are too many ways', () => {
    const ways = Array.from({ length: 8 }, (_, index) =>
      asks({ users: { minimum: 90 + index } }),
    );
    const when = {
      allOf: Array.from({ length: 12 }, () => ({ anyOf: ways })),
      ...asks({ users: { maximum: 1 } }),
    };
    expect(canNeverHold(when, intake)).toEqual(expect.any(Boolean));
  });

  const answers = fc.record<JsonObject>(
    {
      regulated: fc.boolean(),
      region: fc.constantFrom('north', 'south'),
      size: fc.constantFrom('s', 'm', 'l'),
      users: fc.integer({ min: 1, max: 100 }),
      share: fc.constantFrom(0.1, 0.5, 1),
      name: fc.constantFrom('ab', 'abcdefghij'),
      tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    } as Record<string, fc.Arbitrary<JsonValue>> as never,
    { requiredKeys: ['regulated', 'region'] as never },
  );

  const { condition } = fc.letrec<{ condition: JsonObject }>(tie => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc
        .tuple(
          fc.constantFrom(
            'regulated',
            'region',
            'size',
            'users',
            'share',
            'name',
            'tags',
          ),
          fc.constantFrom<JsonObject>(
            { const: true },
            { const: 'north' },
            { enum: ['s', 'south', 50] },
            { type: 'integer' },
            { type: ['string', 'boolean'] },
            { minimum: 50 },
            { maximum: 1 },
            { exclusiveMaximum: 2 },
            { minLength: 3 },
            { maxLength: 1 },
            { minItems: 1 },
            { contains: { const: 'b' } },
            { not: { const: 'm' } },
            { items: false },
          ),
          fc.boolean(),
        )
        .map(([name, schema, required]) => ({
          properties: { [name]: schema },
          ...(required ? { required: [name] } : {}),
        })),
      fc.record({ not: tie('condition') }),
      fc.record({
        allOf: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        anyOf: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        oneOf: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        if: tie('condition'),
        then: tie('condition'),
        else: tie('condition'),
      }),
    ) as fc.Arbitrary<JsonObject>,
  }));

  it('never says so of a condition that holds for some answers', () => {
    const fits = compileSchema(intake);
    fc.assert(
      fc.property(condition, answers, (when, given) => {
        fc.pre(Boolean(fits(given)));
        const why = whyNeverHolds(when, intake);
        expect(why && appliesWhen(when, given)).not.toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
