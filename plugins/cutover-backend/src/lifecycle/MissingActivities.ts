import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { nudgesAbout } from '../outbox/messagesAbout';
import type { Outbox } from '../outbox/Outbox';
import type { OutboxStore } from '../outbox/OutboxStore';
import type { TemplateService } from '../template/TemplateService';
import type { ActivityStore } from './ActivityStore';
import type { CutoverActivities } from './CutoverActivities';
import { cutoverOf, type CutoverStore } from './CutoverStore';

const BATCH = 100;

/**
 * Gives cutovers their activities that were started before activities were kept, or by a replica of an older version
 * while a newer one is brought in. Replicas may do so at once: whoever comes second finds them made.
 */
export class MissingActivities {
  constructor(
    private readonly deps: {
      db: Knex;
      cutovers: CutoverStore;
      activityStore: ActivityStore;
      activities: CutoverActivities;
      templates: TemplateService;
      outbox: Outbox;
      outboxStore: OutboxStore;
      clock: () => Date;
      logger: LoggerService;
    },
  ) {}

  async make(signal?: AbortSignal): Promise<void> {
    const { activityStore, db, logger, outbox } = this.deps;
    let after = '00000000-0000-0000-0000-000000000000';
    while (!signal?.aborted) {
      const batch = await activityStore.cutoversWithout(db, {
        after,
        limit: BATCH,
      });
      for (const id of batch) {
        try {
          await this.#makeFor(id);
        } catch (error) {
          // The others must not wait for one that cannot be read.
          logger.error(`Cutover ${id} gets no activities`, toError(error));
        }
      }
      if (batch.length) outbox.poke();
      if (batch.length < BATCH) return;
      after = batch[batch.length - 1];
    }
  }

  async #makeFor(id: string) {
    const { activities, clock, cutovers, db, outboxStore, templates } =
      this.deps;
    await db.transaction(async tx => {
      const found = await cutovers.find(tx, id, { lock: true });
      if (!found) return;
      const cutover = cutoverOf(found);
      const spec = await templates.copy(cutover.template.hash, tx);
      const at = clock().toISOString();
      const all = await activities.ensured(tx, { cutover, spec }, at);
      const next = await activities.saveProgress(tx, cutover, all);
      if (next === cutover) return;
      await outboxStore.append(tx, id, nudgesAbout(cutover), at);
      await cutovers.takePosition(tx, id);
    });
  }
}
