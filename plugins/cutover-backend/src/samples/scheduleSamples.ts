import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Samples } from './Samples';

const LONGEST_WAIT = 30_000;

/** Tries until all samples are made, ever more seldom, on one replica at a time. */
export async function scheduleSamples(
  scheduler: SchedulerService,
  samples: Samples,
  clock: () => Date,
): Promise<void> {
  const done = new AbortController();
  let wait = 2_000;
  let notBefore = 0;
  await scheduler.scheduleTask({
    id: 'cutover-samples',
    scope: 'global',
    frequency: { seconds: 2 },
    timeout: { minutes: 2 },
    signal: done.signal,
    fn: async () => {
      const now = clock().getTime();
      if (done.signal.aborted || now < notBefore) return;
      if (await samples.make()) {
        done.abort();
        return;
      }
      notBefore = now + wait;
      wait = Math.min(wait * 2, LONGEST_WAIT);
    },
  });
}
