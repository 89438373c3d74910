import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { nameOf } from './catalogFacts';
import { useCatalogEntities } from './useCatalogEntities';

/** The name by which people know an entity; the name in its ref until the catalog has answered. */
export type NameOf = (ref: string) => string;

export function useNames(refs: string[]): NameOf {
  const known = [...new Set(refs)].filter(isRef).sort();
  const entities = useCatalogEntities(known);
  return ref => {
    const entity = entities.get(ref);
    if (entity) return nameOf(entity);
    if (!isRef(ref)) return ref;
    const { kind } = parseEntityRef(ref);
    return humanizeEntityRef(parseEntityRef(ref), { defaultKind: kind });
  };
}

/** Services, too, leave traces in the history, by their bare names. */
function isRef(text: string) {
  return /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/.test(text);
}
