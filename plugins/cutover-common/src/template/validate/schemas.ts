import type { JsonObject } from '@backstage/types';
import type Ajv from 'ajv';
import { toError } from '@backstage/errors';
import { compileSchema, formAjv } from '../compileSchema';
import { localize } from '../text';
import { proposal, type Path, type Report } from './report';
import { isObject, propertiesOf, resolveRef, schemaNodes } from './schemaTree';

const DRAFT = 'http://json-schema.org/draft-07/schema';

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
];

let sharedAjv: Ajv | undefined;

// Checks schemas and knows keywords; it compiles none, so it can be kept.
function checkingAjv() {
  sharedAjv ??= formAjv({ checksSchemas: true });
  return sharedAjv;
}

/** Whatever keeps a schema from being used as it was meant; true if there is nothing. */
export function checkSchema(
  translated: JsonObject,
  path: Path,
  report: Report,
): boolean {
  const schema = localize(translated, 'en');
  let sound = true;
  const note: Report = (at, ...rest) => {
    sound = false;
    report([...path, ...at], ...rest);
  };
  checkDraft(schema, note);
  checkKeywords(schema, note);
  checkShape(schema, note);
  if (!sound) return false;
  try {
    compileSchema(translated);
  } catch (error) {
    note(
      [],
      'schema.does-not-compile',
      `This is no usable JSON Schema: ${toError(error).message}`,
    );
  }
  return sound;
}

function checkDraft(schema: JsonObject, note: Report) {
  const { $schema } = schema;
  if ($schema === undefined || $schema === DRAFT || $schema === `${DRAFT}#`)
    return;
  note(
    ['$schema'],
    'schema.unknown-draft',
    `Forms are written in JSON Schema draft-07; use ${DRAFT}# or leave "$schema" out`,
  );
}

function checkKeywords(root: JsonObject, note: Report) {
  const ajv = checkingAjv();
  for (const { schema, path } of schemaNodes(root)) {
    for (const [key, value] of Object.entries(schema)) {
      if (!Object.hasOwn(ajv.RULES.keywords, key)) {
        note(
          [...path, key],
          'schema.unknown-keyword',
          key.startsWith('ui:')
            ? `"${key}" says how a field looks; it belongs in "uiSchema"`
            : `JSON Schema has no keyword "${key}"; ${proposal(
                key,
                COMMON_KEYWORDS,
              )}`,
          { keyword: key },
        );
      }
      if (
        key === 'format' &&
        typeof value === 'string' &&
        !Object.hasOwn(ajv.formats, value)
      ) {
        note(
          [...path, key],
          'schema.unknown-format',
          `There is no format "${value}"; ${proposal(
            value,
            Object.keys(ajv.formats),
          )}`,
          { format: value },
        );
      }
      if (key === 'pattern' && typeof value === 'string' && !isRegExp(value)) {
        note(
          [...path, key],
          'schema.invalid-pattern',
          `"${value}" is no regular expression; check its brackets and escapes`,
          { pattern: value },
        );
      }
      if (
        key === '$ref' &&
        typeof value === 'string' &&
        resolveRef(root, value) === undefined
      ) {
        note(
          [...path, key],
          'schema.unknown-ref',
          `"${value}" points to nothing in this schema; put it under "definitions" and point to "#/definitions/..."`,
          { ref: value },
        );
      }
    }
  }
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** What the schema of schemas finds, once for each place: it tries several readings and complains of every one. */
function checkShape(schema: JsonObject, note: Report) {
  const ajv = checkingAjv();
  const { $schema: _, ...content } = schema;
  if (ajv.validateSchema(content) === true) return;
  const told = new Set<string>();
  for (const error of ajv.errors ?? []) {
    if (told.has(error.instancePath)) continue;
    told.add(error.instancePath);
    const allowed: unknown = error.params.allowedValues;
    const choices = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
    note(
      pathOf(error.instancePath, schema),
      'schema.invalid',
      `JSON Schema does not allow this value: it ${error.message}${choices}`,
      { keyword: error.keyword },
    );
  }
}

/** A JSON Pointer as a path; only what stands in a list has a number. */
function pathOf(pointer: string, root: unknown): Path {
  let value: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(step => {
      const key = Array.isArray(value) ? Number(step) : step;
      value =
        Array.isArray(value) || isObject(value)
          ? Reflect.get(value, key)
          : undefined;
      return key;
    });
}

/** A form is a schema of an object whose fields people can fill in. */
export function checkForm(
  form: { readonly schema?: JsonObject; readonly uiSchema?: JsonObject },
  path: Path,
  report: Report,
) {
  const { schema, uiSchema } = form;
  if (!schema) return;
  const schemaPath = [...path, 'schema'];
  const isSound = checkSchema(schema, schemaPath, report);
  if (schema.type !== 'object') {
    report(
      [...schemaPath, 'type'],
      'form.not-an-object',
      'A form holds fields by name; give its schema "type: object"',
    );
  }
  checkFields(schema, schemaPath, report, isSound);
  if (uiSchema)
    checkUi(uiSchema, schema, schema, [...path, 'uiSchema'], report);
}

function checkFields(
  root: JsonObject,
  rootPath: Path,
  report: Report,
  isSound: boolean,
) {
  for (const { schema, path: inner, isField } of schemaNodes(root)) {
    const path = [...rootPath, ...inner];
    checkChoices(schema, path, report);
    if (!isField) continue;
    if (isObject(schema.properties) && Array.isArray(schema.required)) {
      const known = new Set(propertiesOf(schema, root).keys());
      schema.required.forEach((name, index) => {
        if (typeof name !== 'string' || known.has(name)) return;
        report(
          [...path, 'required', index],
          'form.required-unknown',
          `The field "${name}" is required but the form has none; ${proposal(
            name,
            known,
          )}`,
          { name },
        );
      });
    }
    if (isSound && schema.default !== undefined) {
      checkDefault(schema, root, path, report);
    }
  }
}

/** Two choices of one value keep both from ever being chosen, since `oneOf` allows no more than one. */
function checkChoices(schema: JsonObject, path: Path, report: Report) {
  if (!Array.isArray(schema.oneOf)) return;
  const seen = new Set<string>();
  schema.oneOf.forEach((choice, index) => {
    if (!isObject(choice) || choice.const === undefined) return;
    // Two branches may share a value and differ elsewhere.
    if (choice.properties !== undefined) return;
    const value = JSON.stringify(choice.const);
    if (seen.has(value)) {
      report(
        [...path, 'oneOf', index, 'const'],
        'form.choice-twice',
        `The choice ${value} is there twice, so that neither can be chosen; take one out`,
      );
    }
    seen.add(value);
  });
}

function checkDefault(
  schema: JsonObject,
  root: JsonObject,
  path: Path,
  report: Report,
) {
  const { definitions, $defs } = root;
  const whole: JsonObject = {
    ...schema,
    ...(definitions === undefined ? {} : { definitions }),
    ...($defs === undefined ? {} : { $defs }),
  };
  // A whole form may be filled in part by its default.
  if (schema.type === 'object') return;
  const validate = compileSchema(whole);
  if (validate(localize(schema.default, 'en'))) return;
  const [error] = validate.errors ?? [];
  const isChoice = ['const', 'enum', 'oneOf'].includes(error?.keyword ?? '');
  report(
    [...path, 'default'],
    'form.default-invalid',
    `The default ${JSON.stringify(schema.default)} ${
      isChoice ? 'is none of the choices' : error?.message ?? 'does not fit'
    }; change it or leave it out`,
  );
}

/** Best effort: a key that is neither `ui:...` nor a field is a field that was renamed or misspelt. */
function checkUi(
  ui: JsonObject,
  schema: JsonObject,
  root: JsonObject,
  path: Path,
  report: Report,
) {
  const fields = propertiesOf(schema, root);
  const known = new Set(fields.keys());
  const unknown = (name: string, at: Path) =>
    report(
      at,
      'form.ui-unknown-field',
      `The form has no field "${name}"; ${proposal(name, known)}`,
      { name },
    );
  for (const [key, value] of Object.entries(ui)) {
    if (key === 'ui:order' && Array.isArray(value)) {
      value.forEach((name, index) => {
        if (typeof name !== 'string' || name === '*' || known.has(name)) return;
        unknown(name, [...path, key, index]);
      });
    }
    if (key.startsWith('ui:') || key === 'classNames') continue;
    if (key === 'items' && schema.items !== undefined) {
      if (isObject(value) && isObject(schema.items)) {
        checkUi(value, schema.items, root, [...path, key], report);
      }
      continue;
    }
    const field = fields.get(key);
    if (field === undefined) unknown(key, [...path, key]);
    else if (isObject(value) && isObject(field)) {
      checkUi(value, field, root, [...path, key], report);
    }
  }
}
