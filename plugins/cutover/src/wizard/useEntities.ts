import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { choiceOf, choiceOfRef, type EntityChoice } from './entityChoice';

/** The entities behind `refs`, as far as the catalog has them. */
export function useEntities(refs: string[]) {
  const catalog = useApi(catalogApiRef);
  const key = refs.join(' ');
  return useAsync(async (): Promise<Entity[]> => {
    if (!key) return [];
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: key.split(' '),
    });
    return items.filter((entity): entity is Entity => entity !== undefined);
  }, [catalog, key]);
}

/** How to show each of `refs`, at once by name and by title as soon as the catalog answers. */
export function useChoices(refs: string[]): EntityChoice[] {
  const { value: entities } = useEntities(refs);
  const key = refs.join(' ');
  return useMemo(() => {
    const known = new Map(
      (entities ?? []).map(choiceOf).map(choice => [choice.ref, choice]),
    );
    const listed = key ? key.split(' ') : [];
    return listed.map(ref => known.get(ref) ?? choiceOfRef(ref));
  }, [entities, key]);
}
