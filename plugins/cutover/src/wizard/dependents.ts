import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';

/** What a cutover may change. */
export const TARGET_KINDS = [
  'component',
  'system',
  'resource',
  'api',
  'domain',
];

export type DependencyReason =
  | 'dependsOn'
  | 'partOf'
  | 'consumes'
  | 'providedBy';

/** Relations of a chosen entity that lead to what its change reaches, and how the other end sees them. */
const reaching = new Map<string, DependencyReason>([
  ['dependencyOf', 'dependsOn'],
  ['hasPart', 'partOf'],
  ['apiConsumedBy', 'consumes'],
  ['providesApi', 'providedBy'],
]);

export interface Dependent {
  ref: string;
  reason: DependencyReason;
  /** The chosen entity by which it is reached. */
  through: string;
}

/** What depends on the chosen entities and is not chosen itself, each once, in the order of the choice. */
export function dependentsOf(chosen: Entity[]): Dependent[] {
  const taken = new Set(chosen.map(entity => stringifyEntityRef(entity)));
  const found = new Map<string, Dependent>();
  for (const entity of chosen) {
    for (const { type, targetRef } of entity.relations ?? []) {
      const reason = reaching.get(type);
      const kind = targetRef.split(':')[0];
      if (!reason || !TARGET_KINDS.includes(kind)) continue;
      if (taken.has(targetRef) || found.has(targetRef)) continue;
      found.set(targetRef, {
        ref: targetRef,
        reason,
        through: stringifyEntityRef(entity),
      });
    }
  }
  return [...found.values()];
}
