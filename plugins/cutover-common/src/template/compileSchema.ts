import type { JsonObject } from '@backstage/types';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { localize } from './text';

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/** Knows what forms are written in: JSON Schema draft-07, and whether a change of a field is `material` to a gate. */
export function formAjv(options: { checksSchemas: boolean }): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    // Compiling the schema of schemas takes longer than compiling a form.
    meta: options.checksSchemas,
    validateSchema: options.checksSchemas,
  });
  addFormats(ajv);
  ajv.addKeyword({ keyword: 'material', schemaType: 'boolean' });
  return ajv;
}

let compiler: Ajv | undefined;

/** The validator of a schema whose texts may be translated; compiled once per schema object. */
export function compileSchema(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  compiler ??= formAjv({ checksSchemas: false });
  const plain = localize(schema, 'en');
  try {
    const validate = compiler.compile(plain);
    compiled.set(schema, validate);
    return validate;
  } finally {
    // It would otherwise keep every schema for ever, and take two with the same `$id` for one.
    compiler.removeSchema(plain);
  }
}
