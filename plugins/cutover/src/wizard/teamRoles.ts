import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';

/** A role as the wizard of a template names it, in the reader's language. */
export interface WizardRole {
  id: string;
  title: string;
  description?: string;
  duties: string[];
  min: number;
  max?: number;
  fromTargetOwner: boolean;
}

/** People by role id. */
export type Team = Record<string, string[]>;

export interface RoleFault {
  role: WizardRole;
  kind: 'tooFew' | 'tooMany';
  count: number;
}

/** Where the team does not have as many people as the template asks. */
export function roleFaults(roles: WizardRole[], team: Team): RoleFault[] {
  return roles.flatMap((role): RoleFault[] => {
    const found = (team[role.id] ?? []).length;
    if (found < role.min) return [{ role, kind: 'tooFew', count: role.min }];
    if (role.max !== undefined && found > role.max) {
      return [{ role, kind: 'tooMany', count: role.max }];
    }
    return [];
  });
}

/** People who could hold a role because of what they or their group own. */
export interface OwnerProposal {
  /** The owner that the catalog names: a person, or a group. */
  owner: string;
  /** The targets that it owns. */
  targets: string[];
  /** The owner, or the members of the group. */
  people: string[];
}

export function ownersOf(targets: Entity[]): string[] {
  return [...new Set(targets.flatMap(entity => relatedTo(entity, 'ownedBy')))];
}

export function ownerProposals(
  targets: Entity[],
  owners: Entity[],
): OwnerProposal[] {
  const known = new Map(
    owners.map(entity => [stringifyEntityRef(entity), entity]),
  );
  return ownersOf(targets).map(owner => {
    const entity = known.get(owner);
    return {
      owner,
      targets: targets
        .filter(target => relatedTo(target, 'ownedBy').includes(owner))
        .map(target => stringifyEntityRef(target)),
      people: owner.startsWith('user:') ? [owner] : peopleOf(entity),
    };
  });
}

function peopleOf(group: Entity | undefined) {
  if (!group) return [];
  return relatedTo(group, 'hasMember').filter(ref => ref.startsWith('user:'));
}

function relatedTo(entity: Entity, type: string) {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

/**
 * Who is put into a role that its targets' owners fill: everyone of whom there is no doubt, an owner in person or a
 * group's only member. Of a larger group somebody has to choose.
 */
export function presetOf(
  role: WizardRole,
  proposals: OwnerProposal[],
): string[] {
  if (!role.fromTargetOwner) return [];
  const certain = proposals.flatMap(({ people }) =>
    people.length === 1 ? people : [],
  );
  return [...new Set(certain)].slice(0, role.max);
}

/** `team` with the roles preset that nobody has touched yet; the same object where there are none. */
export function withPresets(
  roles: WizardRole[],
  team: Team,
  proposals: OwnerProposal[],
): Team {
  const presets = roles.flatMap(role => {
    if (team[role.id] !== undefined && team[role.id].length > 0) return [];
    const people = presetOf(role, proposals);
    return people.length ? [[role.id, people] as const] : [];
  });
  return presets.length ? { ...team, ...Object.fromEntries(presets) } : team;
}
