import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AddRiskInput,
  AssessRisk,
  RehearsedOptions,
  RiskApi,
  RiskAct,
  RiskRef,
  RiskRegister,
  RiskView,
  Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { refuseAsTheApi } from './refuseAsTheApi';

const ACTS: RiskAct[] = [
  ...(['edit', 'assess', 'respond', 'ask-acceptance'] as const),
  ...(['decide-acceptance', 'occur', 'close', 'reopen'] as const),
];

/** Stands for the risks in the cutover backend: it keeps those of one cutover and knows idempotency keys. */
export class RisksInMemory {
  readonly risks: RiskView[] = [];
  readonly calls: {
    act: 'add' | 'assess';
    cutover: string;
    ref?: RiskRef;
    input: AddRiskInput | AssessRisk;
    options: RehearsedOptions;
    by: BackstageCredentials;
  }[] = [];
  /** Lets this many calls succeed and then lose their answer on the way back. */
  answersToLose = 0;
  readonly #byKey = new Map<string, RiskView>();

  as(by: BackstageCredentials): RiskApi {
    const refuse = async () => {
      throw new Error('not part of these tests');
    };
    return {
      register: async () => ({ items: this.risks } as RiskRegister),
      add: async (cutover, input, options = {}) => {
        this.calls.push({ act: 'add', cutover, input, options, by });
        return this.#once(options, () => this.#added(cutover, input), true);
      },
      assess: async (ref, input, options = {}) => {
        const { cutover } = ref;
        this.calls.push({ act: 'assess', cutover, ref, input, options, by });
        return this.#once(options, () => this.#assessed(ref, input), false);
      },
      ...{ assessments: refuse, exposure: refuse, dismiss: refuse },
      ...{ edit: refuse, addMeasure: refuse, changeMeasure: refuse },
      ...{ askAcceptance: refuse, decideAcceptance: refuse, move: refuse },
      ...{ reviewImport: refuse, import: refuse, sum: refuse, summed: refuse },
    };
  }

  async #once(
    { dryRun, idempotencyKey: key }: RehearsedOptions,
    make: () => Promise<RiskView>,
    isNew: boolean,
  ): Promise<RiskView> {
    const known = key && this.#byKey.get(key);
    const made = known || (await make());
    if (dryRun) return made;
    if (!known && isNew) this.risks.push(made);
    if (!known && !isNew) this.risks[made.number - 1] = made;
    if (key) this.#byKey.set(key, made);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      throw new Error('The connection was cut');
    }
    return made;
  }

  async #added(cutover: string, input: AddRiskInput): Promise<RiskView> {
    if (input.phase === 'winter') {
      await refuseAsTheApi([
        {
          path: ['phase'],
          reason: 'risk.unknown-phase',
          message: 'The template has no phase "winter"',
        },
      ]);
    }
    const number = this.risks.length + 1;
    const allowed: Verdict = { allowed: true };
    return {
      id: `00000000-0000-4000-8000-00000000000${number}`,
      cutoverId: cutover,
      number,
      title: input.title ?? input.standard ?? '',
      category: input.category ?? 'technical',
      ...{ cause: '', event: '', consequence: '' },
      owner: input.owner ?? 'user:default/mei',
      phase: input.phase ?? 'implementation',
      ...{ targets: [], measures: [], links: [], overdue: [] },
      status: 'identified',
      ...{ ratings: {}, places: {}, assessments: 0 },
      createdBy: 'user:default/mei',
      createdAt: '2026-11-24T12:00:00.000Z',
      updatedAt: '2026-11-24T12:00:00.000Z',
      version: 1,
      allowed: Object.fromEntries(ACTS.map(act => [act, allowed])) as Record<
        RiskAct,
        Verdict
      >,
    };
  }

  async #assessed(
    { risk, version }: RiskRef,
    { ratings }: AssessRisk,
  ): Promise<RiskView> {
    const found = this.risks.find(({ id }) => id === risk);
    if (found?.version !== version) throw new Error('Read another version');
    const likelihood = ratings.current?.likelihood ?? 'low';
    const place = { likelihood, impact: 'high', priority: likelihood };
    return {
      ...found,
      status: 'assessed',
      ratings,
      places: { current: place },
      assessments: found.assessments + 1,
      version: version + 1,
    };
  }
}
