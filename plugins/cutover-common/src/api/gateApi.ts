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

/** Which gate: cutover by id or name, gate by its id in the template. */
export interface GateRef {
  cutover: string;
  gate: string;
}

/** Which seat of the round under review. */
export interface SeatRef extends GateRef {
  seat: string;
}

/** Gates: who decides on what, and what they decided. Every act answers with the gate as it is then. */
export interface GateApi {
  /** In the order of the phases. */
  list(cutover: string, options?: CutoverRequestOptions): Promise<GateView[]>;
  get(ref: GateRef, options?: CutoverRequestOptions): Promise<GateView>;
  /** Asks the checks as they stand now. */
  checks(
    ref: GateRef,
    options?: CutoverRequestOptions,
  ): Promise<CheckVerdict[]>;
  status(
    ref: GateRef,
    options?: CutoverRequestOptions,
  ): Promise<GateStatusAnswer>;
  submit(
    ref: GateRef,
    input: SubmitGateInput,
    options?: CutoverRequestOptions & { idempotencyKey?: string },
  ): Promise<GateView>;
  /** Who would decide; writes nothing. */
  rehearse(
    ref: GateRef,
    input: SubmitGateInput,
    options?: CutoverRequestOptions,
  ): Promise<GateRehearsal>;
  decide(
    ref: GateRef,
    input: DecideGateInput,
    options?: CutoverRequestOptions & { idempotencyKey?: string },
  ): Promise<GateView>;
  takeBack(ref: SeatRef, options?: CutoverRequestOptions): Promise<GateView>;
  addSigner(
    ref: SeatRef,
    input: AddSigner,
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  removeSigner(
    ref: SeatRef,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  transfer(
    ref: SeatRef,
    input: Transfer,
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  recall(ref: SeatRef, options?: CutoverRequestOptions): Promise<GateView>;
  ask(
    ref: SeatRef,
    input: AskOpinion,
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  stopAsking(ref: SeatRef, options?: CutoverRequestOptions): Promise<GateView>;
  answer(
    ref: SeatRef,
    input: { answer: string },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  returnTo(
    ref: SeatRef,
    input: ReturnGate,
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  withdraw(
    ref: GateRef,
    input: { reason?: string },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  /** Without seats, all that are awaited. */
  urge(
    ref: GateRef,
    input: { seats?: string[] },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  copy(
    ref: GateRef,
    input: { to: string[] },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  openInEmergency(
    ref: GateRef,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<GateView>;
  /** What waits for the caller, over all cutovers. */
  work(options?: CutoverRequestOptions): Promise<Work>;
  /** The caller's own: where somebody decides for them, and for whom they do. */
  substitutions(options?: CutoverRequestOptions): Promise<Substitution[]>;
  substitute(
    input: { substitute: string; start: string; end: string },
    options?: CutoverRequestOptions,
  ): Promise<Substitution>;
  endSubstitution(id: string, options?: CutoverRequestOptions): Promise<void>;
}
