import type { JsonObject } from '@backstage/types';
import { appliesWhen } from '../template';
import { isObject, schemaNodes } from '../template/validate/schemaTree';
import { fitForm, type FittedForm, type Form } from './fitForm';

type When = JsonObject | boolean;

const whens = new WeakMap<JsonObject, Map<JsonObject, When>>();
const fitted = new WeakMap<Form, Map<string, FittedForm>>();

/**
 * A form of a template as it is for a cutover with these answers to the intake form: without the fields whose `when` does
 * not hold, and with the id in every row of its tables (`ROW_ID`, hidden). One object for each set of conditions that
 * hold, so that validators are compiled once.
 */
export function applicableForm(form: Form, intake: JsonObject): FittedForm {
  const conditions = whensIn(form.schema);
  const failing = new Set<unknown>();
  let key = '';
  for (const [field, when] of conditions) {
    const holds = appliesWhen(when, intake);
    if (!holds) failing.add(field);
    key += holds ? '1' : '0';
  }
  const known = fitted.get(form) ?? new Map<string, FittedForm>();
  fitted.set(form, known);
  const found = known.get(key);
  if (found) return found;
  const result = fitForm(form, {
    takesOut: field => failing.has(field),
    keepsNames: true,
    addsRowIds: true,
  });
  known.set(key, result);
  return result;
}

/** The fields that do not always apply, each with its condition. */
function whensIn(schema: JsonObject): Map<JsonObject, When> {
  const known = whens.get(schema);
  if (known) return known;
  const found = new Map<JsonObject, When>();
  for (const { schema: field } of schemaNodes(schema)) {
    const { when } = field;
    if (isObject(when) || typeof when === 'boolean') found.set(field, when);
  }
  whens.set(schema, found);
  return found;
}
