import type {
  AddRiskInput,
  RehearsedOptions,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';

export type AddRiskTo = AddRiskInput & {
  /** Id or name. */
  cutover: string;
};

/** What of a risk is kept with the task: enough to answer again after a restart. */
export type TaskRisk = {
  id: string;
  number: number;
  status: string;
  /** As it is now; missing while it is not assessed. */
  priority?: string;
};

/**
 * Adds a risk for the person who started the task. Running the same step of the same task again answers with the same
 * risk: the checkpoint holds it, and where the process died before the checkpoint was written, the idempotency key
 * finds it.
 */
export async function addRisk(
  service: CutoverService,
  task: Task,
  input: AddRiskTo,
): Promise<TaskRisk> {
  const credentials = await task.getInitiatorCredentials();
  const { risks } = service.as(credentials);
  const add = async (options: RehearsedOptions): Promise<TaskRisk> => {
    const { cutover, ...rest } = input;
    try {
      return taskRiskOf(await risks.add(cutover, rest, options));
    } catch (error) {
      throw refusalOf(error, 'The risk was not added');
    }
  };
  if (task.isDryRun) return add({ dryRun: true });
  return task.checkpoint({
    key: `add-risk.${digestOf(input)}`,
    fn: () => add({ idempotencyKey: keyOf(task, input) }),
  });
}

export function taskRiskOf({ id, number, places, status }: RiskView): TaskRisk {
  const { priority } = places.current ?? {};
  return { id, number, status, ...(priority ? { priority } : {}) };
}
