import type { JsonObject, JsonValue } from '@backstage/types';
import type Ajv from 'ajv';
import { formAjv } from '../compileSchema';
import { whyNotLinear } from '../patternEngine';
import { proposal, type Path, type Report } from './report';
import {
  isObject,
  resolveRef,
  schemaNodes,
  type SchemaNode,
} from './schemaTree';

/** What a misspelt keyword was probably meant to be. */
const COMMON_KEYWORDS = [
  'type',
  'title',
  'description',
  'default',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'oneOf',
  'anyOf',
  'allOf',
  'dependencies',
  'definitions',
  'readOnly',
  'material',
  'when',
];

let sharedAjv: Ajv | undefined;

// Checks schemas and knows keywords; it compiles none, so it can be kept.
export function checkingAjv() {
  sharedAjv ??= formAjv({ checksSchemas: true });
  return sharedAjv;
}

/** Keywords that are known, where they belong, and whose values can be used. `whens`: fields may have a `when`. */
export function checkKeywords(
  root: JsonObject,
  note: Report,
  { whens }: { whens: boolean },
) {
  for (const node of schemaNodes(root)) {
    const { schema, path } = node;
    for (const [key, value] of Object.entries(schema)) {
      const at = [...path, key];
      checkKeyword(key, at, note);
      if (key === 'when')
        checkWhenPlace(value, whens && isOnField(node), at, note);
      if (key === 'patternProperties' && isObject(value)) {
        for (const pattern of Object.keys(value)) {
          checkPattern(pattern, [...at, pattern], note);
        }
      }
      if (typeof value !== 'string') continue;
      if (key === 'format') checkFormat(value, at, note);
      if (key === 'pattern') checkPattern(value, at, note);
      if (key === '$ref') checkRef(value, root, at, note);
    }
  }
}

function checkWhenPlace(
  when: JsonValue | undefined,
  mayStandHere: boolean,
  path: Path,
  note: Report,
) {
  if (!mayStandHere) {
    note(
      path,
      'when.not-here',
      '"when" belongs to a field of a document, under "properties"; take it out here',
    );
  } else if (!isObject(when) && typeof when !== 'boolean') {
    note(
      path,
      'when.no-condition',
      '"when" is a JSON Schema over the answers to the intake form, such as { required: [regulated] }; write one, or leave it out',
    );
  }
}

function checkKeyword(keyword: string, path: Path, note: Report) {
  if (Object.hasOwn(checkingAjv().RULES.keywords, keyword)) return;
  note(
    path,
    'schema.unknown-keyword',
    keyword.startsWith('ui:')
      ? `"${keyword}" says how a field looks; it belongs in "uiSchema"`
      : `JSON Schema has no keyword "${keyword}"; ${proposal(
          keyword,
          COMMON_KEYWORDS,
        )}`,
    { keyword },
  );
}

const NOT_A_FIELD = ['if', 'not', 'contains', 'propertyNames'];

/** Conditions, and what applies to no field in particular, always apply or do so with their field. */
function isOnField({ path }: SchemaNode): boolean {
  const isCondition = path.some(
    (step, index) =>
      NOT_A_FIELD.includes(String(step)) && path[index - 1] !== 'properties',
  );
  return path.at(-2) === 'properties' && !isCondition;
}

function checkFormat(format: string, path: Path, note: Report) {
  const { formats } = checkingAjv();
  if (Object.hasOwn(formats, format)) return;
  note(
    path,
    'schema.unknown-format',
    `There is no format "${format}"; ${proposal(format, Object.keys(formats))}`,
    { format },
  );
}

function checkPattern(pattern: string, path: Path, note: Report) {
  if (!isRegExp(pattern)) {
    note(
      path,
      'schema.invalid-pattern',
      `"${pattern}" is no regular expression; check its brackets and escapes`,
      { pattern },
    );
    return;
  }
  const why = whyNotLinear(pattern);
  if (why === undefined) return;
  note(
    path,
    'schema.pattern-not-linear',
    `"${pattern}" cannot be run in a time that grows only with the text (${why}); write it without looking ahead or back, without back references and with fewer repetitions; "maxLength" says how long a text may be`,
    { pattern },
  );
}

function checkRef(ref: string, root: JsonObject, path: Path, note: Report) {
  if (!ref.startsWith('#')) {
    note(
      path,
      'schema.remote-ref',
      `"${ref}" points to another document, which is never fetched; put what it points to under "definitions" and point to "#/definitions/..."`,
      { ref },
    );
  } else if (!isSchema(resolveRef(root, ref))) {
    note(
      path,
      'schema.unknown-ref',
      `"${ref}" points to nothing in this schema; put it under "definitions" and point to "#/definitions/..."`,
      { ref },
    );
  }
}

function isSchema(value: unknown) {
  return isObject(value) || typeof value === 'boolean';
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
