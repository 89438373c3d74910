import type { Cutover } from './cutover';
import type { EntityFact } from './entityRefs';

/**
 * The cutover with its targets' owners as the catalog names them now; undefined where nothing changes. Targets that
 * have left the catalog keep the owner that was last known. It is no edit of the plan: version and audit trail stay.
 */
export function withTargetOwners(
  cutover: Cutover,
  entities: ReadonlyMap<string, EntityFact>,
): Cutover | undefined {
  let changed = false;
  const targets = cutover.targets.map(target => {
    const fact = entities.get(target.ref);
    if (!fact || fact.owner === target.owner) return target;
    changed = true;
    return fact.owner
      ? { ref: target.ref, owner: fact.owner }
      : { ref: target.ref };
  });
  return changed ? { ...cutover, targets } : undefined;
}
