import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { submitGateInputSchema } from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { CutoversInMemory } from '../__testUtils__/cutoversInMemory';
import { submitGateAction } from './submitGateAction';

const input = {
  cutover: 'ledger-database',
  gate: 'verification',
  note: 'All 214 cases passed',
};
const hashOf = (round: number) => String(round).padStart(64, '0');

type Action = ReturnType<typeof submitGateAction>;
type Context = Parameters<Action['handler']>[0];

async function run(
  cutovers: CutoversInMemory,
  given: Partial<ActionContext<Context['input']>> = {},
) {
  const task = { task: { id: 'task-1' }, step: { id: 'submit' }, ...given };
  const context = createMockActionContext<Context['input']>({ input, ...task });
  // The mock context takes neither steps, nor checkpoints, nor dry runs.
  await submitGateAction(cutovers).handler({ ...context, ...task });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

describe('cutover:gate:submit', () => {
  it('submits a gate as the person who started the task, and tells which round it is', async () => {
    const cutovers = new CutoversInMemory();
    const approvers = { departments: ['user:default/tom'] };
    const copies = ['user:default/lin'];
    const output = await run(cutovers, {
      input: { ...input, approvers, copies },
    });
    expect(output).toEqual({ round: 1, hash: hashOf(1), status: 'in-review' });
    expect(cutovers.gates.calls).toEqual([
      {
        act: 'submit',
        ref: { cutover: 'ledger-database', gate: 'verification' },
        input: { note: input.note, approvers, copies },
        options: {
          idempotencyKey: expect.stringContaining('scaffolder:task-1:submit:'),
        },
        by: expect.objectContaining({
          principal: expect.objectContaining({ type: 'user' }),
        }),
      },
    ]);
  });

  it('makes one round however often the same step is run', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.gates.answersToLose = 1;
    await expect(run(cutovers)).rejects.toThrow('The connection was cut');
    expect(await run(cutovers)).toMatchObject({ round: 1 });
    expect(await run(cutovers)).toMatchObject({ round: 1 });
    expect(cutovers.gates.rounds).toHaveLength(1);
  });

  it('submits again for another task, and passes on in words that the gate is under review', async () => {
    const cutovers = new CutoversInMemory();
    await run(cutovers);
    await expect(
      run(cutovers, { task: { id: 'task-2' } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      reason: 'gate.in-review',
      message:
        'verification is under review already; withdraw that round first',
    });
    expect(cutovers.gates.calls).toHaveLength(2);
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
    expect(cutovers.gates.calls).toHaveLength(1);
  });

  it('writes nothing in a dry run, and answers all the same', async () => {
    const cutovers = new CutoversInMemory();
    const output = await run(cutovers, { isDryRun: true });
    expect(output).toEqual({ round: 1, hash: hashOf(1), status: 'in-review' });
    expect(cutovers.gates.rounds).toEqual([]);
    expect(cutovers.gates.calls.map(({ act }) => act)).toEqual(['rehearse']);
  });

  it('says in a dry run who is missing, of every rule', async () => {
    const cutovers = new CutoversInMemory();
    const shortage = { needed: 1, found: 0, barred: [] };
    cutovers.gates.wrong = {
      shortages: [
        {
          ...shortage,
          rule: 'a',
          message: 'Nobody who holds legal may decide',
        },
        { ...shortage, rule: 'b', message: 'Nobody who holds hr may decide' },
      ],
    };
    await expect(run(cutovers, { isDryRun: true })).rejects.toMatchObject({
      name: 'ConflictError',
      reason: 'gate.nobody',
      message:
        'The gate was not submitted, nothing was written:\n' +
        '- Nobody who holds legal may decide\n' +
        '- Nobody who holds hr may decide',
    });
  });

  it('names in a dry run every fault of whom the submitter chose, with its place', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.gates.wrong = {
      faults: [
        {
          path: ['approvers', 'departments', 0],
          reason: 'gate.pick-not-eligible',
          message: 'user:default/eve cannot decide here',
        },
      ],
    };
    await expect(run(cutovers, { isDryRun: true })).rejects.toMatchObject({
      name: 'InputError',
      message:
        'The gate was not submitted, nothing was written:\n' +
        '- approvers.departments[0]: user:default/eve cannot decide here',
    });
  });

  it.each([
    ['actor.role-missing', 'NotAllowedError'],
    ['gate.open', 'ConflictError'],
  ])(
    'says in a dry run what keeps the person from submitting (%s)',
    async (reason, name) => {
      const cutovers = new CutoversInMemory();
      const message = 'This is why';
      cutovers.gates.maySubmit = { allowed: false, reason, message };
      await expect(run(cutovers, { isDryRun: true })).rejects.toMatchObject({
        ...{ name, reason, message },
      });
    },
  );

  it('takes what the API takes, but for what only a resubmission needs', () => {
    const { schema, examples = [] } = submitGateAction(new CutoversInMemory());
    const { offered, straight, ...rest } = submitGateInputSchema.shape;
    expect(Object.keys(schema?.input?.properties ?? {}).sort()).toEqual(
      ['cutover', 'gate', ...Object.keys(rest)].sort(),
    );
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      const { cutover: _, gate: __, ...body } = step.input;
      expect(submitGateInputSchema.safeParse(body).success).toBe(true);
    }
  });
});
