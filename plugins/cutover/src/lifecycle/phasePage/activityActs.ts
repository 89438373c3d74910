import type {
  ActivityAct,
  ActivityStatus,
} from '@backstage-cutover/plugin-cutover-common';

/** What can be done with an activity in a state at all, the next step first. Who may do it is the server's to say. */
export const ACTS: Record<ActivityStatus, ActivityAct[]> = {
  'not-started': ['start', 'assign', 'plan', 'forecast', 'dismiss'],
  'in-progress': ['complete', 'assign', 'plan', 'forecast', 'dismiss'],
  done: ['reopen', 'dismiss'],
  'not-applicable': ['reopen'],
};

/** The one act for which an activity waits; none when it is over. */
export const nextAct = (status: ActivityStatus) => {
  const [act] = ACTS[status];
  return act === 'start' || act === 'complete' ? act : undefined;
};
