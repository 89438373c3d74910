import type { Fault } from '../errors';
import type { TemplateRole } from '../template';
import type { EntityFact } from './entityRefs';

type Facts = ReadonlyMap<string, EntityFact>;

// What is the subject of the portal itself is not cut over.
const NOT_A_TARGET = new Set([
  'user',
  'group',
  'location',
  'template',
  'cutover',
  'cutoverphase',
  'cutovertemplate',
]);

export function ownerFaults(owner: string, entities: Facts): Fault[] {
  const fact = entities.get(owner);
  if (!fact) return [unknownEntity('owner.unknown', owner, ['owner'])];
  if (['group', 'user'].includes(fact.kind.toLocaleLowerCase('en-US'))) {
    return [];
  }
  return [
    {
      path: ['owner'],
      reason: 'owner.not-a-group-or-user',
      message: `${owner} is a ${fact.kind}; name a group or a user as the owner`,
      params: { ref: owner, kind: fact.kind },
    },
  ];
}

export function targetFaults(targets: string[], entities: Facts): Fault[] {
  return targets.flatMap((ref, index): Fault[] => {
    const path = ['targets', index];
    const fact = entities.get(ref);
    if (!fact) return [unknownEntity('target.unknown', ref, path)];
    if (!NOT_A_TARGET.has(fact.kind.toLocaleLowerCase('en-US'))) return [];
    return [
      {
        path,
        reason: 'target.kind',
        message: `${ref} is a ${fact.kind}, which cannot be cut over; name components, systems or resources`,
        params: { ref, kind: fact.kind },
      },
    ];
  });
}

/** Are the roles filled as the template asks, with people whom the catalog knows? */
export function teamFaults(
  team: Record<string, string[]>,
  roles: TemplateRole[],
  entities: Facts,
): Fault[] {
  const known = new Set(roles.map(role => role.id));
  const unknownRoles = Object.keys(team)
    .filter(role => !known.has(role))
    .map(role => ({
      path: ['team', role],
      reason: 'team.role-unknown',
      message: `The template has no role "${role}"; its roles are ${[
        ...known,
      ].join(', ')}`,
      params: { role },
    }));
  const numbers = roles.flatMap(role =>
    holderFaults(role, Object.hasOwn(team, role.id) ? team[role.id] : []),
  );
  const people = Object.entries(team).flatMap(([role, refs]) =>
    refs.flatMap((ref, index) =>
      personFaults(ref, ['team', role, index], entities),
    ),
  );
  return [...unknownRoles, ...numbers, ...people];
}

function holderFaults(role: TemplateRole, holders: string[]): Fault[] {
  const path = ['team', role.id];
  const found = holders.length;
  if (found === 0 && role.min > 0) {
    return [
      {
        path,
        reason: 'team.role-empty',
        message: `Nobody holds the role "${role.id}"; name at least ${role.min}`,
        params: { role: role.id, min: role.min },
      },
    ];
  }
  if (found < role.min) {
    return [
      {
        path,
        reason: 'team.role-too-few',
        message: `The role "${role.id}" needs at least ${role.min} people, ${found} named`,
        params: { role: role.id, min: role.min, found },
      },
    ];
  }
  if (role.max !== undefined && found > role.max) {
    return [
      {
        path,
        reason: 'team.role-too-many',
        message: `The role "${role.id}" takes ${role.max} people at most, ${found} named`,
        params: { role: role.id, max: role.max, found },
      },
    ];
  }
  return [];
}

function personFaults(
  ref: string,
  path: Fault['path'],
  entities: Facts,
): Fault[] {
  const fact = entities.get(ref);
  if (!fact) return [unknownEntity('team.person-unknown', ref, path)];
  if (fact.kind.toLocaleLowerCase('en-US') === 'user') return [];
  return [
    {
      path,
      reason: 'team.not-a-person',
      message: `${ref} is a ${fact.kind}; roles are held by people`,
      params: { ref, kind: fact.kind },
    },
  ];
}

function unknownEntity(
  reason: 'owner.unknown' | 'target.unknown' | 'team.person-unknown',
  ref: string,
  path: Fault['path'],
): Fault {
  return {
    path,
    reason,
    message: `${ref} is not in the catalog; choose an entity that is`,
    params: { ref },
  };
}
