import { ConflictError } from '@backstage/errors';
import {
  because,
  type GateRef,
  type GateStatusAnswer,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { refusalOf } from './refusalOf';
import type { Task } from './task';

export type RequireGate = GateRef & {
  /** Whether a gate counts that an emergency opened and no round has approved since; it does, without this. */
  allowEmergency?: boolean;
};

/** How a gate stands, and what keeps the task from going on. */
export type RequiredGate = { standing: GateStatusAnswer; missing?: string };

/** Asks anew each time the step runs: what was open yesterday may have lapsed since. */
export async function requireGate(
  service: CutoverService,
  task: Pick<Task, 'getInitiatorCredentials'>,
  { allowEmergency = true, ...ref }: RequireGate,
): Promise<RequiredGate> {
  const credentials = await task.getInitiatorCredentials();
  try {
    const { gates } = service.as(credentials);
    const standing = await gates.status(ref);
    return { standing, ...missingIn(standing, allowEmergency) };
  } catch (error) {
    throw refusalOf(error, 'The gate was not found');
  }
}

export function notOpen(
  { cutover, gate, status }: GateStatusAnswer,
  why: string,
) {
  return because(new ConflictError(why), 'gate.not-open', {
    ...{ cutover, gate, status },
  });
}

function missingIn(
  { emergency, message, open }: GateStatusAnswer,
  allowEmergency: boolean,
) {
  if (!open) return { missing: message };
  return emergency && !allowEmergency
    ? { missing: `${message}. This step asks for approvals` }
    : {};
}
