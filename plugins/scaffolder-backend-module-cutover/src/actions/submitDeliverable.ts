import type {
  RevisionSummary,
  SubmitInput,
  SubmitOptions,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';

export type SubmitDeliverable = {
  /** Id or name. */
  cutover: string;
  deliverable: string;
  data: SubmitInput['data'] & object;
  note?: string;
  mode?: 'merge' | 'replace';
};

/** What of a revision is kept with the task: enough to answer again after a restart. */
export type Submitted = { revision: number; hash: string };

/**
 * Hands in a document for the person who started the task. Running the same step of the same task again, by retry or by
 * recovery, answers with the same revision: the checkpoint holds it, and where the process died before the checkpoint was
 * written, the idempotency key finds it.
 */
export async function submitDeliverable(
  service: CutoverService,
  task: Task,
  input: SubmitDeliverable,
): Promise<Submitted> {
  const credentials = await task.getInitiatorCredentials();
  const { deliverables } = service.as(credentials);
  const submit = async (options: SubmitOptions): Promise<Submitted> => {
    const { cutover, deliverable, ...rest } = input;
    try {
      const ref = { cutover, deliverable };
      return submittedOf(await deliverables.submit(ref, rest, options));
    } catch (error) {
      throw refusalOf(error, 'The document was not handed in');
    }
  };
  if (task.isDryRun) return submit({ dryRun: true });
  return task.checkpoint({
    key: `submit.${digestOf(input)}`,
    fn: () => submit({ idempotencyKey: keyOf(task, input) }),
  });
}

function submittedOf({ number, hash }: RevisionSummary): Submitted {
  return { revision: number, hash };
}
