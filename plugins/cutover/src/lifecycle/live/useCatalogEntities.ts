import useAsync from 'react-use/esm/useAsync';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

const FIELDS = ['kind', 'metadata.name', 'metadata.title', 'spec'];

/** What the catalog knows about some entities, by ref; empty until it has answered, and for what it does not know. */
export function useCatalogEntities(
  refs: string[],
): ReadonlyMap<string, Entity> {
  const catalog = useApi(catalogApiRef);
  const key = JSON.stringify(refs);
  const { value } = useAsync(async () => {
    const entityRefs: string[] = JSON.parse(key);
    if (entityRefs.length === 0) return new Map<string, Entity>();
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs,
      fields: FIELDS,
    });
    return new Map(
      entityRefs.flatMap((ref, index) => {
        const entity = items[index];
        return entity ? [[ref, entity]] : [];
      }),
    );
  }, [catalog, key]);
  return value ?? new Map();
}
