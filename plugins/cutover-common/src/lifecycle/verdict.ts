import { ConflictError, NotAllowedError } from '@backstage/errors';
import { because } from '../errors';
import type { Actor } from './actor';
import type { Cutover, Verdict } from './cutover';

export type Refusal = Extract<Verdict, { allowed: false }>;

export function refused(reason: string, message: string): Refusal {
  return { allowed: false, reason, message };
}

/** What a cutover is made of is done by people. `act` begins the sentence that says so. */
export function whyNoPerson(act: string, by: Actor): Refusal | undefined {
  return by.kind === 'person'
    ? undefined
    : refused(
        'actor.person-needed',
        `${act} needs a person; ${by.ref} is a service`,
      );
}

export function whyNotRunning({
  name,
  status,
}: Pick<Cutover, 'name' | 'status'>): Refusal | undefined {
  return status === 'running'
    ? undefined
    : refused(
        'cutover.not-running',
        `Cutover ${name} is ${status}, not running`,
      );
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Throws a refusal: 403 where it is about the person (`actor.…`, and what `personal` names beside), 409 where it is about
 * the state of things.
 */
export function assertAllowed(
  verdict: Verdict,
  details: Record<string, unknown> = {},
  personal = NONE,
): void {
  if (verdict.allowed) return;
  const { reason, message } = verdict;
  throw because(
    reason.startsWith('actor.') || personal.has(reason)
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
