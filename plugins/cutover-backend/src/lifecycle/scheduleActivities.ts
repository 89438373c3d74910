import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ActivityReminders } from './ActivityReminders';
import type { MissingActivities } from './MissingActivities';

/** What is done about activities without anybody asking. */
export async function scheduleActivities(
  scheduler: SchedulerService,
  deps: { missing: MissingActivities; reminders: ActivityReminders },
): Promise<void> {
  const { missing, reminders } = deps;
  await scheduler.scheduleTask({
    id: 'cutover-missing-activities',
    // At the start of every replica, and again: one of an older version may go on starting cutovers for a while.
    scope: 'local',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    fn: signal => missing.make(signal),
  });
  await scheduler.scheduleTask({
    id: 'cutover-activity-reminders',
    scope: 'global',
    frequency: { minutes: 10 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => reminders.remind(signal),
  });
}
