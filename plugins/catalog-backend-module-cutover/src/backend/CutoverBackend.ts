import { setTimeout } from 'node:timers/promises';
import {
  ResponseError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';
import type { CutoverApi } from '@backstage-cutover/plugin-cutover-common';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;

/** The cutover backend, which may start later than the catalog, or run in another process. */
export class CutoverBackend {
  readonly #api: () => Promise<CutoverApi>;
  readonly #stopping: AbortSignal;
  readonly #wait: (milliseconds: number) => Promise<void>;

  constructor(
    api: () => Promise<CutoverApi>,
    stopping: AbortSignal,
    wait?: (milliseconds: number) => Promise<void>,
  ) {
    this.#api = api;
    this.#stopping = stopping;
    // Never keeps a process alive that has nothing else to do.
    this.#wait =
      wait ??
      (milliseconds =>
        setTimeout(milliseconds, undefined, { signal: stopping, ref: false }));
  }

  get stopped(): boolean {
    return this.#stopping.aborted;
  }

  /** Calls once. */
  async call<T>(ask: (api: CutoverApi) => Promise<T>): Promise<T> {
    return ask(await this.#api());
  }

  /** Calls again while the backend is out of reach, `tries` times in all, waiting longer each time. */
  async callPatiently<T>(
    ask: (api: CutoverApi) => Promise<T>,
    tries: number,
    onFailure?: (error: unknown) => void,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.call(ask);
      } catch (error) {
        if (!isOutOfReach(error) || this.stopped) throw error;
        if (attempt >= tries) {
          throw new ServiceUnavailableError(
            `The cutover backend is out of reach: ${stringifyError(error)}`,
            error,
          );
        }
        onFailure?.(error);
        await this.#wait(
          Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT),
        );
      }
    }
  }
}

// A backend that is still starting answers 404 or 503 for the routes it will have.
function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof ResponseError)) return true;
  return error.statusCode === 404 || error.statusCode >= 500;
}
