import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { TrainingAudience } from './TrainingAudience';
import type { TrainingDueDates } from './TrainingDueDates';

/** What is done about training without anybody asking. */
export async function scheduleTraining(
  scheduler: SchedulerService,
  deps: { audience: TrainingAudience; dueDates: TrainingDueDates },
): Promise<void> {
  const { audience, dueDates } = deps;
  await scheduler.scheduleTask({
    id: 'cutover-training-audience',
    scope: 'global',
    frequency: { minutes: 2 },
    initialDelay: { seconds: 30 },
    timeout: { minutes: 10 },
    fn: signal => audience.refreshAll(signal),
  });
  await scheduler.scheduleTask({
    id: 'cutover-training-time-outs',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => dueDates.endOverdue(signal),
  });
  await scheduler.scheduleTask({
    id: 'cutover-training-reminders',
    scope: 'global',
    frequency: { minutes: 10 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: signal => dueDates.remind(signal),
  });
}
