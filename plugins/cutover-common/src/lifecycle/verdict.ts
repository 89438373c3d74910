import { ConflictError, NotAllowedError } from '@backstage/errors';
import { because } from '../errors';
import type { Actor } from './actor';
import type { Cutover, Verdict } from './cutover';

export type Refusal = Extract<Verdict, { allowed: false }>;

export function refused(reason: string, message: string): Refusal {
  return { allowed: false, reason, message };
}

/** Throws a refusal: 403 where it is about the person (`actor.…`), 409 where it is about the state of things. */
export function assertAllowed(
  verdict: Verdict,
  details: Record<string, unknown> = {},
): void {
  if (verdict.allowed) return;
  const { reason, message } = verdict;
  throw because(
    reason.startsWith('actor.')
      ? new NotAllowedError(message)
      : new ConflictError(message),
    reason,
    details,
  );
}

/** Whether somebody holds one of these roles in the team of a cutover. */
export function holdsOneOf(
  roles: readonly { id: string }[],
  { by, cutover }: { by: Actor; cutover: Pick<Cutover, 'team'> },
): boolean {
  return roles.some(
    ({ id }) =>
      Object.hasOwn(cutover.team, id) && cutover.team[id].includes(by.ref),
  );
}
