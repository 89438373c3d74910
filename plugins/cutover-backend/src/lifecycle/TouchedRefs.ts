import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { because } from '@backstage-cutover/plugin-cutover-common';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../actors/Actors';

/** So deep may domains lie within each other. */
const DEEPEST = 10;

/** Whoever has seen a sum looks behind its numbers next, and relations of the catalog are older than this anyway. */
const HELD_MS = 10_000;
const HELD = 200;

/** What an entity stands for where something is summed for it, as the caller sees the catalog. */
export class TouchedRefs {
  readonly #held = new LRUCache<string, { refs: string[]; until: number }>({
    max: HELD,
  });

  constructor(
    private readonly deps: { catalog: CatalogService; clock: () => Date },
  ) {}

  /**
   * The entity itself; with a system its parts, with a domain its systems and their parts, with a group what it owns.
   * What belongs to an entity stands in its relations, so that its parts need not be fetched one by one.
   *
   * @throws NotFoundError where the caller sees no such entity
   */
  async of(ref: string, { actor, credentials }: Caller): Promise<string[]> {
    const key = `${actor.ref} ${ref}`;
    const now = this.deps.clock().getTime();
    const held = this.#held.get(key);
    if (held && held.until > now) return held.refs;
    const refs = await this.#read(ref, credentials);
    this.#held.set(key, { refs, until: now + HELD_MS });
    return refs;
  }

  async #read(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const [entity] = await this.#entities([ref], credentials);
    if (!entity) {
      throw because(
        new NotFoundError(`There is no ${ref} in the catalog`),
        'entity.unknown',
      );
    }
    const refs = new Set([ref]);
    let below = [entity];
    for (let depth = 0; below.length && depth < DEEPEST; depth++) {
      const fresh = below.flatMap(belonging).filter(each => !refs.has(each));
      fresh.forEach(each => refs.add(each));
      const nested = isGroup(entity) ? [] : fresh.filter(hasParts);
      below = nested.length
        ? await this.#entities([...new Set(nested)], credentials)
        : [];
    }
    return [...refs];
  }

  async #entities(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'relations'] },
      { credentials },
    );
    return items.flatMap(entity => entity ?? []);
  }
}

function belonging({ kind, relations = [] }: Entity): string[] {
  const types: Record<string, string> = {
    system: RELATION_HAS_PART,
    domain: RELATION_HAS_PART,
    group: RELATION_OWNER_OF,
  };
  const wanted = types[kind.toLocaleLowerCase('en-US')];
  return relations
    .filter(({ type }) => type === wanted)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}

/** What a group owns is meant, and not what belongs to that. */
function isGroup({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'group';
}

function hasParts(ref: string): boolean {
  return ref.startsWith('system:') || ref.startsWith('domain:');
}
