import {
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import type { Membership } from './useMemberCutovers';

/** Enough for a team; a whole company as members would make the query too long. */
const MOST_MEMBERS = 100;

/** Through whom a User or Group takes part: a group through its members, a user through the groups, which own. */
export function membershipOf(entity: Entity): Membership {
  const self = stringifyEntityRef(entity);
  const related = (relation: string) =>
    (entity.relations ?? [])
      .filter(({ type }) => type === relation)
      .map(({ targetRef }) => targetRef);
  return self.startsWith('user:')
    ? { members: [self], owners: [self, ...related(RELATION_MEMBER_OF)] }
    : {
        members: related(RELATION_HAS_MEMBER).slice(0, MOST_MEMBERS),
        owners: [self],
      };
}

/** The ids of the roles that any of these people hold. */
export const rolesHeld = ({ team }: Cutover, people: string[]): string[] =>
  Object.entries(team)
    .filter(([, refs]) => refs.some(ref => people.includes(ref)))
    .map(([role]) => role);
