import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { compileSchema } from './compileSchema';
import type { CutoverTemplateSpec } from './cutoverTemplate';

/** What is wrong with the answers to the template's own intake form; paths begin with `intake`. */
export function validateIntake(
  spec: CutoverTemplateSpec,
  intake: JsonObject,
): Fault[] {
  const validate = compileSchema(spec.intake.schema);
  if (validate(intake)) return [];
  return (validate.errors ?? []).map(error => {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'))
      .map(key => (/^\d+$/.test(key) ? Number(key) : key));
    const missing: unknown = error.params.missingProperty;
    return {
      path: [
        'intake',
        ...path,
        ...(typeof missing === 'string' ? [missing] : []),
      ],
      reason: `schema.${error.keyword}`,
      message: error.message ?? 'does not fit the form',
    };
  });
}
