import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  addRiskInputSchema,
  assessRiskInputSchema,
} from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { CutoversInMemory } from '../__testUtils__/cutoversInMemory';
import { addRiskAction } from './addRiskAction';
import { assessRiskAction } from './assessRiskAction';

const risk = {
  title: 'The library has a known weakness',
  category: 'technical',
  owner: 'user:default/mei',
  phase: 'implementation',
};
const assessment = {
  ratings: { current: { likelihood: 'high', impact: { goals: 'high' } } },
  reason: 'The scan says so',
};

type Input = Record<string, unknown>;

async function run(
  action: ReturnType<typeof addRiskAction | typeof assessRiskAction>,
  input: Input,
  given: Partial<ActionContext<never>> = {},
) {
  const task = { task: { id: 'task-1' }, step: { id: 'risk' }, ...given };
  const context = createMockActionContext<never>({ input: input as never });
  // The mock context takes neither steps, nor checkpoints, nor dry runs.
  await action.handler({ ...context, ...task });
  return Object.fromEntries(
    jest
      .mocked(context.output)
      .mock.calls.filter(([, value]) => value !== undefined),
  );
}

const add = (
  cutovers: CutoversInMemory,
  input: Input = risk,
  given?: Partial<ActionContext<never>>,
) =>
  run(addRiskAction(cutovers), { cutover: 'ledger-database', ...input }, given);

const assess = (
  cutovers: CutoversInMemory,
  input: Input = {},
  given?: Partial<ActionContext<never>>,
) =>
  run(
    assessRiskAction(cutovers),
    { cutover: 'ledger-database', risk: 'R-1', ...assessment, ...input },
    given,
  );

describe('cutover:risk:add', () => {
  it('adds a risk as the person who started the task, and tells its number', async () => {
    const cutovers = new CutoversInMemory();
    expect(await add(cutovers)).toEqual({
      id: expect.any(String),
      number: 1,
      status: 'identified',
    });
    expect(cutovers.risks.calls).toEqual([
      {
        act: 'add',
        cutover: 'ledger-database',
        input: risk,
        options: {
          idempotencyKey: expect.stringContaining('scaffolder:task-1:risk:'),
        },
        by: expect.objectContaining({
          principal: expect.objectContaining({ type: 'user' }),
        }),
      },
    ]);
  });

  it('adds one risk however often the same step is run, and another for another task', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.risks.answersToLose = 1;
    await expect(add(cutovers)).rejects.toThrow('The connection was cut');
    expect(await add(cutovers)).toMatchObject({ number: 1 });
    const other = await add(cutovers, risk, { task: { id: 'task-2' } });
    expect(other).toMatchObject({ number: 2 });
    expect(cutovers.risks.risks).toHaveLength(2);
  });

  it('writes nothing in a dry run, and says what it would be refused for', async () => {
    const cutovers = new CutoversInMemory();
    const dry = { isDryRun: true };
    expect(await add(cutovers, risk, dry)).toMatchObject({ number: 1 });
    await expect(
      add(cutovers, { ...risk, phase: 'winter' }, dry),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'The risk was not added, nothing was written:\n' +
        '- phase: The template has no phase "winter"',
    });
    expect(cutovers.risks.risks).toEqual([]);
  });
});

describe('cutover:risk:assess', () => {
  it('assesses the risk of that number at its present version, and tells the priority', async () => {
    const cutovers = new CutoversInMemory();
    await add(cutovers);
    expect(await assess(cutovers)).toMatchObject({
      ...{ number: 1, status: 'assessed', priority: 'high' },
    });
    expect(cutovers.risks.calls.at(-1)).toMatchObject({
      ref: { version: 1, risk: cutovers.risks.risks[0].id },
      input: assessment,
    });
  });

  it('assesses once however often the same step is run', async () => {
    const cutovers = new CutoversInMemory();
    await add(cutovers);
    cutovers.risks.answersToLose = 1;
    await expect(assess(cutovers)).rejects.toThrow('The connection was cut');
    await assess(cutovers);
    expect(cutovers.risks.risks[0].assessments).toBe(1);
  });

  it('answers from its checkpoint when a task is recovered', async () => {
    const cutovers = new CutoversInMemory();
    await add(cutovers);
    const kept = new Map<string, unknown>();
    const checkpoint: ActionContext<never>['checkpoint'] = async ({
      key,
      fn,
    }) => {
      if (!kept.has(key)) kept.set(key, await fn());
      return kept.get(key) as Awaited<ReturnType<typeof fn>>;
    };
    const first = await assess(cutovers, {}, { checkpoint });
    expect(await assess(cutovers, {}, { checkpoint })).toEqual(first);
    expect(cutovers.risks.calls).toHaveLength(2);
  });

  it('writes nothing in a dry run', async () => {
    const cutovers = new CutoversInMemory();
    await add(cutovers);
    const output = await assess(cutovers, {}, { isDryRun: true });
    expect(output).toMatchObject({ priority: 'high' });
    expect(cutovers.risks.risks[0].assessments).toBe(0);
  });

  it('says that there is no such risk', async () => {
    await expect(
      assess(new CutoversInMemory(), { risk: 'R-7' }),
    ).rejects.toMatchObject({ name: 'NotFoundError', reason: 'risk.unknown' });
  });
});

it('both take what the API takes, in their examples too', () => {
  const cutovers = new CutoversInMemory();
  for (const [{ examples = [], schema }, api, named] of [
    [addRiskAction(cutovers), addRiskInputSchema, ['cutover']],
    [assessRiskAction(cutovers), assessRiskInputSchema, ['cutover', 'risk']],
  ] as const) {
    expect(Object.keys(schema?.input?.properties ?? {}).sort()).toEqual(
      [...named, ...Object.keys(api.shape)].sort(),
    );
    for (const { example } of examples) {
      const { cutover: _, risk: __, ...body } = parse(example).steps[0].input;
      expect(api.safeParse(body).error).toBeUndefined();
    }
  }
});
