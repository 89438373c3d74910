import {
  createServiceFactory,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  cutoverTemplateSpecSchema,
  type CreateCutoverInput,
  type CreateOptions,
  type Cutover,
  type CutoverApi,
  type CutoverTemplateSpec,
  type TemplateSummary,
} from '@backstage-cutover/plugin-cutover-common';
import {
  cutoverServiceRef,
  type CutoverService,
} from '@backstage-cutover/plugin-cutover-node';
import { DeliverablesInMemory } from './deliverablesInMemory';
import { GatesInMemory } from './gatesInMemory';
import { refuseAsTheApi } from './refuseAsTheApi';
import { RisksInMemory } from './risksInMemory';
import { TrainingInMemory } from './trainingInMemory';

const scale = [
  { id: 'low', title: 'Low' },
  { id: 'high', title: 'High' },
];

/** A small template that asks for the reason and the number of users. */
export function templateSpec(
  title = 'Technology upgrade',
): CutoverTemplateSpec {
  return cutoverTemplateSpecSchema.parse({
    type: 'technology-upgrade',
    version: '1.0.0',
    title: { en: title, 'zh-CN': '技术升级' },
    description: 'Replace systems',
    chooseWhen: { en: 'Systems are replaced.', 'zh-CN': '更换系统时选择。' },
    roles: [
      {
        id: 'sponsor',
        title: { en: 'Sponsor', 'zh-CN': '项目组组长' },
        leads: true,
      },
    ],
    intake: {
      schema: {
        type: 'object',
        required: ['reason'],
        properties: {
          reason: {
            title: { en: 'Reason', 'zh-CN': '原因' },
            oneOf: [
              { const: 'cost', title: { en: 'Cost', 'zh-CN': '成本' } },
              { const: 'age', title: { en: 'Age', 'zh-CN': '老旧' } },
            ],
          },
          users: { type: 'integer', title: 'Users' },
        },
      },
    },
    phases: [
      {
        id: 'initiation',
        title: { en: 'Initiation', 'zh-CN': '启动阶段' },
        goal: 'Begun',
        duration: 'P1D',
        holdsWindow: true,
        activities: [
          {
            id: 'research',
            title: { en: 'Requirements research', 'zh-CN': '需求调研' },
            description: 'Ask',
            role: 'sponsor',
          },
        ],
      },
    ],
    risk: {
      likelihood: scale,
      impact: scale,
      dimensions: [{ id: 'goals', title: 'Goals' }],
      priorities: [
        { id: 'low', title: 'Low', tone: 'ok' },
        { id: 'high', title: 'High', tone: 'critical' },
      ],
      matrix: {},
      categories: [{ id: 'technical', title: 'Technical', responses: [] }],
    },
    training: {},
    runbook: {
      streams: [{ id: 'all', title: 'All' }],
      tasks: [{ id: 'go', title: 'Go', stream: 'all', role: 'sponsor' }],
    },
    communication: {},
  });
}

export const plan = {
  title: 'Move the ${{ 1 + 1 }} shop',
  owner: 'group:default/technology',
  targets: ['component:default/shop'],
  team: { sponsor: ['user:default/mei'] },
  window: {
    start: '2099-03-06T22:00',
    end: '2099-03-07T04:00',
    timeZone: 'Europe/Berlin',
  },
  goals: 'No order lost',
  scope: 'Cards',
  intake: { reason: 'cost' },
};

/**
 * Stands for the cutover backend, which has tests of its own: it keeps cutovers in memory, knows idempotency keys
 * and refuses a window in the past as the API does, with a response.
 */
export class CutoversInMemory implements CutoverService {
  readonly cutovers: Cutover[] = [];
  readonly deliverables = new DeliverablesInMemory();
  readonly gates = new GatesInMemory();
  readonly risks = new RisksInMemory();
  readonly training = new TrainingInMemory();
  readonly calls: {
    input: CreateCutoverInput;
    options: CreateOptions;
    by: BackstageCredentials;
  }[] = [];
  templates = new Map<string, { hash: string; spec: CutoverTemplateSpec }>();
  /** Lets this many calls succeed and then lose their answer on the way back. */
  answersToLose = 0;
  readonly #byKey = new Map<string, Cutover>();

  as(by: BackstageCredentials): CutoverApi {
    const refuse = async () => {
      throw new Error('not part of these tests');
    };
    return {
      listTemplates: async () => this.#listTemplates(),
      getTemplate: async ref => this.#getTemplate(ref),
      createCutover: (input, options = {}) => this.#create(input, options, by),
      listCutovers: refuse,
      getCutover: refuse,
      getCutoverTemplate: refuse,
      previewMove: refuse,
      moveTemplate: refuse,
      getAllowed: refuse,
      updateCutover: refuse,
      completePhase: refuse,
      reopenPhase: refuse,
      cancelCutover: refuse,
      getAudit: refuse,
      verifyAudit: refuse,
      getChanges: refuse,
      registerTemplate: refuse,
      activities: { list: refuse, change: refuse },
      deliverables: this.deliverables.as(by),
      gates: this.gates.as(by),
      risks: this.risks.as(by),
      training: this.training.as(by),
    };
  }

  factory() {
    return createServiceFactory({
      service: cutoverServiceRef,
      deps: {},
      factory: () => this,
    });
  }

  #listTemplates(): TemplateSummary[] {
    return [...this.templates].map(([ref, { hash, spec }]) => ({
      ref,
      name: ref.split('/')[1],
      hash,
      type: spec.type,
      version: spec.version,
      title: spec.title,
      description: spec.description,
      chooseWhen: spec.chooseWhen,
    }));
  }

  #getTemplate(ref: string) {
    const found = this.templates.get(ref);
    if (!found) throw new NotFoundError(`No template ${ref}`);
    return { ref, ...found };
  }

  async #create(
    input: CreateCutoverInput,
    options: CreateOptions,
    by: BackstageCredentials,
  ) {
    this.calls.push({ input, options, by });
    if (input.window.start < '2026') await refuseWindow();
    const key = options.idempotencyKey;
    const known = key && this.#byKey.get(key);
    const cutover = known || this.#cutoverOf(input);
    if (options.dryRun) return cutover;
    if (!known) this.cutovers.push(cutover);
    if (key) this.#byKey.set(key, cutover);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      throw new Error('The connection was cut');
    }
    return cutover;
  }

  #cutoverOf(input: CreateCutoverInput): Cutover {
    const { start } = input.window;
    return {
      id: `id-${this.cutovers.length + 1}`,
      name: input.name ?? `cutover-${this.cutovers.length + 1}`,
      title: input.title,
      type: 'technology-upgrade',
      template: { ref: input.template, version: '1', hash: 'x', title: 'T' },
      status: 'running',
      phase: 'initiation',
      phases: [
        {
          id: 'initiation',
          title: { en: 'Initiation', 'zh-CN': '启动阶段' },
          status: 'in-progress',
          planned: { start, end: start },
          actual: {},
        },
      ],
      owner: input.owner,
      team: input.team,
      targets: input.targets.map(ref => ({ ref })),
      window: input.window,
      goals: input.goals,
      scope: input.scope,
      intake: {},
      createdBy: 'user:default/mei',
      createdAt: start,
      updatedAt: start,
      version: 1,
    };
  }
}

async function refuseWindow(): Promise<never> {
  return refuseAsTheApi([
    {
      path: ['window', 'start'],
      reason: 'window.in-the-past',
      message: 'The window begins in the past',
    },
    {
      path: ['team', 'sponsor'],
      reason: 'team.role-empty',
      message: 'Nobody holds the role "sponsor"',
    },
  ]);
}
