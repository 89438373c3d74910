import { createHash } from 'node:crypto';
import {
  addSigner,
  addSignerInputSchema,
  allowedOnGate,
  allowedOnSeat,
  askInputSchema,
  askOpinion,
  awaitsReview,
  copyGate,
  decideGate,
  decideGateInputSchema,
  decidersOf,
  gateStatus,
  giveOpinion,
  lapseGate,
  newGate,
  openInEmergency,
  recallTransfer,
  rehearseGate,
  removeSigner,
  returnGate,
  returnGateInputSchema,
  reviewHash,
  ruleOutcome,
  seatState,
  stopAsking,
  submitGate,
  submitGateInputSchema,
  takeBackDecision,
  transferInputSchema,
  transferSeat,
  urgeGate,
  withdrawGate,
  type CheckVerdict,
  type Cutover,
  type CutoverTemplateSpec,
  type Gate,
  type GateApi,
  type GateChange,
  type GateRef,
  type GateRehearsal,
  type GateView,
  type ItemChange,
  type ItemView,
  type LapseCause,
  type ReviewedItem,
  type Round,
  type RoundView,
  type Seat,
  type SeatRef,
  type SeatView,
  type SubmitCall,
  type Substitution,
  type TemplateGate,
  type Work,
} from '@backstage-cutover/plugin-cutover-common';
import { answered, refusal } from '../../lifecycle/__testUtils__/refusal';

export const sha256 = (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** The cutovers whose gates these are, and who looks at them. */
export interface GateHost {
  /** By id or name. */
  cutoverOf(idOrName: string): Cutover;
  spec: CutoverTemplateSpec;
}

/** What all the people who look at the same gates share. */
interface Desk {
  gates: Map<string, Gate>;
  items: ReviewedItem[];
  checks: CheckVerdict[];
  substitutions: Substitution[];
  beingEdited: GateView['beingEdited'];
  now: string;
}

/** Gates in memory, decided on by the real rules of the domain. `as` gives another person's view of the same. */
export class FakeGateApi implements GateApi {
  /** What the next calls that read or write are refused with. */
  refuse: { read?: Error; write?: Error; checks?: Error; rehearse?: Error } =
    {};
  readonly calls: { act: string; input: unknown; key?: string }[] = [];

  constructor(
    private readonly host: GateHost,
    readonly me: string,
    readonly desk: Desk = {
      gates: new Map(),
      items: [],
      checks: [],
      substitutions: [],
      beingEdited: [],
      now: '2026-11-24T12:00:00.000Z',
    },
  ) {}

  as(person: string) {
    return new FakeGateApi(this.host, person, this.desk);
  }

  async list(cutover: string): Promise<GateView[]> {
    return this.host.spec.phases.flatMap(({ gate }) =>
      gate ? [this.#view({ cutover, gate: gate.id })] : [],
    );
  }

  async get(ref: GateRef): Promise<GateView> {
    if (this.refuse.read) throw this.refuse.read;
    return this.#view(ref);
  }

  async checks(): Promise<CheckVerdict[]> {
    if (this.refuse.checks) throw this.refuse.checks;
    return this.desk.checks;
  }

  status = never;

  async submit(ref: GateRef, input: Parameters<GateApi['submit']>[1]) {
    return this.#act(ref, 'submit', input, (gate, call) =>
      submitGate(gate, submitGateInputSchema.parse(input), call),
    );
  }

  async rehearse(
    ref: GateRef,
    input: Parameters<GateApi['rehearse']>[1],
  ): Promise<GateRehearsal> {
    if (this.refuse.rehearse) throw this.refuse.rehearse;
    const call = this.#call(ref);
    const { round, shortages, faults } = answered(() =>
      rehearseGate(this.#gate(ref), submitGateInputSchema.parse(input), call),
    );
    const { checks, beingEdited } = this.desk;
    return {
      hash: round.hash,
      seats: round.seats.map(seat => this.#seat(round, seat, call)),
      shortages,
      faults,
      checks,
      beingEdited,
    };
  }

  async decide(...[ref, input, options]: Parameters<GateApi['decide']>) {
    const { checks } = this.desk;
    const decided = (gate: Gate, call: SubmitCall) => {
      const decision = decideGateInputSchema.parse(input);
      const change = decideGate(gate, decision, call);
      return change.complete
        ? decideGate(gate, decision, { ...call, checks })
        : change;
    };
    return this.#act(ref, 'decide', input, decided, options?.idempotencyKey);
  }

  async takeBack(ref: SeatRef) {
    return this.#act(ref, 'take-back', undefined, (gate, call) =>
      takeBackDecision(gate, ref.seat, call),
    );
  }

  async addSigner(ref: SeatRef, input: Parameters<GateApi['addSigner']>[1]) {
    return this.#act(ref, 'add-signer', input, (gate, call) =>
      addSigner(gate, ref.seat, addSignerInputSchema.parse(input), call),
    );
  }

  async removeSigner(ref: SeatRef, input: { reason: string }) {
    return this.#act(ref, 'remove-signer', input, (gate, call) =>
      removeSigner(gate, ref.seat, input.reason, call),
    );
  }

  async transfer(ref: SeatRef, input: Parameters<GateApi['transfer']>[1]) {
    return this.#act(ref, 'transfer', input, (gate, call) =>
      transferSeat(gate, ref.seat, transferInputSchema.parse(input), call),
    );
  }

  async recall(ref: SeatRef) {
    return this.#act(ref, 'recall', undefined, (gate, call) =>
      recallTransfer(gate, ref.seat, call),
    );
  }

  async ask(ref: SeatRef, input: Parameters<GateApi['ask']>[1]) {
    return this.#act(ref, 'ask', input, (gate, call) =>
      askOpinion(gate, ref.seat, askInputSchema.parse(input), call),
    );
  }

  async stopAsking(ref: SeatRef) {
    return this.#act(ref, 'stop-asking', undefined, (gate, call) =>
      stopAsking(gate, ref.seat, call),
    );
  }

  async answer(ref: SeatRef, input: { answer: string }) {
    return this.#act(ref, 'answer', input, (gate, call) =>
      giveOpinion(gate, ref.seat, input.answer, call),
    );
  }

  async returnTo(ref: SeatRef, input: Parameters<GateApi['returnTo']>[1]) {
    return this.#act(ref, 'return', input, (gate, call) =>
      returnGate(gate, ref.seat, returnGateInputSchema.parse(input), call),
    );
  }

  async withdraw(ref: GateRef, input: { reason?: string }) {
    return this.#act(ref, 'withdraw', input, (gate, call) =>
      withdrawGate(gate, input.reason, call),
    );
  }

  async urge(ref: GateRef, input: { seats?: string[] }) {
    return this.#act(ref, 'urge', input, (gate, call) =>
      urgeGate(gate, input.seats, call),
    );
  }

  async copy(ref: GateRef, input: { to: string[] }) {
    return this.#act(ref, 'copy', input, (gate, call) =>
      copyGate(gate, input.to, call),
    );
  }

  async openInEmergency(ref: GateRef, input: { reason: string }) {
    return this.#act(ref, 'emergency', input, (gate, call) =>
      openInEmergency(gate, input.reason, {
        ...call,
        reviewDueAt: '2026-11-26T12:00:00.000Z',
      }),
    );
  }

  async work(): Promise<Work> {
    if (this.refuse.read) throw this.refuse.read;
    const decide: Work['decide'] = [...this.desk.gates.values()].flatMap(
      gate => {
        const cutover = this.host.cutoverOf(gate.cutoverId);
        const ref = { cutover: cutover.name, gate: gate.id };
        const round = this.#view(ref).rounds.at(-1);
        const mine = (round?.seats ?? []).filter(
          ({ allowed }) => allowed?.decide.allowed,
        );
        if (!round || mine.length === 0) return [];
        const { id, name, title } = cutover;
        return [
          {
            cutover: { id, name, title },
            phase: gate.phase,
            title: this.#template(gate.id).title,
            gate: gate.id,
            round: round.number,
            hash: round.hash,
            seats: mine.map(seat => seat.id),
            since: mine[0].openedAt ?? round.submittedAt,
            ...(mine[0].dueAt ? { dueAt: mine[0].dueAt } : {}),
            ...(mine[0].holder === this.me
              ? {}
              : { onBehalfOf: mine[0].holder }),
          },
        ];
      },
    );
    return { decide, advise: [], do: [], waiting: [] };
  }

  substitutions = never;
  substitute = never;
  endSubstitution = never;

  /** Somebody changed what is under review. */
  lapse(ref: GateRef, causes: LapseCause[]) {
    const { now: at } = this.desk;
    this.#put(
      ref,
      lapseGate(this.#gate(ref), causes, {
        at,
        spec: this.host.spec,
        by: this.me,
      }),
    );
  }

  /** Time goes by. */
  later(hours: number) {
    this.desk.now = new Date(
      Date.parse(this.desk.now) + hours * 3_600_000,
    ).toISOString();
  }

  #act(
    ref: GateRef,
    act: string,
    input: unknown,
    decide: (gate: Gate, call: SubmitCall) => GateChange,
    key?: string,
  ): GateView {
    this.calls.push({ act, input, key });
    if (this.refuse.write) throw this.refuse.write;
    const { checks: _, ...call } = this.#call(ref);
    this.#put(
      ref,
      answered(() =>
        decide(
          this.#gate(ref),
          // What opens a gate is asked for when it does; a submission keeps how they stand.
          (act === 'submit' ? this.#call(ref) : call) as SubmitCall,
        ),
      ),
    );
    return this.#view(ref);
  }

  #put({ cutover, gate }: GateRef, { next }: GateChange) {
    const { id } = this.host.cutoverOf(cutover);
    this.desk.gates.set(`${id} ${gate}`, next);
  }

  #template(id: string): TemplateGate {
    const found = this.host.spec.phases.find(({ gate }) => gate?.id === id);
    if (found?.gate) return found.gate;
    throw refusal(404, { reason: 'gate.unknown', message: `No gate ${id}` });
  }

  #gate({ cutover, gate }: GateRef): Gate {
    const { id: cutoverId } = this.host.cutoverOf(cutover);
    const phase = this.host.spec.phases.find(each => each.gate?.id === gate);
    return (
      this.desk.gates.get(`${cutoverId} ${gate}`) ??
      newGate({ cutoverId, id: gate, phase: phase?.id ?? '' })
    );
  }

  #call({ cutover, gate }: GateRef): SubmitCall {
    const { items, checks, substitutions, now: at } = this.desk;
    return {
      ...{ items, checks, substitutions, at, sha256 },
      cutover: this.host.cutoverOf(cutover),
      spec: this.host.spec,
      template: this.#template(gate),
      by: { kind: 'person', ref: this.me, groups: [this.me] },
    };
  }

  #view(ref: GateRef): GateView {
    const template = this.#template(ref.gate);
    const gate = this.#gate(ref);
    const call = this.#call(ref);
    const { items, beingEdited } = this.desk;
    return {
      id: gate.id,
      phase: gate.phase,
      title: template.title,
      status: gateStatus(gate),
      awaitsReview: awaitsReview(gate),
      rounds: gate.rounds.map((round, index) =>
        this.#round(gate, round, gate.rounds[index - 1], call),
      ),
      emergencies: gate.emergencies,
      items: items.map(itemView),
      hash: reviewHash(gate.id, call.cutover, items, sha256),
      beingEdited,
      allowed: allowedOnGate(gate, call),
    };
  }

  #seat(round: Round, seat: Seat, call: SubmitCall): SeatView {
    const { at, cutover, substitutions } = call;
    const standing = { at, team: cutover.team, substitutions };
    return {
      ...seat,
      state: seatState(round, seat),
      deciders: decidersOf(round, seat, standing).map(({ person }) => person),
    };
  }

  #round(
    gate: Gate,
    round: Round,
    before: Round | undefined,
    call: SubmitCall,
  ): RoundView {
    const isLast = round === gate.rounds.at(-1);
    const seatView = (seat: Seat): SeatView => ({
      ...this.#seat(round, seat, call),
      ...(isLast && round.status === 'in-review'
        ? { allowed: allowedOnSeat(gate, seat, call) }
        : {}),
    });
    return {
      ...round,
      seats: round.seats.map(seatView),
      items: round.items.map(itemView),
      outcomes: round.rules.map(rule => ({
        rule: rule.id,
        outcome: ruleOutcome(round, rule).all,
      })),
      changes: changesOf(before, round),
    };
  }
}

function itemView({ readers: _, ...item }: ReviewedItem): ItemView {
  return item;
}

function changesOf(before: Round | undefined, after: Round): ItemChange[] {
  const then = before?.items ?? [];
  const ids = new Set([...then, ...after.items].map(({ id }) => id));
  return [...ids].flatMap(id => {
    const old = then.find(each => each.id === id);
    const now = after.items.find(each => each.id === id);
    const title = (now ?? old)?.title;
    if (title === undefined) return [];
    return [
      {
        item: id,
        title,
        ...(old?.revision ? { before: old.revision } : {}),
        ...(now?.revision ? { after: now.revision } : {}),
        unchanged: old !== undefined && old.hash === now?.hash,
      },
    ];
  });
}

async function never(): Promise<never> {
  throw new Error('The pages do not call this');
}
