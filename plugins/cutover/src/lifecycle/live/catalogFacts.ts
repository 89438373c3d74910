import type { Entity } from '@backstage/catalog-model';

function textAt(value: unknown, ...path: string[]): string | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return textAt(Object.entries(value).find(([k]) => k === key)?.[1], ...rest);
}

export const emailOf = (user?: Entity) =>
  textAt(user?.spec, 'profile', 'email');

export const lifecycleOf = (entity?: Entity) =>
  textAt(entity?.spec, 'lifecycle');

/** The name by which people know an entity. */
export const nameOf = (entity: Entity) =>
  textAt(entity.spec, 'profile', 'displayName') ??
  entity.metadata.title ??
  entity.metadata.name;
