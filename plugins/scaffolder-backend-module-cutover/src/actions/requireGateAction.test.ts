import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { CutoversInMemory } from '../__testUtils__/cutoversInMemory';
import type { GatesInMemory } from '../__testUtils__/gatesInMemory';
import { requireGateAction } from './requireGateAction';

const input = { cutover: 'ledger-database', gate: 'verification' };
const since = '2026-11-24T12:00:00.000Z';

const open = {
  status: 'open',
  open: true,
  ...{ round: 2, since },
  message: `verification of ledger-database is open: round 2 was approved at ${since} by user:default/mei`,
} as const;
const inEmergency = {
  ...open,
  emergency: true,
  message: `verification of ledger-database is open: user:default/mei opened it in an emergency at ${since}`,
};
const inReview = {
  status: 'in-review',
  ...{ round: 1, since },
  message: `verification of ledger-database is not open: round 1 is under review since ${since}, submitted by user:default/mei`,
} as const;

type Action = ReturnType<typeof requireGateAction>;
type Context = Parameters<Action['handler']>[0];

async function run(
  standing: GatesInMemory['standing'],
  given: Partial<ActionContext<Context['input']>> = {},
) {
  const cutovers = new CutoversInMemory();
  cutovers.gates.standing = standing;
  const task = { task: { id: 'task-1' }, step: { id: 'gate' }, ...given };
  const context = createMockActionContext<Context['input']>({ input, ...task });
  const log: string[] = [];
  const logger = Object.assign(Object.create(context.logger), {
    info: (words: string) => log.push(`info: ${words}`),
    warn: (words: string) => log.push(`warn: ${words}`),
  });
  // The mock context takes neither steps nor dry runs.
  await requireGateAction(cutovers).handler({ ...context, ...task, logger });
  const output = Object.fromEntries(jest.mocked(context.output).mock.calls);
  return { output, log, calls: cutovers.gates.calls };
}

describe('cutover:gate:require', () => {
  it('lets the task go on where the gate is open, and tells since when and by which round', async () => {
    const { calls, log, output } = await run(open);
    expect(output).toEqual({
      status: 'open',
      emergency: false,
      ...{ round: 2, since },
    });
    expect(log).toEqual([`info: ${open.message}`]);
    expect(calls).toEqual([
      {
        act: 'status',
        ref: input,
        by: expect.objectContaining({
          principal: expect.objectContaining({ type: 'user' }),
        }),
      },
    ]);
  });

  it.each<[string, GatesInMemory['standing'], string]>([
    ['was never submitted', {}, 'it was never submitted'],
    ['is under review', inReview, `under review since ${since}`],
  ])(
    'ends the task where the gate %s, and says so',
    async (_, standing, words) => {
      await expect(run(standing)).rejects.toMatchObject({
        name: 'ConflictError',
        reason: 'gate.not-open',
        message: expect.stringContaining(words),
      });
    },
  );

  it('asks anew each time, since a gate that was open may have lapsed', async () => {
    const kept = new Map<string, unknown>();
    const checkpoint: Context['checkpoint'] = async ({ key, fn }) => {
      if (!kept.has(key)) kept.set(key, await fn());
      return kept.get(key) as Awaited<ReturnType<typeof fn>>;
    };
    await run(open, { checkpoint });
    await expect(run(inReview, { checkpoint })).rejects.toThrow('under review');
  });

  it('takes a gate for open that an emergency opened, and warns in the log', async () => {
    const { log, output } = await run(inEmergency);
    expect(output).toMatchObject({ status: 'open', emergency: true });
    expect(log).toEqual([`warn: ${inEmergency.message}`]);
  });

  it('ends the task there where the step wants approvals', async () => {
    const strict = { input: { ...input, allowEmergency: false } };
    await expect(run(inEmergency, strict)).rejects.toMatchObject({
      reason: 'gate.not-open',
      message: `${inEmergency.message}. This step asks for approvals`,
    });
    expect((await run(open, strict)).output).toMatchObject({ status: 'open' });
  });

  it('says in a dry run what a run would end with, and goes on', async () => {
    const { log, output } = await run(inReview, { isDryRun: true });
    expect(output).toEqual({
      status: 'in-review',
      emergency: false,
      ...{ round: 1, since },
    });
    expect(log).toEqual([`warn: A run would end here: ${inReview.message}`]);
  });

  it.each([false, true])(
    'passes on in words that there is no such gate (dry run: %s)',
    async isDryRun => {
      const misspelt = { ...input, gate: 'verifcation' };
      await expect(
        run(open, { input: misspelt, isDryRun }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        reason: 'gate.unknown',
        message: 'Cutover ledger-database has no gate "verifcation"',
      });
    },
  );
});
