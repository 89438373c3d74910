import type { JsonObject } from '@backstage/types';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { localize } from './text';

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/** The validator of a schema whose texts may be translated; compiled once per schema object. */
export function compileSchema(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
  });
  addFormats(ajv);
  const validate = ajv.compile(localize(schema, 'en'));
  compiled.set(schema, validate);
  return validate;
}
