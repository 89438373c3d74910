import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  verifyChain,
  type AuditEntry,
  type AuditVerdict,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { AuditHead, AuditStore } from './AuditStore';
import { sha256 } from './sha256';

const BATCH = 500;

export interface AuditServiceOptions {
  db: Knex;
  store: AuditStore;
  /** The id of a cutover that the caller may read; throws where there is none. */
  readable(
    idOrName: string,
    credentials: BackstageCredentials,
  ): Promise<{ id: string }>;
}

/** The audit trail of a cutover, for whoever may read the cutover. Entries are JSON as it was stored. */
export class AuditService {
  constructor(private readonly deps: AuditServiceOptions) {}

  async page(
    idOrName: string,
    { after, limit }: { after: number; limit: number },
    credentials: BackstageCredentials,
  ): Promise<{ entries: string[]; nextAfter?: number }> {
    const { db, store } = this.deps;
    const { id } = await this.deps.readable(idOrName, credentials);
    const found = await store.entries(db, id, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    return {
      entries: page.map(({ entry }) => entry),
      ...(found.length > limit && { nextAfter: page.at(-1)?.seq }),
    };
  }

  /** The whole trail in batches, oldest first. Asks at once whether the caller may read it. */
  async export(
    idOrName: string,
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<string[]>> {
    const { id } = await this.deps.readable(idOrName, credentials);
    return this.#batches(id);
  }

  async verify(
    idOrName: string,
    credentials: BackstageCredentials,
  ): Promise<AuditVerdict> {
    const { id } = await this.deps.readable(idOrName, credentials);
    // Read before the entries: what is appended meanwhile lies behind the head, never before it.
    const head = await this.deps.store.head(this.deps.db, id);
    const entries: AuditEntry[] = [];
    for await (const batch of this.#batches(id)) {
      entries.push(...batch.map(entry => JSON.parse(entry)));
    }
    const verdict = verifyChain(entries, sha256);
    return verdict.holds ? withHead(verdict, entries, head) : verdict;
  }

  // By pages instead of one long cursor, which would hold SQLite's only connection while a slow reader reads.
  async *#batches(cutoverId: string): AsyncGenerator<string[]> {
    const { db, store } = this.deps;
    let after = 0;
    for (;;) {
      const batch = await store.entries(db, cutoverId, { after, limit: BATCH });
      if (batch.length) yield batch.map(({ entry }) => entry);
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1].seq;
    }
  }
}

/** A chain holds without its last links too; the head tells that they are missing. */
function withHead(
  verdict: Extract<AuditVerdict, { holds: true }>,
  entries: AuditEntry[],
  head: AuditHead | undefined,
): AuditVerdict {
  const seq = head?.seq ?? 0;
  const found = entries.at(seq - 1);
  if (seq > 0 && found?.hash === head?.hash) return verdict;
  return {
    holds: false,
    entries: verdict.entries,
    brokenAt: Math.min(verdict.entries + 1, Math.max(seq, 1)),
    reason: 'audit.end-missing',
    message: `The last entry was number ${seq}, and it is not here as it was recorded`,
  };
}
