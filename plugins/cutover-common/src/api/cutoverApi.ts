import type { JsonObject } from '@backstage/types';
import type { AuditPage, AuditVerdict } from '../audit';
import type {
  Cutover,
  CutoverAct,
  CutoverPage,
  CutoverQuery,
  CreateCutoverInput,
  EditCutoverInput,
  MovedCutover,
  MoveTemplateInput,
  TemplateMove,
  Verdict,
} from '../lifecycle';
import type { CutoverTemplateSpec, Text } from '../template';
import type { ActivityApi } from './activityApi';
import type { DeliverableApi } from './deliverableApi';
import type { GateApi } from './gateApi';
import type { RiskApi } from './riskApi';
import type { TrainingApi } from './trainingApi';

/** A template as it is offered for a new cutover. */
export interface TemplateSummary {
  /** Entity ref of the CutoverTemplate. */
  ref: string;
  name: string;
  type: string;
  version: string;
  hash: string;
  title: Text;
  description: Text;
  chooseWhen: Text;
}

/** A template without what people who sit its exams may not see. */
export interface TemplateCopy {
  hash: string;
  spec: CutoverTemplateSpec;
}

/** One step of the change feed: the cutover as it is now, not as it was then. */
export interface CutoverChange {
  /** Grows with every write to any cutover, in the order of the commits. */
  position: number;
  cutover: Cutover;
}

export interface ChangePage {
  changes: CutoverChange[];
  /** Where to go on from; the request's own `after` when nothing changed. */
  position: number;
  /** More can be had at once. */
  more: boolean;
}

/** Whose credentials a call carries. */
export interface CutoverRequestOptions {
  token?: string;
  signal?: AbortSignal;
}

export interface CreateOptions extends CutoverRequestOptions {
  /** Repeating a call with the same key and the same input answers as the first one did. */
  idempotencyKey?: string;
  /** Check everything and write nothing. */
  dryRun?: boolean;
}

/** Every door to the product: pages, scaffolder, catalog and machines call these over HTTP. */
export interface CutoverApi {
  readonly activities: ActivityApi;
  readonly deliverables: DeliverableApi;
  readonly gates: GateApi;
  readonly risks: RiskApi;
  readonly training: TrainingApi;
  listTemplates(options?: CutoverRequestOptions): Promise<TemplateSummary[]>;
  getTemplate(
    ref: string,
    options?: CutoverRequestOptions,
  ): Promise<TemplateCopy & { ref: string }>;
  createCutover(
    input: CreateCutoverInput,
    options?: CreateOptions,
  ): Promise<Cutover>;
  listCutovers(
    query?: CutoverQuery,
    options?: CutoverRequestOptions,
  ): Promise<CutoverPage>;
  /** By id or by name. */
  getCutover(
    idOrName: string,
    options?: CutoverRequestOptions,
  ): Promise<Cutover>;
  /** The frozen copy that a cutover runs on. */
  getCutoverTemplate(
    idOrName: string,
    options?: CutoverRequestOptions,
  ): Promise<TemplateCopy>;
  /** What moving a cutover to the present version of its template would do. */
  previewMove(
    idOrName: string,
    options?: CutoverRequestOptions,
  ): Promise<TemplateMove>;
  /** Moves a cutover to the present version of its template. */
  moveTemplate(
    id: string,
    version: number,
    input: MoveTemplateInput,
    options?: CutoverRequestOptions,
  ): Promise<MovedCutover>;
  /** What the caller may do now, and why not. */
  getAllowed(
    idOrName: string,
    options?: CutoverRequestOptions,
  ): Promise<Record<CutoverAct, Verdict>>;
  updateCutover(
    id: string,
    version: number,
    input: EditCutoverInput,
    options?: CutoverRequestOptions,
  ): Promise<Cutover>;
  completePhase(
    id: string,
    version: number,
    phase: string,
    input: { comment: string },
    options?: CutoverRequestOptions,
  ): Promise<Cutover>;
  /** Goes back to a phase that is over; what depended on it lapses. */
  reopenPhase(
    id: string,
    version: number,
    phase: string,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<Cutover>;
  cancelCutover(
    id: string,
    version: number,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<Cutover>;
  getAudit(
    idOrName: string,
    page?: { after?: number; limit?: number },
    options?: CutoverRequestOptions,
  ): Promise<AuditPage>;
  verifyAudit(
    idOrName: string,
    options?: CutoverRequestOptions,
  ): Promise<AuditVerdict>;
  /** For services only: what changed after `after`, oldest first. */
  getChanges(
    page: { after: number; limit?: number },
    options?: CutoverRequestOptions,
  ): Promise<ChangePage>;
  /** For services only: keeps a template's content under its hash, so that the catalog need not hold it. */
  registerTemplate(
    template: { ref: string; spec: JsonObject },
    options?: CutoverRequestOptions,
  ): Promise<{ hash: string }>;
}
