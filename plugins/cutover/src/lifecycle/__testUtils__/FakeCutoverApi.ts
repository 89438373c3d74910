import {
  allowedActs,
  cancelCutover,
  completePhase,
  editCutover,
  goBack,
  type Actor,
  type AuditEntry,
  type Cutover,
  type CutoverApi,
  type CutoverPage,
  type CutoverProgress,
  type CutoverQuery,
  type DeliverableApi,
  type EditCutoverInput,
  type GateApi,
  type MoveTemplateInput,
  type TemplateMove,
  type RiskApi,
  type TrainingApi,
  type Happened,
} from '@backstage-cutover/plugin-cutover-common';
import { FakeDeliverableApi } from '../../deliverable/__testUtils__/FakeDeliverableApi';
import { FakeGateApi } from '../../gate/__testUtils__/FakeGateApi';
import { FakeTrainingApi } from '../../training/__testUtils__/FakeTrainingApi';
import { alice, aTemplate } from './aCutover';
import { FakeActivityApi, type ActivityHost } from './FakeActivityApi';
import { refusal } from './refusal';

export { refusal } from './refusal';

const NOW = '2026-11-24T12:00:00.000Z';

const noTraining = new FakeTrainingApi({ courses: [] });
const noDeliverables = new FakeDeliverableApi([]);

/** The API in memory: it decides by the real rules of the domain and remembers what was asked. */
export class FakeCutoverApi implements CutoverApi, ActivityHost {
  readonly activities = new FakeActivityApi(this, aTemplate);
  /** Under no review, unless a test brings its own. */
  readonly #gates = new FakeGateApi(
    { cutoverOf: id => this.#find(id), spec: aTemplate },
    alice,
  );
  readonly queries: CutoverQuery[] = [];
  readonly trail: AuditEntry[] = [];
  /** What moving to a newer version of the template would do, and with what that was asked for. */
  move?: TemplateMove;
  readonly moves: MoveTemplateInput[] = [];
  /** What the next call that writes or reads is refused with. */
  refuse?: { read?: Error; write?: Error };

  constructor(
    readonly cutovers: Cutover[],
    readonly me: Actor = { kind: 'person', ref: alice, groups: [alice] },
    private readonly parts: {
      deliverables?: DeliverableApi;
      gates?: GateApi;
      risks?: RiskApi;
      training?: TrainingApi;
    } = {},
  ) {}

  get deliverables(): DeliverableApi {
    return this.parts.deliverables ?? noDeliverables;
  }

  get gates(): GateApi {
    return this.parts.gates ?? this.#gates;
  }

  get training(): TrainingApi {
    return this.parts.training ?? noTraining;
  }

  get risks(): RiskApi {
    if (!this.parts.risks) throw new Error('This test has no risks');
    return this.parts.risks;
  }

  async getCutover(id: string) {
    if (this.refuse?.read) throw this.refuse.read;
    return this.#find(id);
  }

  async getAllowed(id: string) {
    return allowedActs(this.#find(id), this.me, aTemplate.roles);
  }

  async getCutoverTemplate() {
    return { hash: 'abc', spec: aTemplate };
  }

  async listCutovers(query: CutoverQuery = {}): Promise<CutoverPage> {
    if (this.refuse?.read) throw this.refuse.read;
    this.queries.push(query);
    const { status, target, member, owner, text, windowFrom, windowTo } = query;
    const items = this.cutovers.filter(
      cutover =>
        (!status || status.includes(cutover.status)) &&
        (!owner || owner.includes(cutover.owner)) &&
        (!text || cutover.title.includes(text)) &&
        (!windowFrom || cutover.window.end >= windowFrom) &&
        (!windowTo || cutover.window.start <= windowTo) &&
        (!target || cutover.targets.some(({ ref }) => target.includes(ref))) &&
        (!member ||
          Object.values(cutover.team).some(refs =>
            refs.some(ref => member.includes(ref)),
          )),
    );
    return { items, total: { count: items.length, exact: true } };
  }

  async updateCutover(id: string, version: number, edit: EditCutoverInput) {
    return this.write(id, version, cutover =>
      editCutover(
        cutover,
        {
          ...edit,
          window: undefined,
          phases: undefined,
        },
        {
          at: NOW,
          by: this.me,
          roles: aTemplate.roles,
          entities: new Map([[cutover.owner, { kind: 'Group' }]]),
        },
      ),
    );
  }

  async completePhase(
    id: string,
    version: number,
    phase: string,
    input: { comment: string },
  ) {
    return this.write(id, version, cutover =>
      completePhase(cutover, phase, input, {
        at: NOW,
        by: this.me,
        roles: aTemplate.roles,
      }),
    );
  }

  async reopenPhase(
    id: string,
    version: number,
    phase: string,
    input: { reason: string },
  ) {
    return this.write(id, version, cutover =>
      goBack(cutover, phase, input, {
        at: NOW,
        by: this.me,
        roles: aTemplate.roles,
      }),
    );
  }

  async cancelCutover(id: string, version: number, input: { reason: string }) {
    return this.write(id, version, cutover =>
      cancelCutover(cutover, input, {
        at: NOW,
        by: this.me,
        roles: aTemplate.roles,
      }),
    );
  }

  async previewMove() {
    if (this.refuse?.read) throw this.refuse.read;
    if (!this.move) throw new Error('This test moves nothing');
    return this.move;
  }

  async moveTemplate(id: string, version: number, input: MoveTemplateInput) {
    const move = await this.previewMove();
    this.moves.push(input);
    const cutover = this.write(id, version, before => ({
      next: {
        ...before,
        template: { ...before.template, ...move.to, before: [] },
      },
      happened: {
        type: 'cutover.template-moved',
        cutoverId: id,
        at: NOW,
        by: this.me.ref,
        reason: input.reason,
      },
    }));
    return { cutover, move };
  }

  async getAudit() {
    return { items: [...this.trail] };
  }

  async verifyAudit() {
    const head = this.trail[this.trail.length - 1]?.hash ?? '0'.repeat(64);
    return { holds: true, entries: this.trail.length, head } as const;
  }

  /** Somebody else's edit, which raises the version. */
  elsewhere(id: string, part: Partial<Cutover>) {
    const cutover = this.#find(id);
    this.#put({ ...cutover, ...part, version: cutover.version + 1 });
  }

  write(
    id: string,
    version: number,
    decide: (cutover: Cutover) => { next: Cutover; happened: Happened },
  ): Cutover {
    if (this.refuse?.write) throw this.refuse.write;
    const cutover = this.#find(id);
    if (cutover.version !== version)
      throw refusal(412, {
        reason: 'precondition.stale',
        message: 'Somebody saved first',
      });
    const { next, happened } = decide(cutover);
    this.note(happened);
    return this.#put({ ...next, version: version + 1 });
  }

  cutoverOf(idOrName: string) {
    return this.#find(idOrName);
  }

  progressed(id: string, progress: CutoverProgress) {
    this.#put({ ...this.#find(id), progress });
  }

  note(happened: Happened) {
    const seq = this.trail.length + 1;
    this.trail.push({
      ...happened,
      seq,
      previousHash: String(seq - 1).padStart(64, '0'),
      hash: String(seq).padStart(64, '0'),
    });
  }

  listTemplates = never;
  getTemplate = never;
  createCutover = never;
  getChanges = never;
  registerTemplate = never;

  #find(id: string) {
    const found = this.cutovers.find(each => [each.id, each.name].includes(id));
    if (!found) throw refusal(404, { message: `There is no cutover ${id}` });
    return found;
  }

  #put(cutover: Cutover) {
    const index = this.cutovers.findIndex(({ id }) => id === cutover.id);
    this.cutovers[index] = cutover;
    return cutover;
  }
}

async function never(): Promise<never> {
  throw new Error('The pages do not call this');
}
