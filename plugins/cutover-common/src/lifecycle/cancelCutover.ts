import type { TemplateRole } from '../template';
import type { Actor } from './actor';
import type { Cutover, Happened } from './cutover';
import { assertMayAct } from './mayAct';

/** What a running cutover becomes when it is given up. Its phases stay as they were found. */
export function cancelCutover(
  cutover: Cutover,
  { reason }: { reason: string },
  { at, by, roles }: { at: string; by: Actor; roles: TemplateRole[] },
): { next: Cutover; happened: Happened } {
  assertMayAct(cutover, 'cancel', by, roles);
  return {
    next: {
      ...cutover,
      status: 'cancelled',
      cancellation: { reason, by: by.ref, at },
      updatedAt: at,
    },
    happened: {
      type: 'cutover.cancelled',
      cutoverId: cutover.id,
      at,
      by: by.ref,
      reason,
      before: { status: cutover.status },
      after: { status: 'cancelled' },
    },
  };
}
