import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createCutoverInputSchema } from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import {
  CutoversInMemory,
  plan,
  templateSpec,
} from '../__testUtils__/cutoversInMemory';
import { createActionFor } from './createActionFor';
import { createCutoverAction } from './createCutoverAction';
import { inCatalog } from './inCatalog';

const input = { template: 'technology-upgrade', ...plan };

const anEntity = {
  apiVersion: 'cutover/v1',
  kind: 'Cutover',
  metadata: { name: 'cutover-1' },
};

type Action = ReturnType<typeof createCutoverAction>;
type Context = Parameters<Action['handler']>[0];

async function run(
  cutovers: CutoversInMemory,
  given: Partial<ActionContext<Context['input']>> = {},
) {
  const context = createMockActionContext<Context['input']>({
    input,
    task: { id: 'task-1' },
    step: { id: 'create' },
    ...given,
  });
  // The mock context takes neither checkpoints nor dry runs.
  await createCutoverAction(cutovers).handler({ ...context, ...given });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

describe('cutover:create', () => {
  it('starts a cutover as the person who started the task, and tells where it is', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.templates.set('technology-upgrade', {
      hash: '1',
      spec: templateSpec(),
    });
    const output = await run(cutovers);
    expect(output).toMatchObject({
      cutoverId: 'id-1',
      name: 'cutover-1',
      entityRef: 'cutover:default/cutover-1',
      path: '/catalog/default/cutover/cutover-1',
      firstPhaseRef: 'cutoverphase:default/cutover-1.initiation',
      openCutover: 'Open the cutover',
    });
    expect(output.whatNow).toContain('begun with the phase **Initiation**');
    expect(output.whatNow).toContain('1. Requirements research: Sponsor (mei)');
    expect(cutovers.calls[0].input).toEqual(input);
  });

  it('ends when the catalog shows the cutover, so that the link leads to it', async () => {
    const answers = [undefined, new Error('The catalog is away'), undefined];
    const asked: string[] = [];
    const shown = inCatalog({
      async getEntityByRef(ref) {
        asked.push(String(ref));
        const answer = answers.shift();
        if (answer) throw answer;
        return asked.length > 3 ? anEntity : undefined;
      },
    });
    const context = createMockActionContext<Context['input']>({ input });
    await createCutoverAction(new CutoversInMemory(), shown).handler(context);
    expect(asked).toEqual(Array(4).fill('cutover:default/cutover-1'));
  });

  it('speaks Chinese to people who do', async () => {
    const output = await run(new CutoversInMemory(), {
      input: { ...input, language: 'zh-CN' },
    });
    expect(output.whatNowTitle).toBe('现在要做什么');
    expect(output.whatNow).toContain('启动阶段');
  });

  it('names the first phase as the catalog does where the name leaves no room for its id', async () => {
    const name = 'n'.repeat(60);
    const output = await run(new CutoversInMemory(), {
      input: { ...input, name },
    });
    expect(output.firstPhaseRef).toBe(`cutoverphase:default/${name}.1`);
  });

  it('starts one cutover however often the same step is run', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.answersToLose = 1;
    await expect(run(cutovers)).rejects.toThrow('The connection was cut');
    await run(cutovers);
    await run(cutovers);
    expect(cutovers.cutovers).toHaveLength(1);
  });

  it('starts one cutover for each round of a step that runs over a list', async () => {
    const cutovers = new CutoversInMemory();
    await run(cutovers);
    await run(cutovers, { input: { ...input, title: 'Another' } });
    expect(cutovers.cutovers).toHaveLength(2);
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
    expect(cutovers.calls).toHaveLength(1);
  });

  it('starts another cutover for another task', async () => {
    const cutovers = new CutoversInMemory();
    await run(cutovers);
    await run(cutovers, { task: { id: 'task-2' } });
    expect(cutovers.cutovers).toHaveLength(2);
  });

  it('writes nothing in a dry run, and answers all the same', async () => {
    const cutovers = new CutoversInMemory();
    const output = await run(cutovers, { isDryRun: true });
    expect(output.name).toBe('cutover-1');
    expect(cutovers.cutovers).toEqual([]);
    expect(cutovers.calls[0].options).toEqual({ dryRun: true });
  });

  it('names every fault of a refused plan with its place', async () => {
    const cutovers = new CutoversInMemory();
    const past = { ...input.window, start: '2020-01-01T00:00' };
    await expect(
      run(cutovers, { input: { ...input, window: past } }),
    ).rejects.toMatchObject({
      name: 'InputError',
      reason: 'input.invalid',
      message:
        'The cutover was not started, nothing was written:\n' +
        '- window.start: The window begins in the past\n' +
        '- team.sponsor: Nobody holds the role "sponsor"',
    });
    expect(cutovers.cutovers).toEqual([]);
  });

  it('takes what the API takes', () => {
    const { schema, examples = [] } = createCutoverAction(
      new CutoversInMemory(),
    );
    const { language: _, ...keys } = schema?.input?.properties ?? {};
    expect(Object.keys(keys).sort()).toEqual(
      Object.keys(createCutoverInputSchema.shape).sort(),
    );
    const [step] = parse(examples[0].example).steps;
    expect(createCutoverInputSchema.safeParse(step.input).success).toBe(true);
  });
});

describe('cutover:create:NAME', () => {
  const template = {
    ref: 'cutovertemplate:default/technology-upgrade',
    name: 'technology-upgrade',
    spec: templateSpec(),
  };

  it('asks for the intake form of its template, in English', () => {
    const action = createActionFor(new CutoversInMemory(), template);
    expect(action.id).toBe('cutover:create:technology-upgrade');
    expect(action.supportsDryRun).toBe(true);
    expect(action.schema?.input).toMatchObject({
      required: expect.arrayContaining(['title', 'targets', 'intake']),
      properties: {
        team: { properties: { sponsor: { title: 'Sponsor' } } },
        intake: {
          required: ['reason'],
          properties: {
            reason: {
              title: 'Reason',
              oneOf: [{ const: 'cost', title: 'Cost' }, { const: 'age' }],
            },
          },
        },
      },
    });
    expect(action.schema?.input?.properties).not.toHaveProperty('template');
  });

  it('starts a cutover by its template', async () => {
    const cutovers = new CutoversInMemory();
    const action = createActionFor(cutovers, template);
    await action.handler(createMockActionContext({ input: plan }));
    expect(cutovers.calls[0].input.template).toBe(template.ref);
  });
});
