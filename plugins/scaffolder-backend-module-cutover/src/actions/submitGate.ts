import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  because,
  type GateApi,
  type GateRef,
  type GateStatus,
  type GateView,
  type SubmitGateInput,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { allOf, refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';

export type SubmitGate = GateRef &
  Pick<SubmitGateInput, 'note' | 'approvers' | 'copies'>;

/** What of a submission is kept with the task: enough to answer again after a restart. */
export type SubmittedGate = {
  round: number;
  hash: string;
  status: GateStatus;
};

const NOT_DONE = 'The gate was not submitted';

/**
 * Submits a gate for the person who started the task. Running the same step of the same task again makes no second
 * round: the checkpoint holds the first one, and where the process died before the checkpoint was written, the
 * idempotency key finds it.
 */
export async function submitGate(
  service: CutoverService,
  task: Task,
  input: SubmitGate,
): Promise<SubmittedGate> {
  const credentials = await task.getInitiatorCredentials();
  const { gates } = service.as(credentials);
  const { cutover, gate, ...rest } = input;
  const ref = { cutover, gate };
  const inWords = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw refusalOf(error, NOT_DONE);
    }
  };
  if (task.isDryRun) return inWords(rehearsed(gates, ref, rest));
  return task.checkpoint({
    key: `submit-gate.${digestOf(input)}`,
    fn: async () => {
      const options = { idempotencyKey: keyOf(task, input) };
      return submittedOf(await inWords(gates.submit(ref, rest, options)));
    },
  });
}

function submittedOf({ id, rounds, status }: GateView): SubmittedGate {
  const round = rounds.at(-1);
  if (!round) throw new TypeError(`${id} has no round after its submission`);
  return { round: round.number, hash: round.hash, status };
}

/** What the submission would come to, or what it would be refused for. */
async function rehearsed(
  gates: GateApi,
  ref: GateRef,
  input: SubmitGateInput,
): Promise<SubmittedGate> {
  const { allowed, rounds } = await gates.get(ref);
  if (!allowed.submit.allowed) {
    const { message, reason } = allowed.submit;
    throw because(
      reason.startsWith('gate.')
        ? new ConflictError(message)
        : new NotAllowedError(message),
      reason,
    );
  }
  const { faults, hash, shortages } = await gates.rehearse(ref, input);
  if (faults.length) {
    throw because(new InputError(allOf(faults, NOT_DONE)), 'input.invalid', {
      faults,
    });
  }
  if (shortages.length) {
    throw because(
      new ConflictError(allOf(shortages, NOT_DONE)),
      'gate.nobody',
      { shortages },
    );
  }
  return { round: rounds.length + 1, hash, status: 'in-review' };
}
