import type {
  AddMeasureInput,
  AddRiskInput,
  AskAcceptance,
  AssessRisk,
  ChangeMeasure,
  DecideAcceptance,
  EditRisk,
  ExposurePoint,
  ImportedRisk,
  RiskAssessment,
  RiskBasis,
  RiskRegister,
  RiskScale,
  RiskSum,
  RiskView,
  TakenRisk,
} from '../risk';
import type { CutoverRequestOptions } from './cutoverApi';

/** Which risk, at the version that a change is based on. */
export interface RiskRef {
  cutover: string;
  risk: string;
  version: number;
}

/** A call that may be repeated, or that only says what it would come to. */
export type RehearsedOptions = CutoverRequestOptions & {
  idempotencyKey?: string;
  /** Checks everything and writes nothing. */
  dryRun?: boolean;
};

/** Which risks of all cutovers that touch an entity are meant. */
export interface SummedRisks {
  /** Full ref of a component, system, domain, resource, API or group. */
  entity: string;
  basis: RiskBasis;
}

/** Which of them: those behind one number of the sum. */
export interface RisksBehind extends SummedRisks {
  /** Hash of a scale. */
  scale?: string;
  likelihood?: string;
  impact?: string;
  priority?: string;
  /** Name of a template. */
  template?: string;
  /** Those that nobody has rated on this basis. */
  unrated?: true;
}

/** A risk on the page of something that it affects. */
export interface TouchingRisk {
  cutover: { id: string; name: string; title: string };
  risk: RiskView;
  /** Its priority on the basis that was asked for, as the scale has it on which it was assessed; missing where it is not rated. */
  priority?: RiskScale['priorities'][number];
}

/** By cutover and number. */
export interface TouchingRiskPage {
  items: TouchingRisk[];
  /** Leads on from here; missing on the last page. */
  nextCursor?: string;
}

/** Risks: the register of a cutover, and the sum over all that touch an entity. */
export interface RiskApi {
  /** With `since` (UTC), each risk says where it stood then. */
  register(
    cutover: string,
    options?: CutoverRequestOptions & { since?: string },
  ): Promise<RiskRegister>;
  /** Oldest first. */
  assessments(
    ref: Omit<RiskRef, 'version'>,
    options?: CutoverRequestOptions,
  ): Promise<RiskAssessment[]>;
  /** One point for each day on which something changed, oldest first. */
  exposure(
    cutover: string,
    basis: RiskBasis,
    options?: CutoverRequestOptions,
  ): Promise<ExposurePoint[]>;
  add(
    cutover: string,
    input: AddRiskInput,
    options?: RehearsedOptions,
  ): Promise<RiskView>;
  dismiss(
    cutover: string,
    standard: string,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<void>;
  edit(
    ref: RiskRef,
    input: EditRisk,
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  assess(
    ref: RiskRef,
    input: AssessRisk,
    options?: RehearsedOptions,
  ): Promise<RiskView>;
  addMeasure(
    ref: RiskRef,
    input: AddMeasureInput,
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  changeMeasure(
    ref: RiskRef & { measure: string },
    input: ChangeMeasure,
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  askAcceptance(
    ref: RiskRef,
    input: AskAcceptance,
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  decideAcceptance(
    ref: RiskRef,
    input: DecideAcceptance,
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  /** It has happened, it is over, or it is open again after all. */
  move(
    ref: RiskRef & { act: 'occur' | 'close' | 'reopen' },
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<RiskView>;
  /** What an import of these rows would do; writes nothing. */
  reviewImport(
    cutover: string,
    rows: Record<string, string>[],
    options?: CutoverRequestOptions,
  ): Promise<ImportedRisk[]>;
  /** All of the rows, or none where one of them is wrong. */
  import(
    cutover: string,
    rows: Record<string, string>[],
    options?: CutoverRequestOptions & { idempotencyKey?: string },
  ): Promise<TakenRisk[]>;
  sum(query: SummedRisks, options?: CutoverRequestOptions): Promise<RiskSum>;
  /** Those behind one number of the sum, a page of them: `limit` is 200 at most. */
  summed(
    query: RisksBehind & { cursor?: string; limit?: number },
    options?: CutoverRequestOptions,
  ): Promise<TouchingRiskPage>;
}
