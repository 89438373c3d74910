import type { z } from 'zod';
import { inputErrorOf, type Fault } from '../errors';
import { contentFaults, faultsOfIssues } from './inputFaults';

/**
 * A body of the shape that a schema asks for; what it holds that no input may hold is added to `faults`.
 *
 * @throws InputError at once where the shape is wrong: what refs and times mean can only be asked of the right shape
 */
export function shaped<S extends z.ZodType>(
  schema: S,
  body: unknown,
  faults: Fault[],
): z.output<S> {
  const content = contentFaults(body);
  if (content.some(fault => fault.reason === 'input.too-deep')) {
    throw inputErrorOf(content);
  }
  const parsed = schema.safeParse(body);
  faults.push(...content);
  if (parsed.success) return parsed.data;
  faults.push(...faultsOfIssues(body, parsed.error.issues));
  throw inputErrorOf(faults);
}
