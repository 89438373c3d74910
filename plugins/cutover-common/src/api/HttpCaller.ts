import { ResponseError } from '@backstage/errors';
import type { CutoverRequestOptions } from './cutoverApi';

export interface Call extends CutoverRequestOptions {
  method?: string;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a Blob. */
  body?: unknown;
}

export interface HttpCallerOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Calls the backend. Refusals are `ResponseError`s; `body.error` carries `reason` and `faults`. */
export class HttpCaller {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: HttpCallerOptions) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('cutover');
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  async json<T>(path: string, call?: Call): Promise<T> {
    const response = await this.send(path, call);
    return response.json();
  }

  async send(path: string, call: Call = {}): Promise<Response> {
    const { method = 'GET', query, headers, body, token, signal } = call;
    const url = `${await this.#baseUrl()}${path}${queryString(query)}`;
    const isJson = body !== undefined && !(body instanceof Blob);
    const response = await this.#fetch(url, {
      method,
      signal,
      headers: {
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : (body as Blob | undefined),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

/** The header by which a write names the version that it read. */
export function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}

export function cutoverPath(idOrName: string) {
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
