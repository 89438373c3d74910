import type { JsonObject } from '@backstage/types';
import type { ErrorObject } from 'ajv';
import type { Fault } from '../errors';
import { compileSchema } from './compileSchema';
import type { CutoverTemplateSpec } from './cutoverTemplate';
import { unaskedAnswers } from './unaskedAnswers';

const NOT_ASKED = 'The form does not ask for this; leave it out';

/** What is wrong with the answers to the template's own intake form; paths begin with `intake`. */
export function validateIntake(
  spec: Pick<CutoverTemplateSpec, 'intake'>,
  intake: JsonObject,
): Fault[] {
  const { schema } = spec.intake;
  const unasked = unaskedAnswers(schema, intake, schema, ['intake']).map(
    path => ({
      path,
      reason: 'schema.additionalProperties',
      message: NOT_ASKED,
    }),
  );
  const validate = compileSchema(schema);
  if (validate(intake)) return unasked;
  const errors = validate.errors ?? [];
  const wrong = errors
    .filter(error => !errors.some(other => isBranchOf(error, other)))
    .map(error => ({
      path: ['intake', ...pathOf(error, intake)],
      reason: `schema.${error.keyword}`,
      message: messageOf(error),
    }));
  return [...wrong, ...unasked];
}

/** Of an answer that is none of the choices it is enough to say so once, not that it is not the first, the second ... */
function isBranchOf(error: ErrorObject, other: ErrorObject): boolean {
  return (
    (other.keyword === 'oneOf' || other.keyword === 'anyOf') &&
    error.schemaPath.startsWith(`${other.schemaPath}/`)
  );
}

function pathOf(error: ErrorObject, intake: JsonObject): Fault['path'] {
  let value: unknown = intake;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(step => {
      const key = Array.isArray(value) ? Number(step) : step;
      value =
        typeof value === 'object' && value !== null
          ? Reflect.get(value, key)
          : undefined;
      return key;
    });
  const missing: unknown = error.params.missingProperty;
  const extra: unknown = error.params.additionalProperty;
  const named = missing ?? extra;
  return typeof named === 'string' ? [...path, named] : path;
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'This is needed; fill it in';
    case 'additionalProperties':
      return NOT_ASKED;
    case 'oneOf':
    case 'enum':
    case 'const':
      return 'This is none of the choices; pick one of them';
    default:
      return `This ${error.message ?? 'does not fit the form'}`;
  }
}
