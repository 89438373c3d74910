import type { JsonObject, JsonValue } from '@backstage/types';
import { toError } from '@backstage/errors';
import { compileSchema } from './compileSchema';
import type { Contradiction } from './noValue';
import { isObject, schemaNodes } from './validate/schemaTree';

const MOST_COMBINATIONS = 2000;

/** Keywords by which a condition may depend on answers that it does not name. */
const UNSURE = [
  '$ref',
  'minProperties',
  'maxProperties',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'dependencies',
];

/**
 * Where a condition asks only for fields with few possible answers, all combinations can be tried. This finds what no
 * look at one field shows, such as "not this and not that" where there is no third.
 */
export function whyNoCombination(
  when: JsonObject,
  intake: JsonObject,
): Contradiction | undefined {
  const names = namesIn(when);
  if (!names || !isObject(intake.properties)) return undefined;
  const required = Array.isArray(intake.required) ? intake.required : [];
  const domains: [string, (JsonValue | undefined)[]][] = [];
  let combinations = 1;
  for (const name of names) {
    const answers = answersTo(intake.properties[name]);
    if (!answers) return undefined;
    if (!required.includes(name)) answers.push(undefined);
    combinations *= answers.length;
    if (combinations > MOST_COMBINATIONS) return undefined;
    domains.push([name, answers]);
  }
  let holds: (answers: JsonObject) => unknown;
  try {
    holds = compileSchema(when);
  } catch (error) {
    return { path: [], message: toError(error).message };
  }
  for (const answers of combine(domains)) {
    if (holds(answers)) return undefined;
  }
  return {
    path: [],
    message: `Whatever is answered to ${names.join(
      ', ',
    )}, this condition does not hold; check how its parts contradict each other`,
  };
}

/** The fields that a condition looks at; nothing where it may look at others too. */
function namesIn(when: JsonObject): string[] | undefined {
  const names = new Set<string>();
  for (const { schema, path } of schemaNodes(when)) {
    if (UNSURE.some(key => schema[key] !== undefined)) return undefined;
    if (path.includes('properties')) continue;
    Object.keys(isObject(schema.properties) ? schema.properties : {}).forEach(
      name => names.add(name),
    );
    for (const name of Array.isArray(schema.required) ? schema.required : []) {
      if (typeof name === 'string') names.add(name);
    }
  }
  return [...names];
}

function answersTo(
  field: JsonValue | undefined,
): (JsonValue | undefined)[] | undefined {
  if (!isObject(field)) return undefined;
  if (field.const !== undefined) return [field.const];
  if (Array.isArray(field.enum)) return [...field.enum];
  if (Array.isArray(field.oneOf)) {
    const values = field.oneOf.map(branch =>
      isObject(branch) ? branch.const : undefined,
    );
    return values.every(value => value !== undefined) ? values : undefined;
  }
  return field.type === 'boolean' ? [true, false] : undefined;
}

function* combine(
  domains: [string, (JsonValue | undefined)[]][],
): Generator<JsonObject> {
  const [first, ...rest] = domains;
  if (!first) {
    yield {};
    return;
  }
  const [name, answers] = first;
  for (const others of combine(rest)) {
    for (const answer of answers) {
      yield answer === undefined ? others : { ...others, [name]: answer };
    }
  }
}
