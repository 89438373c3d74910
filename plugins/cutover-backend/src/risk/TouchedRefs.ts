import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { because } from '@backstage-cutover/plugin-cutover-common';

/** So deep may domains lie within each other. */
const DEEPEST = 10;

/** What an entity stands for where risks are summed, as the caller sees the catalog. */
export class TouchedRefs {
  constructor(private readonly deps: { catalog: CatalogService }) {}

  /**
   * The entity itself; with a system its parts, with a domain its systems and their parts, with a group what it owns.
   * What belongs to an entity stands in its relations, so that its parts need not be fetched one by one.
   *
   * @throws NotFoundError where the caller sees no such entity
   */
  async of(ref: string, credentials: BackstageCredentials): Promise<string[]> {
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
