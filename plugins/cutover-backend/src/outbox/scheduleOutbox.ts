import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Outbox } from './Outbox';
import type { OutboxStore } from './OutboxStore';

const KEPT = 30 * 24 * 3_600_000;

/** What no poke has told, or what failed, is told by schedule; what was told is forgotten after 30 days. */
export async function scheduleOutbox(
  scheduler: SchedulerService,
  deps: {
    db: Knex;
    outbox: Outbox;
    outboxStore: OutboxStore;
    clock: () => Date;
  },
): Promise<void> {
  const { db, outbox, outboxStore, clock } = deps;
  await scheduler.scheduleTask({
    id: 'cutover-outbox',
    // On every replica: the leases keep them apart, and none waits for another that has died.
    scope: 'local',
    frequency: { seconds: 5 },
    timeout: { minutes: 5 },
    fn: async () => {
      outbox.poke();
      await outbox.settled();
    },
  });
  await scheduler.scheduleTask({
    id: 'cutover-outbox-purge',
    scope: 'global',
    frequency: { hours: 24 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 10 },
    fn: async () => {
      const before = new Date(clock().getTime() - KEPT);
      await outboxStore.purge(db, before.toISOString());
    },
  });
}
