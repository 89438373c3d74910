import type {
  AddSigner,
  AskOpinion,
  CheckVerdict,
  DecideGateInput,
  GateRehearsal,
  GateStatusAnswer,
  GateView,
  ReturnGate,
  SubmitGateInput,
  Substitution,
  Transfer,
  Work,
} from '../gate';
import type { CutoverRequestOptions } from './cutoverApi';
import type { GateApi, GateRef, SeatRef } from './gateApi';
import { cutoverPath, type HttpCaller } from './HttpCaller';

type Keyed = CutoverRequestOptions & { idempotencyKey?: string };

export class GateClient implements GateApi {
  constructor(private readonly http: HttpCaller) {}

  list(cutover: string, options?: CutoverRequestOptions) {
    return this.#items<GateView>(`${cutoverPath(cutover)}/gates`, options);
  }

  get(ref: GateRef, options?: CutoverRequestOptions) {
    return this.http.json<GateView>(gatePath(ref), options);
  }

  checks(ref: GateRef, options?: CutoverRequestOptions) {
    return this.#items<CheckVerdict>(`${gatePath(ref)}/checks`, options);
  }

  status(ref: GateRef, options?: CutoverRequestOptions) {
    return this.http.json<GateStatusAnswer>(`${gatePath(ref)}/status`, options);
  }

  submit(ref: GateRef, input: SubmitGateInput, options?: Keyed) {
    return this.#act(`${gatePath(ref)}/rounds`, input, options);
  }

  rehearse(
    ref: GateRef,
    input: SubmitGateInput,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<GateRehearsal>(`${gatePath(ref)}/rounds`, {
      ...options,
      method: 'POST',
      query: { dryRun: true },
      body: input,
    });
  }

  decide(ref: GateRef, input: DecideGateInput, options?: Keyed) {
    return this.#act(`${gatePath(ref)}/decisions`, input, options);
  }

  takeBack(ref: SeatRef, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'take-back'), {}, options);
  }

  addSigner(ref: SeatRef, input: AddSigner, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'signers'), input, options);
  }

  removeSigner(
    ref: SeatRef,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#act(seatPath(ref, 'remove'), input, options);
  }

  transfer(ref: SeatRef, input: Transfer, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'transfer'), input, options);
  }

  recall(ref: SeatRef, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'recall'), {}, options);
  }

  ask(ref: SeatRef, input: AskOpinion, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'questions'), input, options);
  }

  stopAsking(ref: SeatRef, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'questions/stop'), {}, options);
  }

  answer(
    ref: SeatRef,
    input: { answer: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#act(seatPath(ref, 'answers'), input, options);
  }

  returnTo(ref: SeatRef, input: ReturnGate, options?: CutoverRequestOptions) {
    return this.#act(seatPath(ref, 'return'), input, options);
  }

  withdraw(
    ref: GateRef,
    input: { reason?: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#act(`${gatePath(ref)}/withdraw`, input, options);
  }

  urge(
    ref: GateRef,
    input: { seats?: string[] },
    options?: CutoverRequestOptions,
  ) {
    return this.#act(`${gatePath(ref)}/urge`, input, options);
  }

  copy(ref: GateRef, input: { to: string[] }, options?: CutoverRequestOptions) {
    return this.#act(`${gatePath(ref)}/copies`, input, options);
  }

  openInEmergency(
    ref: GateRef,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#act(`${gatePath(ref)}/emergency`, input, options);
  }

  work(options?: CutoverRequestOptions) {
    return this.http.json<Work>('/work', options);
  }

  substitutions(options?: CutoverRequestOptions) {
    return this.#items<Substitution>('/substitutions', options);
  }

  substitute(
    input: { substitute: string; start: string; end: string },
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<Substitution>('/substitutions', {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  async endSubstitution(id: string, options?: CutoverRequestOptions) {
    await this.http.send(`/substitutions/${encodeURIComponent(id)}`, {
      ...options,
      method: 'DELETE',
    });
  }

  #act(
    path: string,
    body: unknown,
    { idempotencyKey, ...options }: Keyed = {},
  ) {
    return this.http.json<GateView>(path, {
      ...options,
      method: 'POST',
      headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
      body,
    });
  }

  async #items<T>(path: string, options?: CutoverRequestOptions) {
    const { items } = await this.http.json<{ items: T[] }>(path, options);
    return items;
  }
}

function gatePath({ cutover, gate }: GateRef) {
  return `${cutoverPath(cutover)}/gates/${encodeURIComponent(gate)}`;
}

function seatPath(ref: SeatRef, act: string) {
  return `${gatePath(ref)}/seats/${encodeURIComponent(ref.seat)}/${act}`;
}
