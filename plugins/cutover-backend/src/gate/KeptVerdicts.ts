import type { CheckVerdict } from '@backstage-cutover/plugin-cutover-common';

/** So many are kept at most; the oldest go first. */
const MOST = 1000;

interface Kept {
  verdict: Promise<CheckVerdict>;
  /** Since when it is known; missing while the check is being asked. */
  since?: number;
}

/**
 * What checks of others have answered, for a short time and in this process alone: it spares them questions, and nothing
 * is decided by it. Whoever asks while the same question is on its way waits for that answer.
 */
export class KeptVerdicts {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly deps: { milliseconds: number; clock: () => Date },
  ) {}

  /** `ask` never fails. */
  of(question: string, ask: () => Promise<CheckVerdict>) {
    const found = this.#kept.get(question);
    if (found && this.#holds(found)) return found.verdict;
    return this.take(question, ask());
  }

  /** An answer that was asked for anew takes the place of an older one. */
  take(question: string, verdict: Promise<CheckVerdict>) {
    const kept: Kept = { verdict };
    this.#kept.delete(question);
    this.#kept.set(question, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    return verdict.finally(() => {
      kept.since = this.#now();
    });
  }

  #holds({ since }: Kept): boolean {
    return since === undefined || this.#now() - since < this.deps.milliseconds;
  }

  #now(): number {
    return this.deps.clock().getTime();
  }
}
