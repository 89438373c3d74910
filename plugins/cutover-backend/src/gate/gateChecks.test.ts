import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  cutoverTemplateSpecSchema,
  TEMPLATE_HASH_ANNOTATION,
  type CheckVerdict,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import {
  cutoverGateChecksExtensionPoint,
  type GateCheck,
  type GateCheckAnswer,
} from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';
import { aPortal } from '../__testUtils__/aPortal';
import {
  alice,
  aTemplate,
  bob,
  carol,
  company,
  entity,
} from '../__testUtils__/company';
import { sha256 } from '../audit/sha256';
import { GateChecks } from './GateChecks';
import { checkMilliseconds, keptMilliseconds } from './gateServices';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

const LIMIT_MS = 300;

/** Of what holds for all cutovers but those that are quick. */
const unlessQuick = {
  when: { properties: { reason: { not: { const: 'quick' } } } },
};

/** The coordinator submits the gate of the initiation, the sponsor approves; its checks come from elsewhere. */
const template = cutoverTemplateSpecSchema.parse({
  ...aTemplate,
  type: 'checked-change',
  phases: aTemplate.phases.map(phase =>
    phase.id === 'initiation'
      ? {
          ...phase,
          gate: {
            id: 'approval',
            title: { en: 'Approval', 'zh-CN': '审批' },
            rules: [{ id: 'leader', type: 'all', roles: ['sponsor'] }],
            checks: [
              { check: 'pipeline.is-green', params: { branch: 'main' } },
              { check: 'pipeline.is-fast' },
              { check: 'pipeline.throws', ...unlessQuick },
              { check: 'pipeline.hangs', ...unlessQuick },
              { check: 'pipeline.mumbles', ...unlessQuick },
              { check: 'nobody.provides', ...unlessQuick },
            ],
          },
        }
      : phase,
  ),
});

const entities = [
  ...company,
  {
    ...entity('CutoverTemplate', 'checked-change'),
    apiVersion: 'cutover/v1',
    metadata: {
      name: 'checked-change',
      namespace: 'default',
      annotations: {
        [TEMPLATE_HASH_ANNOTATION]: sha256(JSON.stringify(template)),
      },
    },
  },
];

/** What a module of the platform team adds: each check answers as its name says. */
function pipelineModule() {
  const seen: { branches: unknown[]; aborted: boolean; fast: boolean } = {
    branches: [],
    aborted: false,
    fast: false,
  };
  const check = (name: string, evaluate: GateCheck['evaluate']): GateCheck => ({
    id: `pipeline.${name}`,
    title: { en: `The pipeline ${name}`, 'zh-CN': `流水线：${name}` },
    evaluate,
  });
  const module = createBackendModule({
    pluginId: 'cutover',
    moduleId: 'pipeline-checks',
    register(env) {
      env.registerInit({
        deps: { checks: cutoverGateChecksExtensionPoint },
        async init({ checks }) {
          checks.addCheck(
            check('is-green', async ({ cutover, params, phase }) => {
              seen.branches.push(params.branch);
              // Whatever a check does to what it is given stays with it.
              cutover.targets.length = 0;
              params.branch = 'broken';
              return {
                passed: true,
                explanation: { en: 'Build 4711 is green', 'zh-CN': '构建成功' },
                facts: { build: 4711, phase },
              };
            }),
            check('is-fast', async ({ cutover }) => ({
              passed: seen.fast,
              explanation: `It takes an hour for ${cutover.targets.length} targets`,
            })),
          );
          checks.addCheck(
            check('throws', async () => {
              throw new Error('The pipeline answers with 503');
            }),
            check('hangs', async ({ signal }) => {
              signal.addEventListener('abort', () => {
                seen.aborted = true;
              });
              return new Promise<GateCheckAnswer>(() => {});
            }),
            check('mumbles', async () => ({ passed: true } as GateCheckAnswer)),
          );
        },
      });
    },
  });
  return { module, seen };
}

describe('Checks that a module adds', () => {
  const { module, seen } = pipelineModule();
  let portal: Awaited<ReturnType<typeof aPortal>>;
  let cutover: Cutover;

  beforeAll(async () => {
    portal = await aPortal({
      knex: await databases.init('SQLITE_3'),
      config: { cutover: { gates: { checkSeconds: LIMIT_MS / 1000 } } },
      modules: [module],
      entities,
    });
    await portal.service
      .post('/templates', {
        ref: 'cutovertemplate:default/checked-change',
        spec: template,
      })
      .expect(200);
    cutover = await portal.started({ template: 'checked-change' });
  });

  const gateOf = ({ id }: Cutover) => `/cutovers/${id}/gates/approval`;
  const verdictsOf = (verdicts: CheckVerdict[]) =>
    verdicts.map(({ check, outcome }) => [check, outcome]);

  const outcomes = [
    ['pipeline.is-green', 'passed'],
    ['pipeline.is-fast', 'failed'],
    ['pipeline.throws', 'unknown'],
    ['pipeline.hangs', 'unknown'],
    ['pipeline.mumbles', 'unknown'],
    ['nobody.provides', 'unknown'],
  ];

  it('are shown as passed, failed or unknown, each in a sentence with its facts, and those that hang keep nobody waiting', async () => {
    const before = Date.now();
    const { body } = await portal
      .as(bob)
      .get(`${gateOf(cutover)}/checks`)
      .expect(200);
    expect(Date.now() - before).toBeLessThan(LIMIT_MS + 5_000);
    expect(verdictsOf(body.items)).toEqual(outcomes);
    const [green, fast, throwing, hanging, mumbling, nobody] = body.items;
    expect(green).toEqual({
      check: 'pipeline.is-green',
      title: { en: 'The pipeline is-green', 'zh-CN': '流水线：is-green' },
      outcome: 'passed',
      explanation: { en: 'Build 4711 is green', 'zh-CN': '构建成功' },
      facts: { build: 4711, phase: 'initiation' },
      at: expect.any(String),
    });
    expect(fast.explanation).toBe('It takes an hour for 2 targets');
    expect(throwing.explanation.en).toBe(
      'Unknown, because the check could not answer: The pipeline answers with 503',
    );
    expect(hanging.explanation.en).toBe(
      'Unknown, because the check could not answer: no answer within 0.3 seconds',
    );
    expect(mumbling.explanation.en).toContain('its answer cannot be read');
    expect(nobody.explanation.en).toContain('nobody provides this check');
  });

  it('see the params of the template, and are told when their time is over', async () => {
    await portal
      .as(bob)
      .get(`${gateOf(cutover)}/checks`)
      .expect(200);
    expect(new Set(seen.branches)).toEqual(new Set(['main']));
    expect(seen.aborted).toBe(true);
  });

  it('do not break the page of the gate, nor its submission, with which they are kept', async () => {
    await portal.as(bob).get(gateOf(cutover)).expect(200);
    const { body } = await portal
      .as(carol)
      .post(`${gateOf(cutover)}/rounds`, {})
      .expect(201);
    expect(verdictsOf(body.rounds[0].checks)).toEqual(outcomes);
  });

  it('hold the gate closed while one of them fails or is unknown, and the decision says which', async () => {
    const page = await portal.as(alice).get(gateOf(cutover)).expect(200);
    const [round] = page.body.rounds;
    const { body } = await portal
      .as(alice)
      .post(`${gateOf(cutover)}/decisions`, {
        hash: round.hash,
        decisions: [{ seat: round.seats[0].id, verdict: 'approve' }],
      })
      .expect(409);
    expect(body.error.reason).toBe('gate.checks-fail');
    expect(verdictsOf(body.error.checks)).toEqual(outcomes.slice(1));
    const { body: status } = await portal.service
      .get(`${gateOf(cutover)}/status`)
      .expect(200);
    expect(status).toMatchObject({ open: false, status: 'in-review' });
  });

  it('are asked anew by the decision that would open the gate: what passed at the submission may block it, what is mended lets it open', async () => {
    const quick = await portal.started({
      template: 'checked-change',
      intake: { reason: 'quick' },
    });
    seen.fast = true;
    const { body: submitted } = await portal
      .as(carol)
      .post(`${gateOf(quick)}/rounds`, {})
      .expect(201);
    const [round] = submitted.rounds;
    expect(verdictsOf(round.checks)).toEqual([
      ['pipeline.is-green', 'passed'],
      ['pipeline.is-fast', 'passed'],
    ]);
    const approve = () =>
      portal.as(alice).post(`${gateOf(quick)}/decisions`, {
        hash: round.hash,
        decisions: [{ seat: round.seats[0].id, verdict: 'approve' }],
      });

    seen.fast = false;
    const { body: refused } = await approve().expect(409);
    expect(verdictsOf(refused.error.checks)).toEqual([
      ['pipeline.is-fast', 'failed'],
    ]);

    seen.fast = true;
    const { body: opened } = await approve().expect(201);
    expect(opened.status).toBe('open');
    expect(verdictsOf(opened.rounds[0].lastChecks)).toEqual(
      verdictsOf(round.checks),
    );
    const { body: after } = await portal.as(bob).get(`/cutovers/${quick.id}`);
    expect(after.phase).toBe('implementation');
  });
});

describe('What a check answers', () => {
  /** The verdict on one check of a gate. */
  async function verdict(
    evaluate: () => unknown,
    more: { when?: boolean } = {},
  ): Promise<CheckVerdict | undefined> {
    const id = 'acme.odd';
    const checks = checksWith([
      { id, title: id, evaluate: evaluate as GateCheck['evaluate'] },
    ]);
    const [found] = await checks.ask(
      {} as Knex,
      { cutover: { intake: {} } as Cutover, spec: aTemplate },
      { id: 'approval', checks: [{ check: id, ...more }] } as never,
      'initiation',
    );
    return found;
  }

  function checksWith(added: GateCheck[]) {
    return new GateChecks({
      ...{ checks: [], added, milliseconds: 1_000, keptMilliseconds: 1_000 },
      clock: () => new Date(),
      logger: mockServices.logger.mock(),
    });
  }

  const endless: Record<string, unknown> = {};
  endless.itself = endless;
  const explanation = 'So it is';

  it.each<[string, () => unknown]>([
    ['nothing', async () => undefined],
    ['no promise', () => 7],
    ['no explanation', async () => ({ passed: true })],
    ['an empty explanation', async () => ({ passed: true, explanation: '' })],
    [
      'an explanation without English',
      async () => ({ passed: true, explanation: { de: 'So ist es' } }),
    ],
    ['yes', async () => ({ passed: 'yes', explanation })],
    [
      'facts that end nowhere',
      async () => ({ passed: true, explanation, facts: endless }),
    ],
    [
      'facts that fill the database',
      async () => ({ passed: true, explanation, facts: 'x'.repeat(300_000) }),
    ],
    [
      'with something thrown at once',
      () => {
        throw Object.create(null);
      },
    ],
    ['with a rejection of nothing', () => Promise.reject()],
  ])('is unknown, in words, where it answers %s', async (_, evaluate) => {
    expect(await verdict(evaluate)).toEqual({
      ...{ check: 'acme.odd', title: 'acme.odd', facts: null },
      at: expect.any(String),
      outcome: 'unknown',
      explanation: {
        en: expect.stringMatching(/^Unknown, because .{10,}/),
        'zh-CN': expect.stringMatching(/^未知：/),
      },
    });
  });

  it('is not asked for where the template says that it does not apply', async () => {
    const evaluate = jest.fn();
    expect(await verdict(evaluate, { when: false })).toBeUndefined();
    expect(evaluate).not.toHaveBeenCalled();
  });

  it('is looked at again without asking who answered lately, but for our own checks and where something is decided', async () => {
    const answers = { outside: 0, inside: 0 };
    const check = (id: 'outside' | 'inside') => ({
      ...{ id, title: id },
      evaluate: async () => {
        answers[id] += 1;
        return { passed: true, explanation };
      },
    });
    const checks = new GateChecks({
      ...{ checks: [check('inside')], added: [check('outside')] },
      ...{ milliseconds: 1_000, keptMilliseconds: 1_000 },
      clock: () => new Date(0),
      logger: mockServices.logger.mock(),
    });
    const call = (how: 'look' | 'ask', version = 1) =>
      checks[how](
        {} as Knex,
        {
          cutover: { id: 'c', version, intake: {} } as Cutover,
          spec: aTemplate,
        },
        {
          id: 'approval',
          checks: [{ check: 'inside' }, { check: 'outside' }],
        } as never,
        'initiation',
      );
    await call('look');
    await call('look');
    expect(answers).toEqual({ inside: 2, outside: 1 });
    await call('ask');
    expect(answers).toEqual({ inside: 3, outside: 2 });
    // The plan may matter to a check.
    await call('look', 2);
    expect(answers).toEqual({ inside: 4, outside: 3 });
  });

  it('comes from one check: a second one of the same id keeps the backend from starting', () => {
    const check: GateCheck = {
      id: 'acme.odd',
      title: 'Odd',
      evaluate: async () => ({ passed: true, explanation }),
    };
    expect(() => checksWith([check, { ...check }])).toThrow(
      'There are two gate checks of the id acme.odd',
    );
  });
});

describe('cutover.gates.checkSeconds', () => {
  const millisecondsOf = (checkSeconds?: number) =>
    checkMilliseconds(
      new ConfigReader({ cutover: { gates: { checkSeconds } } }),
    );

  it('is 5 without a configuration, and any number above 0 up to 60', () => {
    expect(millisecondsOf()).toBe(5_000);
    expect(millisecondsOf(0.5)).toBe(500);
    expect(millisecondsOf(60)).toBe(60_000);
  });

  it.each([0, -1, 60.5])(
    'is not %s: the backend says so and does not start',
    seconds => {
      expect(() => millisecondsOf(seconds)).toThrow(
        `cutover.gates.checkSeconds is ${seconds}; choose more than 0 and at most 60 seconds`,
      );
    },
  );
});

describe('cutover.gates.checksKeptSeconds', () => {
  const millisecondsOf = (checksKeptSeconds?: number) =>
    keptMilliseconds(
      new ConfigReader({ cutover: { gates: { checksKeptSeconds } } }),
    );

  it('is 30 without a configuration, and any number from 0 up to an hour', () => {
    expect([undefined, 0, 3600].map(millisecondsOf)).toEqual([
      30_000, 0, 3_600_000,
    ]);
  });

  it.each([-1, 3601])(
    'is not %s: the backend says so and does not start',
    seconds => {
      expect(() => millisecondsOf(seconds)).toThrow(
        `cutover.gates.checksKeptSeconds is ${seconds}; choose 0 to 3600 seconds`,
      );
    },
  );
});
