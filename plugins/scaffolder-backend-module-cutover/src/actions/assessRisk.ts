import { NotFoundError } from '@backstage/errors';
import {
  because,
  type AssessRisk,
  type RehearsedOptions,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { taskRiskOf, type TaskRisk } from './addRisk';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';

export type AssessRiskOf = AssessRisk & {
  /** Id or name. */
  cutover: string;
  /** Number, such as R-3, or id. */
  risk: string;
};

/**
 * Assesses a risk, as it is by then, for the person who started the task. Running the same step of the same task again
 * makes no second assessment.
 */
export async function assessRisk(
  service: CutoverService,
  task: Task,
  input: AssessRiskOf,
): Promise<TaskRisk> {
  const credentials = await task.getInitiatorCredentials();
  const { risks } = service.as(credentials);
  const assess = async (options: RehearsedOptions): Promise<TaskRisk> => {
    const { cutover, risk: named, ...rest } = input;
    try {
      const { items } = await risks.register(cutover);
      const found = items.find(
        ({ id, number }) =>
          id === named || `r-${number}` === named.toLocaleLowerCase('en-US'),
      );
      if (!found) throw unknownRisk(cutover, named);
      const ref = { cutover, risk: found.id, version: found.version };
      return taskRiskOf(await risks.assess(ref, rest, options));
    } catch (error) {
      throw refusalOf(error, 'The risk was not assessed');
    }
  };
  if (task.isDryRun) return assess({ dryRun: true });
  return task.checkpoint({
    key: `assess-risk.${digestOf(input)}`,
    fn: () => assess({ idempotencyKey: keyOf(task, input) }),
  });
}

function unknownRisk(cutover: string, risk: string) {
  return because(
    new NotFoundError(
      `Cutover ${cutover} has no risk "${risk}"; name it by its number, such as R-1`,
    ),
    'risk.unknown',
  );
}
