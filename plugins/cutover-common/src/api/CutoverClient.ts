import { ResponseError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { AuditPage, AuditVerdict } from '../audit';
import type {
  Cutover,
  CutoverAct,
  CutoverPage,
  CutoverQuery,
  CreateCutoverInput,
  EditCutoverInput,
  Verdict,
} from '../lifecycle';
import type {
  ChangePage,
  CreateOptions,
  CutoverApi,
  CutoverRequestOptions,
  TemplateCopy,
  TemplateSummary,
} from './cutoverApi';

interface Call extends CutoverRequestOptions {
  method?: string;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}

/** The API over HTTP, for browsers and backends alike. Refusals are `ResponseError`s; `body.error` carries `reason` and `faults`. */
export class CutoverClient implements CutoverApi {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('cutover');
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  async listTemplates(options?: CutoverRequestOptions) {
    const { items } = await this.#call<{ items: TemplateSummary[] }>(
      '/templates',
      options,
    );
    return items;
  }

  getTemplate(ref: string, options?: CutoverRequestOptions) {
    return this.#call<TemplateCopy & { ref: string }>(
      `/templates/${encodeURIComponent(ref)}`,
      options,
    );
  }

  createCutover(
    input: CreateCutoverInput,
    { idempotencyKey, dryRun, ...options }: CreateOptions = {},
  ) {
    return this.#call<Cutover>('/cutovers', {
      ...options,
      method: 'POST',
      query: dryRun ? { dryRun: true } : undefined,
      headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
      body: input,
    });
  }

  listCutovers(query: CutoverQuery = {}, options?: CutoverRequestOptions) {
    return this.#call<CutoverPage>('/cutovers', { ...options, query });
  }

  getCutover(idOrName: string, options?: CutoverRequestOptions) {
    return this.#call<Cutover>(cutoverPath(idOrName), options);
  }

  getCutoverTemplate(idOrName: string, options?: CutoverRequestOptions) {
    return this.#call<TemplateCopy>(
      `${cutoverPath(idOrName)}/template`,
      options,
    );
  }

  getAllowed(idOrName: string, options?: CutoverRequestOptions) {
    return this.#call<Record<CutoverAct, Verdict>>(
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
    return this.#call<AuditPage>(`${cutoverPath(idOrName)}/audit`, {
      ...options,
      query: page,
    });
  }

  verifyAudit(idOrName: string, options?: CutoverRequestOptions) {
    return this.#call<AuditVerdict>(
      `${cutoverPath(idOrName)}/audit/verify`,
      options,
    );
  }

  getChanges(
    page: { after: number; limit?: number },
    options?: CutoverRequestOptions,
  ) {
    return this.#call<ChangePage>('/changes', { ...options, query: page });
  }

  registerTemplate(
    template: { ref: string; spec: JsonObject },
    options?: CutoverRequestOptions,
  ) {
    return this.#call<{ hash: string }>('/templates', {
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
    return this.#call<Cutover>(path, {
      ...options,
      method,
      headers: { 'If-Match': `"${version}"` },
      body,
    });
  }

  async #call<T>(path: string, call: Call = {}): Promise<T> {
    const { method = 'GET', query, headers, body, token, signal } = call;
    const url = `${await this.#baseUrl()}${path}${queryString(query)}`;
    const response = await this.#fetch(url, {
      method,
      signal,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function cutoverPath(idOrName: string) {
  return `/cutovers/${encodeURIComponent(idOrName)}`;
}

function queryString(query: Record<string, unknown> = {}) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) params.append(key, String(item));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
