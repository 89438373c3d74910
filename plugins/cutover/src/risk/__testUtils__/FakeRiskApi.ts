import {
  addMeasure,
  addMeasureInputSchema,
  addRisk,
  addRiskInputSchema,
  allowedOnRisk,
  askAcceptance,
  assessRisk,
  changeMeasure,
  decideAcceptance,
  editRisk,
  exposureOf,
  importRisks,
  mayAddRisk,
  moveRisk,
  overdueMeasures,
  placesAt,
  proposalsOf,
  scaleOf,
  type Actor,
  type AddMeasureInput,
  type AddRiskInput,
  type AskAcceptance,
  type AssessRisk,
  type ChangeMeasure,
  type Cutover,
  type DecideAcceptance,
  type EditRisk,
  type Risk,
  type RiskApi,
  type RiskAssessment,
  type RiskBasis,
  type RiskChange,
  type RiskContext,
  type RiskDismissal,
  type RiskRef,
  type RiskRegister,
  type RiskSum,
  type RiskView,
  type TouchingRiskPage,
} from '@backstage-cutover/plugin-cutover-common';
import {
  aCutover,
  alice,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';
import { answered, refusal } from '../../lifecycle/__testUtils__/refusal';
import { riskTemplate } from './aRisk';

/** The register of a cutover in memory: it decides by the real rules of the domain. */
export class FakeRiskApi implements RiskApi {
  /** What the next calls that read or write are refused with. */
  refuse: { read?: Error; write?: Error } = {};
  readonly assessed: RiskAssessment[] = [];
  readonly dismissed: RiskDismissal[] = [];
  /** Every call that writes, with what was sent. */
  readonly sent: { act: string; input: unknown }[] = [];
  /** What is summed over other cutovers. */
  summing: RiskSum = {
    cells: [],
    priorities: [],
    mapped: [],
    apart: [],
    total: 0,
  };
  readonly sumQueries: Parameters<RiskApi['summed']>[0][] = [];
  me: Actor = { kind: 'person', ref: alice, groups: [alice] };
  now = '2026-11-24T12:00:00.000Z';
  readonly #people = new Set([alice, bob, carol]);
  #ids = 900;

  constructor(
    readonly risks: Risk[] = [],
    readonly cutover: Cutover = aCutover(),
    readonly template = riskTemplate,
  ) {}

  async register(
    _cutover: string,
    { since }: { since?: string } = {},
  ): Promise<RiskRegister> {
    this.#reads();
    const before = since ? placesAt(this.assessed, since) : undefined;
    const { risk: spec, phases } = this.template;
    return {
      items: this.risks.map(risk => ({
        ...this.#view(risk),
        ...(before?.has(risk.id) ? { before: before.get(risk.id) } : {}),
      })),
      proposals: proposalsOf(this.#context(), this.risks, this.dismissed),
      dismissed: [...this.dismissed],
      scale: scaleOf(spec),
      categories: spec.categories,
      phases: phases.map(({ id, title }) => ({ id, title })),
      allowed: { add: mayAddRisk(this.#context()) },
    };
  }

  async assessments({ risk }: { risk: string }): Promise<RiskAssessment[]> {
    this.#reads();
    return this.assessed.filter(each => each.risk === risk);
  }

  async exposure(_cutover: string, basis: RiskBasis) {
    this.#reads();
    return exposureOf(this.risks, this.assessed, { basis, timeZone: 'UTC' });
  }

  async add(_cutover: string, input: AddRiskInput): Promise<RiskView> {
    this.#writes('add', input);
    return this.#keep(
      answered(() =>
        addRisk(addRiskInputSchema.parse(input), {
          ...this.#context(),
          id: this.#id(),
          number: this.#nextNumber(),
          taken: new Set(this.risks.flatMap(({ standard }) => standard ?? [])),
        }),
      ),
    );
  }

  async dismiss(_cutover: string, standard: string, input: { reason: string }) {
    this.#writes('dismiss', { standard, ...input });
    const found = this.template.risk.standardRisks.find(
      ({ id }) => id === standard,
    );
    this.dismissed.push({
      standard,
      title: found?.title ?? standard,
      ...input,
      by: this.me.ref,
      at: this.now,
    });
  }

  async edit(ref: RiskRef, input: EditRisk) {
    return this.#write('edit', ref, input, (risk, context) =>
      editRisk(risk, input, context),
    );
  }

  async assess(ref: RiskRef, input: AssessRisk) {
    return this.#write('assess', ref, input, (risk, context) =>
      assessRisk(risk, input, context),
    );
  }

  async addMeasure(ref: RiskRef, input: AddMeasureInput) {
    return this.#write('addMeasure', ref, input, (risk, context) =>
      addMeasure(risk, addMeasureInputSchema.parse(input), {
        ...context,
        id: this.#id(),
      }),
    );
  }

  async changeMeasure(
    ref: RiskRef & { measure: string },
    input: ChangeMeasure,
  ) {
    return this.#write('changeMeasure', ref, input, (risk, context) =>
      changeMeasure(risk, ref.measure, input, context),
    );
  }

  async askAcceptance(ref: RiskRef, input: AskAcceptance) {
    return this.#write('askAcceptance', ref, input, (risk, context) =>
      askAcceptance(risk, input, context),
    );
  }

  async decideAcceptance(ref: RiskRef, input: DecideAcceptance) {
    return this.#write('decideAcceptance', ref, input, (risk, context) =>
      decideAcceptance(risk, input, context),
    );
  }

  async move(
    ref: RiskRef & { act: 'occur' | 'close' | 'reopen' },
    input: { reason: string },
  ) {
    return this.#write(ref.act, ref, input, (risk, context) =>
      moveRisk(risk, ref.act, input.reason, context),
    );
  }

  async reviewImport(_cutover: string, rows: Record<string, string>[]) {
    this.#writes('reviewImport', rows);
    return this.#imported(rows).items;
  }

  async import(_cutover: string, rows: Record<string, string>[]) {
    this.#writes('import', rows);
    const { items, changes } = this.#imported(rows);
    for (const { steps } of changes) steps.forEach(step => this.#keep(step));
    return items;
  }

  async sum(query: Parameters<RiskApi['sum']>[0]): Promise<RiskSum> {
    this.#reads();
    this.sumQueries.push(query);
    return this.summing;
  }

  async summed(
    query: Parameters<RiskApi['summed']>[0],
  ): Promise<TouchingRiskPage> {
    this.#reads();
    this.sumQueries.push(query);
    const { basis, cursor = '0', impact, likelihood, unrated } = query;
    const { limit = 200 } = query;
    const { id, name, title } = this.cutover;
    const found = this.risks.filter(({ places }) => {
      const place = places[basis];
      if (unrated) return !place;
      return (
        place &&
        (!likelihood || place.likelihood === likelihood) &&
        (!impact || place.impact === impact)
      );
    });
    const from = Number(cursor);
    const to = from + limit;
    return {
      items: found.slice(from, to).map(risk => {
        const priority = this.template.risk.priorities.find(
          each => each.id === risk.places[basis]?.priority,
        );
        return {
          cutover: { id, name, title },
          risk: this.#view(risk),
          ...(priority ? { priority } : {}),
        };
      }),
      ...(to < found.length ? { nextCursor: String(to) } : {}),
    };
  }

  /** Puts a risk into any state, as if somebody else had done it. */
  elsewhere(number: number, part: Partial<Risk>) {
    const risk = this.stored(number);
    this.#put({ ...risk, ...part, version: risk.version + 1 });
  }

  stored(number: number): Risk {
    const found = this.risks.find(each => each.number === number);
    if (!found) throw new Error(`There is no R-${number}`);
    return found;
  }

  #reads() {
    if (this.refuse.read) throw this.refuse.read;
  }

  #writes(act: string, input: unknown) {
    this.sent.push({ act, input });
    if (this.refuse.write) throw this.refuse.write;
  }

  #write(
    act: string,
    ref: RiskRef,
    input: unknown,
    decide: (risk: Risk, context: RiskContext) => RiskChange,
  ): RiskView {
    this.#writes(act, input);
    const risk = this.risks.find(({ id }) => id === ref.risk);
    if (!risk) {
      throw refusal(404, { reason: 'risk.unknown', message: 'No such risk' });
    }
    if (risk.version !== ref.version) {
      throw refusal(412, {
        reason: 'precondition.stale',
        message: 'Somebody saved first',
      });
    }
    return this.#keep(answered(() => decide(risk, this.#context())));
  }

  #keep({ assessment, next }: RiskChange): RiskView {
    if (assessment) this.assessed.push(assessment);
    const isNew = this.risks.every(({ id }) => id !== next.id);
    const saved = isNew ? next : { ...next, version: next.version + 1 };
    this.#put(saved);
    return this.#view(saved);
  }

  #put(risk: Risk) {
    const at = this.risks.findIndex(({ id }) => id === risk.id);
    if (at < 0) this.risks.push(risk);
    else this.risks[at] = risk;
  }

  #view(risk: Risk): RiskView {
    return {
      ...risk,
      allowed: allowedOnRisk(risk, this.#context()),
      overdue: overdueMeasures(risk, this.now.slice(0, 10)).map(({ id }) => id),
    };
  }

  #imported(rows: Record<string, string>[]) {
    return answered(() =>
      importRisks(rows, this.risks, {
        ...this.#context(),
        newId: () => this.#id(),
        nextNumber: this.#nextNumber(),
      }),
    );
  }

  #nextNumber() {
    return Math.max(0, ...this.risks.map(({ number }) => number)) + 1;
  }

  #context(): RiskContext {
    return {
      cutover: this.cutover,
      spec: this.template,
      by: this.me,
      at: this.now,
      people: this.#people,
    };
  }

  #id() {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }
}
