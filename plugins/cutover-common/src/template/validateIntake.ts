import type { JsonObject } from '@backstage/types';
import { limitFaults } from '../deliverable/limitFaults';
import type { Fault } from '../errors';
import type { CutoverTemplateSpec } from './cutoverTemplate';
import { schemaFaults } from './schemaFaults';

/** What is wrong with the answers to the template's own intake form; paths begin with `intake`. */
export function validateIntake(
  spec: Pick<CutoverTemplateSpec, 'intake'>,
  intake: JsonObject,
): Fault[] {
  const beyond = limitFaults(intake);
  const faults =
    beyond.length > 0 ? beyond : schemaFaults(spec.intake.schema, intake);
  return faults.map(fault => ({ ...fault, path: ['intake', ...fault.path] }));
}
