import type { JsonObject } from '@backstage/types';
import { compileSchema } from './compileSchema';
import { whyNeverHolds } from './neverHolds';

/** Whether an item of a template applies to a cutover with these answers to the intake form. */
export function appliesWhen(
  when: JsonObject | boolean | undefined,
  intake: JsonObject,
): boolean {
  if (when === undefined || typeof when === 'boolean') return when ?? true;
  return compileSchema(when)(intake);
}

/** Whether no answers that the intake form allows can make the condition hold; false where nobody can tell. */
export function canNeverHold(
  when: JsonObject | boolean | undefined,
  intakeSchema: JsonObject,
): boolean {
  if (when === undefined || typeof when === 'boolean') return when === false;
  return whyNeverHolds(when, intakeSchema) !== undefined;
}
