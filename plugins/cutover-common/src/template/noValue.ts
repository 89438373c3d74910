import type { JsonObject, JsonValue } from '@backstage/types';
import type { Path } from './validate/report';
import { isObject, propertiesOf } from './validate/schemaTree';

/** A schema that has to hold, and whether the author of the condition wrote it or the intake form has it. */
export interface Part {
  schema: JsonValue;
  path: Path;
  mine: boolean;
  /** Where a `$ref` in it begins. */
  root: JsonObject;
}

export interface Contradiction {
  /** Within the condition. */
  path: Path;
  message: string;
  unknownProperty?: string;
}

type Schemas = { part: Part; schema: JsonObject }[];

const TYPES = [
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
];

/** Why no value satisfies all parts, of each of which only the plain keywords are looked at. */
export function whyNoValue(
  parts: Part[],
  accepts: (part: Part, value: JsonValue) => boolean,
  whyNot: (parts: Part[]) => Contradiction | undefined,
): Contradiction | undefined {
  const all = parts.flatMap(part =>
    isObject(part.schema) ? [{ part, schema: part.schema }] : [],
  );
  const types = typesOf(all);
  if (types.size === 0) {
    return contradiction(
      all,
      ['type', 'const', 'enum'],
      `The intake form asks for ${wordsOf(
        all,
        'type',
      )}, which this type can never be`,
    );
  }
  const values = finiteValues(all, types);
  if (values) return whyNoneOf(values, all, accepts);
  if (isOnly(types, 'integer', 'number')) return whyNoNumber(all, types);
  if (isOnly(types, 'string')) {
    return whyNoCount(all, 'minLength', 'maxLength', 'characters');
  }
  if (isOnly(types, 'array')) {
    return (
      whyNoCount(all, 'minItems', 'maxItems', 'entries') ??
      whyNoItem(all, whyNot)
    );
  }
  if (isOnly(types, 'object')) return whyNoObject(all, whyNot);
  return undefined;
}

function typesOf(all: Schemas): Set<string> {
  let types = new Set(TYPES);
  for (const { schema } of all) {
    if (schema.type === undefined) continue;
    const named = new Set([schema.type].flat());
    if (named.has('number')) named.add('integer');
    types = new Set([...types].filter(type => named.has(type)));
  }
  return types;
}

function isOnly(types: ReadonlySet<string>, ...allowed: string[]) {
  return [...types].every(type => allowed.includes(type));
}

function finiteValues(
  all: Schemas,
  types: ReadonlySet<string>,
): JsonValue[] | undefined {
  const constant = all.find(({ schema }) => schema.const !== undefined);
  if (constant) return [constant.schema.const ?? null];
  for (const { schema } of all) {
    if (Array.isArray(schema.enum)) return schema.enum;
  }
  if (!isOnly(types, 'boolean', 'null')) return undefined;
  return [
    ...(types.has('boolean') ? [true, false] : []),
    ...(types.has('null') ? [null] : []),
  ];
}

function whyNoneOf(
  values: JsonValue[],
  all: Schemas,
  accepts: (part: Part, value: JsonValue) => boolean,
): Contradiction | undefined {
  const fits = values.some(value =>
    all.every(({ part }) => accepts(part, value)),
  );
  if (fits) return undefined;
  const wanted = all.find(
    ({ part, schema }) =>
      part.mine && (schema.const !== undefined || Array.isArray(schema.enum)),
  );
  const asked = wanted ? valuesOf(wanted.schema) : [];
  return contradiction(
    all,
    ['const', 'enum', 'not', 'type', 'pattern', 'minimum', 'maximum'],
    asked.length > 0
      ? `The intake form never answers ${asked
          .map(value => JSON.stringify(value))
          .join(' or ')} here; it allows ${allowedBy(all)}`
      : `No answer that the intake form allows here (${allowedBy(all)}) fits`,
  );
}

function valuesOf(schema: JsonObject): JsonValue[] {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : [];
}

/** What the form allows, in words. */
function allowedBy(all: Schemas): string {
  const choices = all
    .filter(({ part }) => !part.mine)
    .flatMap(({ schema }) => [
      ...valuesOf(schema),
      ...(Array.isArray(schema.oneOf) ? schema.oneOf : []).flatMap(branch =>
        isObject(branch) ? valuesOf(branch) : [],
      ),
    ]);
  if (choices.length === 0) return wordsOf(all, 'type');
  return [...new Set(choices.map(value => JSON.stringify(value)))].join(', ');
}

function wordsOf(all: Schemas, key: string): string {
  const words = all.flatMap(({ part, schema }) =>
    !part.mine && schema[key] !== undefined ? [schema[key]].flat() : [],
  );
  return words.length > 0 ? [...new Set(words)].join(' or ') : 'something else';
}

function whyNoNumber(
  all: Schemas,
  types: ReadonlySet<string>,
): Contradiction | undefined {
  let low = -Infinity;
  let high = Infinity;
  let lowOpen = false;
  let highOpen = false;
  for (const { schema } of all) {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    if (typeof minimum === 'number' && minimum > low) {
      low = minimum;
      lowOpen = false;
    }
    if (typeof exclusiveMinimum === 'number' && exclusiveMinimum >= low) {
      low = exclusiveMinimum;
      lowOpen = true;
    }
    if (typeof maximum === 'number' && maximum < high) {
      high = maximum;
      highOpen = false;
    }
    if (typeof exclusiveMaximum === 'number' && exclusiveMaximum <= high) {
      high = exclusiveMaximum;
      highOpen = true;
    }
  }
  if (!types.has('number')) {
    low = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
    high = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
    lowOpen = false;
    highOpen = false;
  }
  if (low < high || (low === high && !lowOpen && !highOpen)) return undefined;
  return contradiction(
    all,
    ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'],
    'No number is both as large as is asked for and as small as is allowed; compare with the limits of the intake form',
  );
}

function whyNoCount(
  all: Schemas,
  least: string,
  most: string,
  what: string,
): Contradiction | undefined {
  const numbers = (key: string) =>
    all.flatMap(({ schema }) => {
      const value = schema[key];
      return typeof value === 'number' ? [value] : [];
    });
  const low = Math.max(0, ...numbers(least));
  const high = Math.min(...numbers(most));
  if (low <= high) return undefined;
  return contradiction(
    all,
    [least, most],
    `At least ${low} ${what} are asked for, but ${high} at most are allowed; compare with the limits of the intake form`,
  );
}

/** A list in which one entry has to be of a kind that no entry can be. */
function whyNoItem(
  all: Schemas,
  whyNot: (parts: Part[]) => Contradiction | undefined,
): Contradiction | undefined {
  const items = all.flatMap(({ part, schema }) =>
    schema.items === undefined || Array.isArray(schema.items)
      ? []
      : [within(part, schema.items, 'items')],
  );
  for (const { part, schema } of all) {
    if (schema.contains === undefined) continue;
    const why = whyNot([...items, within(part, schema.contains, 'contains')]);
    if (why) return why;
  }
  const needsOne = all.some(
    ({ schema }) => typeof schema.minItems === 'number' && schema.minItems > 0,
  );
  return needsOne && items.length > 0 ? whyNot(items) : undefined;
}

function whyNoObject(
  all: Schemas,
  whyNot: (parts: Part[]) => Contradiction | undefined,
): Contradiction | undefined {
  const required = new Set(
    all.flatMap(({ schema }) =>
      Array.isArray(schema.required) ? schema.required : [],
    ),
  );
  for (const name of required) {
    if (typeof name !== 'string') continue;
    const parts = all.flatMap(({ part, schema }) =>
      partsFor(name, part, schema),
    );
    const why = whyNot(parts);
    if (why) return why;
  }
  return undefined;
}

/** What a schema of an object says about one of its fields. */
function partsFor(name: string, part: Part, schema: JsonObject): Part[] {
  const { properties, additionalProperties, patternProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    return [within(part, properties[name] ?? true, 'properties', name)];
  }
  if (additionalProperties === undefined || patternProperties !== undefined) {
    return [];
  }
  // Ajv looks for other fields in this schema alone; a form with conditional ones may know more.
  if (propertiesOf(schema, part.root).has(name)) return [];
  return [within(part, additionalProperties, 'additionalProperties')];
}

function within(
  part: Part,
  schema: JsonValue,
  ...at: (string | number)[]
): Part {
  return { ...part, schema, path: [...part.path, ...at] };
}

/** Told where the author of the condition can mend it: at the first of these keywords that they wrote. */
function contradiction(
  all: Schemas,
  keywords: string[],
  message: string,
): Contradiction {
  const mine = all.filter(({ part }) => part.mine);
  for (const keyword of keywords) {
    const found = mine.find(({ schema }) => schema[keyword] !== undefined);
    if (found) return { path: [...found.part.path, keyword], message };
  }
  return { path: mine[0]?.part.path ?? [], message };
}
