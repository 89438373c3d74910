import type { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';
import {
  CUTOVER_API_VERSION,
  cutoverTemplateSpecSchema,
} from './cutoverTemplate';
import { TEMPLATE_KIND } from './templateDocument';
import { isObject } from './validate/schemaTree';

const text: JsonObject = {
  description:
    'One text for every reader, or one for each language with English among them.',
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 20_000 },
    {
      type: 'object',
      required: ['en'],
      properties: { en: { type: 'string', minLength: 1, maxLength: 20_000 } },
      additionalProperties: { type: 'string', minLength: 1, maxLength: 20_000 },
    },
  ],
};

const placing: JsonObject = {
  $remove: {
    const: true,
    description: 'Takes this item away from what the template extends.',
  },
  $before: {
    type: 'string',
    description: 'The id of the item before which this one stands.',
  },
  $after: {
    type: 'string',
    description: 'The id of the item after which this one stands.',
  },
};

/**
 * JSON Schema of a template's YAML document, by which editors complete and check it. It sees one file at a time: what is
 * missing in a template that extends another, and names that nothing bears, are found by `cutover validate`.
 */
export function templateJsonSchema(): JsonObject {
  const { $schema, definitions, ...generated } = specSchema();
  const whole = withNamedTexts(generated) as JsonObject;
  return {
    $schema: $schema ?? 'http://json-schema.org/draft-07/schema#',
    title: 'Cutover template',
    description: 'A template for business cutovers, of Backstage Cutover.',
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: { const: CUTOVER_API_VERSION },
      kind: { const: TEMPLATE_KIND },
      metadata: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            pattern: '^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$',
            maxLength: 57,
            description: 'The name of the template in the catalog.',
          },
          title: { type: 'string' },
          description: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
          labels: { type: 'object' },
          annotations: { type: 'object' },
        },
      },
      spec: {
        if: { type: 'object', required: ['extends'] },
        then: { $ref: '#/definitions/extending' },
        else: { $ref: '#/definitions/whole' },
      },
    },
    definitions: {
      ...(isObject(definitions) ? definitions : {}),
      text,
      whole,
      extending: extending(whole),
    },
  };
}

function specSchema(): JsonObject {
  const schema: unknown = z.toJSONSchema(cutoverTemplateSpecSchema, {
    io: 'input',
    target: 'draft-7',
  });
  return JSON.parse(JSON.stringify(schema));
}

/** The same for a template that says only what differs from those that it extends. */
function extending(whole: JsonObject): JsonObject {
  const { properties, ...rest } = partial(whole);
  return {
    ...rest,
    required: ['extends'],
    properties: {
      extends: {
        description:
          'What this template builds on: cutover:NAME for one that ships with the product, otherwise a path or URL relative to this file. Several are merged from left to right.',
        anyOf: [
          { type: 'string', minLength: 1 },
          {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        ],
      },
      ...(isObject(properties) ? properties : {}),
    },
  };
}

/** Nothing is required but the id by which an item is found, and `null` takes a key away. */
function partial(schema: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'required' || key === 'minItems') continue;
    // Several kinds of question fit as soon as the kind may be left out.
    const name = key === 'oneOf' ? 'anyOf' : key;
    if (key === 'properties' && isObject(value)) {
      result[name] = partialProperties(value);
    } else if (Array.isArray(value) && (key === 'oneOf' || key === 'anyOf')) {
      result[name] = value.map(item => (isObject(item) ? partial(item) : item));
    } else if (key === 'items' && isObject(value)) {
      result[name] = partial(value);
    } else {
      result[name] = value;
    }
  }
  if (isObject(schema.properties) && 'id' in schema.properties) {
    result.required = ['id'];
    result.properties = {
      ...(result.properties as JsonObject),
      id: schema.properties.id,
      ...placing,
    };
  }
  return result;
}

function partialProperties(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]): [string, JsonValue] => {
      if (!isObject(value)) return [name, value ?? true];
      const { description, ...rest } = partial(value);
      return [
        name,
        {
          ...(description === undefined ? {} : { description }),
          anyOf: [rest, { type: 'null' }],
        },
      ];
    }),
  );
}

/** Texts are everywhere; told once, they halve the schema. They are replaced whole, so they keep their English. */
function withNamedTexts(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map(withNamedTexts);
  if (!isObject(value)) return value ?? null;
  if (isTextSchema(value)) return { $ref: '#/definitions/text' };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withNamedTexts(item)]),
  );
}

function isTextSchema(schema: JsonObject): boolean {
  return (
    Array.isArray(schema.anyOf) &&
    schema.anyOf.some(
      branch =>
        isObject(branch) &&
        isObject(branch.properties) &&
        'en' in branch.properties,
    )
  );
}
