import type {
  ActivityView,
  DeliverableSummary,
} from '@backstage-cutover/plugin-cutover-common';

/** The one thing that a person can do next about an activity. */
export type StepAct =
  | { kind: 'write'; deliverable: DeliverableSummary }
  | { kind: 'start' }
  | { kind: 'complete' }
  | { kind: 'look' };

/** Documents first: without them nothing is done. What the server does not allow is not offered. */
export function stepAct(
  activity: ActivityView | undefined,
  deliverables: DeliverableSummary[],
): StepAct {
  const missing = deliverables.find(
    ({ required, revision, edit }) => required && !revision && edit.allowed,
  );
  if (missing) return { kind: 'write', deliverable: missing };
  if (activity?.allowed.complete.allowed) return { kind: 'complete' };
  if (activity?.allowed.start.allowed) return { kind: 'start' };
  return { kind: 'look' };
}
