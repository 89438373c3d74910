import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  addCourseInputSchema,
  assignTrainingInputSchema,
} from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { CutoversInMemory } from '../__testUtils__/cutoversInMemory';
import { addCourseAction } from './addCourseAction';
import { assignTrainingAction } from './assignTrainingAction';

const course = {
  id: 'new-alerts',
  title: { en: 'The new alerts', 'zh-CN': '新告警说明' },
  content: ['operating-skill'],
  method: 'online',
  finishBefore: { phase: 'go-live' },
};
const onCall = 'group:default/on-call';
const mei = 'user:default/mei';

type Input = Record<string, unknown>;

async function run(
  action: ReturnType<typeof addCourseAction | typeof assignTrainingAction>,
  input: Input,
  given: Partial<ActionContext<never>> = {},
) {
  const task = { task: { id: 'task-1' }, step: { id: 'train' }, ...given };
  const context = createMockActionContext<never>({ input: input as never });
  // The mock context takes neither steps, nor checkpoints, nor dry runs.
  await action.handler({ ...context, ...task });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

const assign = (
  cutovers: CutoversInMemory,
  input: Input = { add: [onCall] },
  given?: Partial<ActionContext<never>>,
) =>
  run(
    assignTrainingAction(cutovers),
    { cutover: 'ledger-database', course: 'new-system', ...input },
    given,
  );

const add = (
  cutovers: CutoversInMemory,
  input: Input = { course, assigned: [onCall] },
  given?: Partial<ActionContext<never>>,
) =>
  run(
    addCourseAction(cutovers),
    { cutover: 'ledger-database', ...input },
    given,
  );

describe('cutover:training:assign', () => {
  it('assigns as the person who started the task, and tells who needs the course now', async () => {
    const cutovers = new CutoversInMemory();
    expect(await assign(cutovers)).toEqual({
      ...{ id: 'new-system', assigned: [onCall], due: '2099-03-01' },
      ...{ needed: 1, certified: 0 },
    });
    expect(cutovers.training.calls).toEqual([
      {
        act: 'assign',
        cutover: 'ledger-database',
        course: 'new-system',
        input: { add: [onCall] },
        options: {
          idempotencyKey: expect.stringContaining('scaffolder:task-1:train:'),
        },
        by: expect.objectContaining({
          principal: expect.objectContaining({ type: 'user' }),
        }),
      },
    ]);
  });

  it('changes nothing when a step is run again after somebody was taken off by hand', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.training.answersToLose = 1;
    await expect(assign(cutovers)).rejects.toThrow('The connection was cut');
    const byHand = { task: { id: 'task-2' } };
    await assign(cutovers, { add: [mei], remove: [onCall] }, byHand);
    await assign(cutovers);
    expect(cutovers.training.courses[0].assigned).toEqual([mei]);
  });

  it('answers from its checkpoint when a task is recovered', async () => {
    const cutovers = new CutoversInMemory();
    const kept = new Map<string, unknown>();
    const checkpoint: ActionContext<never>['checkpoint'] = async ({
      key,
      fn,
    }) => {
      if (!kept.has(key)) kept.set(key, await fn());
      return kept.get(key) as Awaited<ReturnType<typeof fn>>;
    };
    const first = await assign(cutovers, undefined, { checkpoint });
    expect(await assign(cutovers, undefined, { checkpoint })).toEqual(first);
    expect(cutovers.training.calls).toHaveLength(1);
  });

  it('writes nothing in a dry run, and says what it would be refused for', async () => {
    const cutovers = new CutoversInMemory();
    const dry = { isDryRun: true };
    expect(await assign(cutovers, undefined, dry)).toMatchObject({ needed: 1 });
    await expect(
      assign(cutovers, { add: ['group:default/nobody'] }, dry),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'Nobody was assigned or taken off, nothing was written:\n' +
        '- add[0]: The catalog knows no group:default/nobody',
    });
    expect(cutovers.training.courses[0].assigned).toEqual([]);
  });
});

describe('cutover:training:course:add', () => {
  it('adds one course however often the same step is run', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.training.answersToLose = 1;
    await expect(add(cutovers)).rejects.toThrow('The connection was cut');
    expect(await add(cutovers)).toEqual({
      ...{ id: 'new-alerts', assigned: [onCall], due: '2099-03-01' },
      ...{ needed: 1, certified: 0 },
    });
    expect(cutovers.training.courses.map(({ id }) => id)).toEqual([
      'new-system',
      'new-alerts',
    ]);
    expect(cutovers.training.calls.map(({ options }) => options)).toEqual(
      Array(2).fill({
        idempotencyKey: expect.stringContaining('scaffolder:task-1:train:'),
      }),
    );
  });

  it('writes nothing in a dry run, and says what it would be refused for', async () => {
    const cutovers = new CutoversInMemory();
    const dry = { isDryRun: true };
    expect(await add(cutovers, undefined, dry)).toMatchObject({
      id: 'new-alerts',
    });
    const late = { course: { ...course, finishBefore: { phase: 'winter' } } };
    await expect(add(cutovers, late, dry)).rejects.toMatchObject({
      name: 'InputError',
      message:
        'The course was not added, nothing was written:\n' +
        '- course.finishBefore.phase: There is no phase "winter"',
    });
    expect(cutovers.training.courses).toHaveLength(1);
  });
});

describe('both', () => {
  const cutovers = new CutoversInMemory();
  const actions = [
    [addCourseAction(cutovers), addCourseInputSchema, ['cutover']],
    [
      assignTrainingAction(cutovers),
      assignTrainingInputSchema,
      ['cutover', 'course'],
    ],
  ] as const;

  it('take what the API takes, in their examples too', () => {
    for (const [{ examples = [], schema }, api, named] of actions) {
      expect(Object.keys(schema?.input?.properties ?? {}).sort()).toEqual(
        [...named, ...Object.keys(api.shape)].sort(),
      );
      for (const { example } of examples) {
        const { input } = parse(example).steps[0];
        const body = Object.fromEntries(
          Object.entries(input).filter(
            ([key]) => !named.some(each => each === key),
          ),
        );
        expect(api.safeParse(body).error).toBeUndefined();
      }
    }
  });

  it('describe a course as a template does, but for its condition', () => {
    const { schema } = addCourseAction(cutovers);
    const described = schema?.input?.properties?.course;
    const { when: _, ...shape } = addCourseInputSchema.shape.course.shape;
    expect(described).toMatchObject({
      properties: Object.fromEntries(
        Object.keys(shape).map(key => [key, expect.anything()]),
      ),
      additionalProperties: false,
    });
    expect(described).not.toHaveProperty('properties.when');
  });
});
