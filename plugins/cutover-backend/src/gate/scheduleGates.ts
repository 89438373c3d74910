import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { GateDueDates } from './GateDueDates';

/** What is done about gates without anybody asking. */
export async function scheduleGates(
  scheduler: SchedulerService,
  { dueDates }: { dueDates: GateDueDates },
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'cutover-gate-due-dates',
    scope: 'global',
    frequency: { minutes: 10 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => dueDates.follow(signal),
  });
}
