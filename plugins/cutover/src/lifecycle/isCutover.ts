import type { Entity } from '@backstage/catalog-model';

const kindOf = (entity: Entity) => entity.kind.toLocaleLowerCase('en-US');

export const isCutoverAvailable = (entity: Entity) =>
  kindOf(entity) === 'cutover';

export const isCutoverPhaseAvailable = (entity: Entity) =>
  kindOf(entity) === 'cutoverphase';

/** Kinds that a cutover can change, and whose pages therefore have a *Cutovers* tab. */
export const TARGET_KINDS = [
  'component',
  'system',
  'domain',
  'resource',
  'api',
] as const;

export const isCutoverTargetAvailable = (entity: Entity) =>
  TARGET_KINDS.some(kind => kind === kindOf(entity));

/** Kinds whose pages show the risks of the cutovers that touch them, and so have a *Risks* tab. */
export const isCutoverRiskAvailable = (entity: Entity) =>
  isCutoverTargetAvailable(entity) || kindOf(entity) === 'group';

/** Kinds whose pages show which cutovers they own or take part in. */
export const isCutoverMemberAvailable = (entity: Entity) =>
  ['user', 'group'].includes(kindOf(entity));
