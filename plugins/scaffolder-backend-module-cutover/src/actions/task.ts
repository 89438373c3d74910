import { createHash } from 'node:crypto';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';

/** What an action needs to know of the task that runs it. */
export type Task = Pick<
  ActionContext<JsonObject, JsonObject>,
  'task' | 'step' | 'isDryRun' | 'checkpoint' | 'getInitiatorCredentials'
>;

/**
 * By which the API knows a step again that is repeated. One that runs once `each` has one task and step id for all its
 * rounds; what tells them apart is the input.
 */
export function keyOf({ task, step }: Task, input: unknown): string {
  return `scaffolder:${task.id}:${step?.id ?? 'step'}:${digestOf(input)}`;
}

export function digestOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(input))
    .digest('hex')
    .slice(0, 32);
}
