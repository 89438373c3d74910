import type { AuthService } from '@backstage/backend-plugin-api';
import {
  withTargetOwners,
  type Cutover,
  type EntityFact,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Outbox } from '../outbox/Outbox';
import type { OutboxStore } from '../outbox/OutboxStore';
import { nudgesAbout } from '../outbox/messagesAbout';
import type { CatalogFacts } from './CatalogFacts';
import { cutoverOf, type CutoverStore } from './CutoverStore';

const BATCH = 100;

/**
 * Keeps the owners of targets as the catalog names them, for running cutovers. They are facts of the catalog, not
 * part of the plan: a change raises no version, so that nobody's edit is refused for it, and leaves no entry in the
 * audit trail, which records what people did. Only what really differs is written.
 */
export class TargetOwners {
  constructor(
    private readonly deps: {
      db: Knex;
      auth: AuthService;
      cutovers: CutoverStore;
      facts: CatalogFacts;
      outbox: Outbox;
      outboxStore: OutboxStore;
      clock: () => Date;
    },
  ) {}

  async refresh(signal?: AbortSignal): Promise<void> {
    const { db, cutovers } = this.deps;
    let after = '00000000-0000-0000-0000-000000000000';
    while (!signal?.aborted) {
      const batch = await cutovers.running(db, { after, limit: BATCH });
      await this.#refreshBatch(batch);
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1].id;
    }
  }

  async #refreshBatch(batch: Cutover[]) {
    const { auth, facts, outbox } = this.deps;
    const refs = batch.flatMap(({ targets }) => targets.map(({ ref }) => ref));
    const entities = await facts.facts(
      [...new Set(refs)],
      await auth.getOwnServiceCredentials(),
    );
    const outdated = batch.filter(each => withTargetOwners(each, entities));
    for (const { id } of outdated) await this.#write(id, entities);
    if (outdated.length) outbox.poke();
  }

  async #write(id: string, entities: ReadonlyMap<string, EntityFact>) {
    const { clock, cutovers, db, outboxStore } = this.deps;
    await db.transaction(async tx => {
      const found = await cutovers.find(tx, id, { lock: true });
      if (!found) return;
      const cutover = cutoverOf(found);
      const next = withTargetOwners(cutover, entities);
      if (!next) return;
      await cutovers.saveFacts(tx, cutover, next);
      const at = clock().toISOString();
      await outboxStore.append(tx, id, nudgesAbout(cutover), at);
      await cutovers.takePosition(tx, id);
    });
  }
}
