import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { submitInputSchema } from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { CutoversInMemory } from '../__testUtils__/cutoversInMemory';
import { submitDeliverableAction } from './submitDeliverableAction';

const input = {
  cutover: 'ledger-database',
  deliverable: 'system-verification',
  data: { summary: 'All 214 cases passed' },
  note: 'Build 4711',
};

type Action = ReturnType<typeof submitDeliverableAction>;
type Context = Parameters<Action['handler']>[0];

async function run(
  cutovers: CutoversInMemory,
  given: Partial<ActionContext<Context['input']>> = {},
) {
  const task = { task: { id: 'task-1' }, step: { id: 'submit' }, ...given };
  const context = createMockActionContext<Context['input']>({ input, ...task });
  // The mock context takes neither steps, nor checkpoints, nor dry runs.
  await submitDeliverableAction(cutovers).handler({ ...context, ...task });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

describe('cutover:deliverable:submit', () => {
  it('hands in a document as the person who started the task, and tells which revision it is', async () => {
    const cutovers = new CutoversInMemory();
    const output = await run(cutovers, {
      input: { ...input, mode: 'merge' },
    });
    expect(output).toEqual({ revision: 1, hash: '1'.padStart(64, '0') });
    expect(cutovers.deliverables.calls).toEqual([
      {
        ref: { cutover: 'ledger-database', deliverable: 'system-verification' },
        input: { data: input.data, note: 'Build 4711', mode: 'merge' },
        options: {
          idempotencyKey: expect.stringContaining('scaffolder:task-1:submit:'),
        },
        by: expect.objectContaining({
          principal: expect.objectContaining({ type: 'user' }),
        }),
      },
    ]);
  });

  it('makes one revision however often the same step is run', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.deliverables.answersToLose = 1;
    await expect(run(cutovers)).rejects.toThrow('The connection was cut');
    expect(await run(cutovers)).toMatchObject({ revision: 1 });
    expect(await run(cutovers)).toMatchObject({ revision: 1 });
    expect(cutovers.deliverables.revisions).toHaveLength(1);
  });

  it('makes a revision for each round of a step, for each step and for each task', async () => {
    const cutovers = new CutoversInMemory();
    await run(cutovers);
    await run(cutovers, { input: { ...input, note: 'Build 4712' } });
    await run(cutovers, { step: { id: 'again' } });
    await run(cutovers, { task: { id: 'task-2' } });
    expect(cutovers.deliverables.revisions).toHaveLength(4);
  });

  it('answers from its checkpoint when a task is recovered', async () => {
    const cutovers = new CutoversInMemory();
    const kept = new Map<string, unknown>();
    const checkpoint: Context['checkpoint'] = async ({ key, fn }) => {
      if (!kept.has(key)) kept.set(key, await fn());
      return kept.get(key) as Awaited<ReturnType<typeof fn>>;
    };
    const first = await run(cutovers, { checkpoint });
    const second = await run(cutovers, { checkpoint });
    expect(second).toEqual(first);
    expect(cutovers.deliverables.calls).toHaveLength(1);
  });

  it('writes nothing in a dry run, and answers all the same', async () => {
    const cutovers = new CutoversInMemory();
    const output = await run(cutovers, { isDryRun: true });
    expect(output.revision).toBe(1);
    expect(cutovers.deliverables.revisions).toEqual([]);
    expect(cutovers.deliverables.calls[0].options).toEqual({ dryRun: true });
  });

  it('names every fault of refused data with its place', async () => {
    const cutovers = new CutoversInMemory();
    await expect(
      run(cutovers, { input: { ...input, data: {} } }),
    ).rejects.toMatchObject({
      name: 'InputError',
      reason: 'input.invalid',
      message:
        'The document was not handed in, nothing was written:\n' +
        '- summary: This is needed; fill it in',
    });
    expect(cutovers.deliverables.revisions).toEqual([]);
  });

  it('takes what the API takes', () => {
    const { schema, examples = [] } = submitDeliverableAction(
      new CutoversInMemory(),
    );
    expect(Object.keys(schema?.input?.properties ?? {}).sort()).toEqual(
      [
        'cutover',
        'deliverable',
        ...Object.keys(submitInputSchema.shape),
      ].sort(),
    );
    const [step] = parse(examples[1].example).steps;
    const { cutover: _, deliverable: __, ...body } = step.input;
    expect(submitInputSchema.safeParse(body).success).toBe(true);
  });
});
