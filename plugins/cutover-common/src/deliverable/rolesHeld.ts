import type { Actor, Cutover } from '../lifecycle';

/** Ids of the roles that a person holds in the team of a cutover; a service holds none. */
export function rolesHeld(
  cutover: Pick<Cutover, 'team'>,
  actor: Actor,
): string[] {
  if (actor.kind !== 'person') return [];
  return Object.entries(cutover.team).flatMap(([role, people]) =>
    people.includes(actor.ref) ? [role] : [],
  );
}
