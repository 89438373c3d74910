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
import { ActivityClient } from './ActivityClient';
import type { ActivityApi } from './activityApi';
import type {
  ChangePage,
  CreateOptions,
  CutoverApi,
  CutoverRequestOptions,
  TemplateCopy,
  TemplateSummary,
} from './cutoverApi';
import { DeliverableClient } from './DeliverableClient';
import type { DeliverableApi } from './deliverableApi';
import { GateClient } from './GateClient';
import type { GateApi } from './gateApi';
import {
  cutoverPath,
  HttpCaller,
  ifMatch,
  type HttpCallerOptions,
} from './HttpCaller';
import { RiskClient } from './RiskClient';
import type { RiskApi } from './riskApi';
import { TrainingClient } from './TrainingClient';
import type { TrainingApi } from './trainingApi';

/** The API over HTTP, for browsers and backends alike. Refusals are `ResponseError`s; `body.error` carries `reason` and `faults`. */
export class CutoverClient implements CutoverApi {
  readonly activities: ActivityApi;
  readonly deliverables: DeliverableApi;
  readonly gates: GateApi;
  readonly risks: RiskApi;
  readonly training: TrainingApi;
  readonly #http: HttpCaller;

  constructor(options: HttpCallerOptions) {
    this.#http = new HttpCaller(options);
    this.activities = new ActivityClient(this.#http);
    this.deliverables = new DeliverableClient(this.#http);
    this.gates = new GateClient(this.#http);
    this.risks = new RiskClient(this.#http);
    this.training = new TrainingClient(this.#http);
  }

  async listTemplates(options?: CutoverRequestOptions) {
    const { items } = await this.#http.json<{ items: TemplateSummary[] }>(
      '/templates',
      options,
    );
    return items;
  }

  getTemplate(ref: string, options?: CutoverRequestOptions) {
    return this.#http.json<TemplateCopy & { ref: string }>(
      `/templates/${encodeURIComponent(ref)}`,
      options,
    );
  }

  createCutover(
    input: CreateCutoverInput,
    { idempotencyKey, dryRun, ...options }: CreateOptions = {},
  ) {
    return this.#http.json<Cutover>('/cutovers', {
      ...options,
      method: 'POST',
      query: dryRun ? { dryRun: true } : undefined,
      headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
      body: input,
    });
  }

  listCutovers(query: CutoverQuery = {}, options?: CutoverRequestOptions) {
    return this.#http.json<CutoverPage>('/cutovers', { ...options, query });
  }

  getCutover(idOrName: string, options?: CutoverRequestOptions) {
    return this.#http.json<Cutover>(cutoverPath(idOrName), options);
  }

  getCutoverTemplate(idOrName: string, options?: CutoverRequestOptions) {
    return this.#http.json<TemplateCopy>(
      `${cutoverPath(idOrName)}/template`,
      options,
    );
  }

  previewMove(idOrName: string, options?: CutoverRequestOptions) {
    return this.#http.json<TemplateMove>(
      `${cutoverPath(idOrName)}/template/move`,
      options,
    );
  }

  moveTemplate(
    id: string,
    version: number,
    input: MoveTemplateInput,
    options?: CutoverRequestOptions,
  ) {
    return this.#http.json<MovedCutover>(`${cutoverPath(id)}/template/move`, {
      ...options,
      method: 'POST',
      headers: ifMatch(version),
      body: input,
    });
  }

  getAllowed(idOrName: string, options?: CutoverRequestOptions) {
    return this.#http.json<Record<CutoverAct, Verdict>>(
      `${cutoverPath(idOrName)}/allowed`,
      options,
    );
  }

  updateCutover(
    id: string,
    version: number,
    input: EditCutoverInput,
    options?: CutoverRequestOptions,
  ) {
    return this.#write('PATCH', cutoverPath(id), version, input, options);
  }

  completePhase(
    id: string,
    version: number,
    phase: string,
    input: { comment: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#write(
      'POST',
      `${cutoverPath(id)}/phases/${encodeURIComponent(phase)}/complete`,
      version,
      input,
      options,
    );
  }

  reopenPhase(
    id: string,
    version: number,
    phase: string,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#write(
      'POST',
      `${cutoverPath(id)}/phases/${encodeURIComponent(phase)}/reopen`,
      version,
      input,
      options,
    );
  }

  cancelCutover(
    id: string,
    version: number,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#write(
      'POST',
      `${cutoverPath(id)}/cancel`,
      version,
      input,
      options,
    );
  }

  getAudit(
    idOrName: string,
    page: { after?: number; limit?: number } = {},
    options?: CutoverRequestOptions,
  ) {
    return this.#http.json<AuditPage>(`${cutoverPath(idOrName)}/audit`, {
      ...options,
      query: page,
    });
  }

  verifyAudit(idOrName: string, options?: CutoverRequestOptions) {
    return this.#http.json<AuditVerdict>(
      `${cutoverPath(idOrName)}/audit/verify`,
      options,
    );
  }

  getChanges(
    page: { after: number; limit?: number },
    options?: CutoverRequestOptions,
  ) {
    return this.#http.json<ChangePage>('/changes', {
      ...options,
      query: page,
      // Backend reads backend, next door: to pack and unpack the pages takes longer than to send them.
      headers: { 'Accept-Encoding': 'identity' },
    });
  }

  registerTemplate(
    template: { ref: string; spec: JsonObject },
    options?: CutoverRequestOptions,
  ) {
    return this.#http.json<{ hash: string }>('/templates', {
      ...options,
      method: 'POST',
      body: template,
    });
  }

  #write(
    method: string,
    path: string,
    version: number,
    body: unknown,
    options?: CutoverRequestOptions,
  ) {
    return this.#http.json<Cutover>(path, {
      ...options,
      method,
      headers: ifMatch(version),
      body,
    });
  }
}
