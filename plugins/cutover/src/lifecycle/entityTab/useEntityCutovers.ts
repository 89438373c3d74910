import { useCallback } from 'react';
import {
  RELATION_HAS_PART,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../live/useLive';
import { whenIs } from './whenIs';

/** As many as one page of the API holds; the portfolio shows the rest. */
const MOST = 200;
/** Domains hold systems, systems components: deeper nests are rare, and a query must stay small. */
const DEPTH = 3;
const MOST_PARTS = 150;

export interface TouchingCutover {
  cutover: Cutover;
  /** The targets through which it touches the entity: itself or its parts. */
  through: string[];
}

export type EntityCutoversView =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'none'; ref: string }
  | {
      screen: 'some';
      ref: string;
      now: TouchingCutover[];
      next: TouchingCutover[];
      past: TouchingCutover[];
      more: boolean;
    };

const partsOf = (entity: Entity) =>
  (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_HAS_PART)
    .map(({ targetRef }) => targetRef);

async function allParts(entity: Entity, catalog: CatalogApi) {
  const found = new Set<string>();
  let level = partsOf(entity);
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const fresh = level.filter(ref => !found.has(ref));
    fresh.forEach(ref => found.add(ref));
    const inner = fresh.filter(ref => /^(domain|system):/.test(ref));
    if (inner.length === 0) break;
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: inner,
      fields: ['kind', 'metadata.name', 'relations'],
    });
    level = items.flatMap(item => (item ? partsOf(item) : []));
  }
  return [...found].slice(0, MOST_PARTS);
}

/** The cutovers that change an entity or a part of it. */
export function useEntityCutovers(entity: Entity): EntityCutoversView {
  const api = useApi(cutoverApiRef);
  const catalog = useApi(catalogApiRef);
  const ref = stringifyEntityRef(entity);

  const load = useCallback(
    async (signal: AbortSignal) => {
      const refs = [ref, ...(await allParts(entity, catalog))];
      const page = await api.listCutovers(
        { target: refs, limit: MOST, sort: '-window' },
        { signal },
      );
      const touching = page.items.map(cutover => ({
        cutover,
        through: cutover.targets
          .map(target => target.ref)
          .filter(target => refs.includes(target)),
      }));
      return { touching, more: page.nextCursor !== undefined };
    },
    [api, catalog, entity, ref],
  );
  const live = useLive(load);

  if (live.screen === 'loading') return live;
  if (live.screen === 'failed')
    return { screen: 'failed', error: live.error, retry: live.refresh };
  const { touching, more } = live.value;
  if (touching.length === 0) return { screen: 'none', ref };
  const now = new Date().toISOString();
  const by = (when: ReturnType<typeof whenIs>) =>
    touching.filter(({ cutover }) => whenIs(cutover, now) === when);
  return {
    screen: 'some',
    ref,
    now: by('now'),
    // Listed with the latest window first; what comes next is read from the nearest on.
    next: by('next').reverse(),
    past: by('past'),
    more,
  };
}
