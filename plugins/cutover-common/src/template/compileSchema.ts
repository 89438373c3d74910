import type { JsonObject } from '@backstage/types';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { patternEngine, whyNotLinear } from './patternEngine';
import { localize } from './text';
import { uniqueItems } from './uniqueItems';
import { isObject, schemaNodes } from './validate/schemaTree';

/** Format of a field that holds the id (UUID) of a file that was handed in. */
export const FILE_FORMAT = 'cutover-file';

/** Names, in a form that was fitted to a cutover, the fields of which the template says that they do not apply to it. */
export const ABSENT = 'absent';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Knows what forms are written in: JSON Schema draft-07, whether a change of a field is `material` to a gate, and `when`
 * a field applies to a cutover.
 */
export function formAjv(options: { checksSchemas: boolean }): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    // Errors name the schema that they come from: by it one tells from which branch of a choice they are.
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    // Compiling the schema of schemas takes longer than compiling a form.
    meta: options.checksSchemas,
    validateSchema: options.checksSchemas,
    code: { regExp: patternEngine },
  });
  addFormats(ajv);
  // The library's own take ever longer the longer the text is, or run what is typed.
  ajv.addFormat('url', isUrl);
  ajv.addFormat('regex', isPattern);
  ajv.addFormat(FILE_FORMAT, UUID);
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems);
  ajv.addKeyword({ keyword: 'material', schemaType: 'boolean' });
  ajv.addKeyword({ keyword: 'when', schemaType: ['object', 'boolean'] });
  if (!options.checksSchemas) ajv.addKeyword(ABSENT);
  return ajv;
}

function isUrl(text: string): boolean {
  return /^(https?|ftp):\/\/\S+$/i.test(text) && URL.canParse(text);
}

const LONGEST_PATTERN = 1000;

function isPattern(text: string): boolean {
  return text.length <= LONGEST_PATTERN && whyNotLinear(text) === undefined;
}

/** Each has an Ajv of its own, since one keeps all that it ever compiled. */
class Compiled {
  readonly #ajv = formAjv({ checksSchemas: false });
  readonly #parts = new Map<JsonObject, ValidateFunction>();
  #pointers?: Map<JsonObject, string>;

  constructor(private readonly schema: JsonObject) {
    const { $id: _, ...plain } = localize(schema, 'en');
    this.#ajv.addSchema(plain, 'form');
  }

  get validate(): ValidateFunction {
    const validate = this.#ajv.getSchema('form');
    if (!validate) throw new TypeError('The schema was not compiled');
    return validate;
  }

  part(part: JsonObject): ValidateFunction {
    const known = this.#parts.get(part);
    if (known) return known;
    this.#pointers ??= pointersIn(this.schema);
    const pointer = this.#pointers.get(part);
    const validate =
      pointer === undefined
        ? compileSchema(part)
        : this.#ajv.compile({ $ref: `form#${pointer}` });
    this.#parts.set(part, validate);
    return validate;
  }
}

function pointersIn(root: JsonObject): Map<JsonObject, string> {
  const pointers = new Map<JsonObject, string>();
  for (const { schema, path } of schemaNodes(root)) {
    const steps = path.map(step =>
      encodeURIComponent(String(step).replace(/~/g, '~0').replace(/\//g, '~1')),
    );
    pointers.set(schema, steps.map(step => `/${step}`).join(''));
  }
  return pointers;
}

const compiled = new WeakMap<JsonObject, Compiled>();

function compiledOf(schema: JsonObject): Compiled {
  const known = compiled.get(schema);
  if (known) return known;
  const fresh = new Compiled(schema);
  compiled.set(schema, fresh);
  return fresh;
}

/** The validator of a schema whose texts may be translated; compiled once per schema object. */
export function compileSchema(schema: JsonObject): ValidateFunction {
  return compiledOf(schema).validate;
}

/** Whether a value satisfies a part of a schema, such as a condition in it, whose references begin at its root. */
export function satisfies(
  part: unknown,
  value: unknown,
  root: JsonObject,
): boolean {
  if (!isObject(part)) return part !== false;
  return compiledOf(root).part(part)(value);
}
