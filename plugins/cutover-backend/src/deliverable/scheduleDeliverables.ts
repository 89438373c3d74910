import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { FileService } from './FileService';
import type { PresenceService } from './PresenceService';

/** What is cleared up behind documents. Doing it twice does no harm. */
export async function scheduleDeliverables(
  scheduler: SchedulerService,
  { files, presence }: { files: FileService; presence: PresenceService },
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'cutover-forgotten-files',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 30 },
    async fn(signal) {
      await files.forgetOrphans(signal);
      await presence.forgetOld();
    },
  });
}
