import type { JsonObject } from '@backstage/types';
import { compileSchema } from './compileSchema';

/** Whether an item of a template applies to a cutover with these answers to the intake form. */
export function appliesWhen(
  when: JsonObject | boolean | undefined,
  intake: JsonObject,
): boolean {
  if (when === undefined || typeof when === 'boolean') return when ?? true;
  return compileSchema(when)(intake);
}
