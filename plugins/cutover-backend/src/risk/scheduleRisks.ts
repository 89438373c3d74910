import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { RiskDueDates } from './RiskDueDates';

/** What is done about risks without anybody asking. */
export async function scheduleRisks(
  scheduler: SchedulerService,
  { dueDates }: { dueDates: RiskDueDates },
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'cutover-risk-due-dates',
    scope: 'global',
    frequency: { minutes: 10 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => dueDates.follow(signal),
  });
}
