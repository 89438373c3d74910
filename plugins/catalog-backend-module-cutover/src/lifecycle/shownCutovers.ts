import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { DeferredEntity } from '@backstage/plugin-catalog-node';
import {
  cutoverEntities,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';

/** Constant, so that entities of the same name from elsewhere conflict with ours instead of replacing them. */
export const CUTOVER_LOCATION_KEY = 'cutover:cutovers';

/** Whether a cutover stands in the catalog: all that run, and the others for a time after their end. */
export function isShown(
  cutover: Cutover,
  now: number,
  closedStayFor: number,
): boolean {
  if (cutover.status === 'running') return true;
  const end =
    cutover.cancellation?.at ??
    cutover.phases.at(-1)?.actual.end ??
    cutover.updatedAt;
  return now - Date.parse(end) < closedStayFor;
}

export function deferredEntitiesOf(cutover: Cutover): DeferredEntity[] {
  return cutoverEntities(cutover).map(entity => ({
    entity: located(entity, `cutover:cutovers/${cutover.name}`),
    locationKey: CUTOVER_LOCATION_KEY,
  }));
}

export function removalsOf(cutover: Cutover) {
  return cutoverEntities(cutover).map(entity => ({
    entityRef: stringifyEntityRef(entity),
    locationKey: CUTOVER_LOCATION_KEY,
  }));
}

/** The phases that it had on an earlier version of its template: nobody else takes them out of the catalog. */
export function goneWith({ gonePhases = [] }: Cutover) {
  return gonePhases.map(name => ({
    entityRef: stringifyEntityRef({
      kind: 'CutoverPhase',
      namespace: DEFAULT_NAMESPACE,
      name,
    }),
    locationKey: CUTOVER_LOCATION_KEY,
  }));
}

/** An entity as the catalog asks of providers that it is: with the place where it comes from. */
export function located(entity: Entity, location: string): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
