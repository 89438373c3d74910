import { toErrorList, type RJSFSchema, type ValidatorType } from '@rjsf/utils';
import type { JsonObject } from '@backstage/types';
import { appliesWhen } from '@backstage-cutover/plugin-cutover-common';

/** More parts than the conditions and choices of any form have. */
const MOST = 500;

const known = new Map<string, JsonObject>();

/** The library makes its conditions anew at every turn; compiled is only what was never seen. */
function sameAlways(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  const found = known.get(text);
  if (found) return found;
  if (known.size >= MOST) known.clear();
  known.set(text, schema);
  return schema;
}

/**
 * Decides for the form library which parts of a form apply, by the compiled rules of the domain. It finds no faults: those
 * come from `dataFaults`, as on the server, in the reader's language.
 */
export const formValidator: ValidatorType = {
  isValid(schema, formData, rootSchema: RJSFSchema) {
    if (typeof schema !== 'object') return Boolean(schema);
    const { definitions, $defs } = rootSchema;
    const needsRoot = JSON.stringify(schema).includes('"$ref"');
    return appliesWhen(
      sameAlways({
        ...schema,
        ...(needsRoot && definitions ? { definitions } : {}),
        ...(needsRoot && $defs ? { $defs } : {}),
      } as JsonObject),
      formData,
    );
  },
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({}),
  toErrorList,
};
