import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityFact } from '@backstage-cutover/plugin-cutover-common';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.owner',
  'spec.lifecycle',
  'relations',
];

/** Asks the catalog, with the caller's own eyes. */
export class CatalogFacts {
  readonly #catalog: CatalogService;

  constructor(options: { catalog: CatalogService }) {
    this.#catalog = options.catalog;
  }

  /** The entities that are there and that the caller may see, by their refs. */
  async entities(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    if (!refs.length) return new Map();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: FIELDS },
      { credentials },
    );
    return new Map(
      items.flatMap((entity, index): [string, Entity][] =>
        entity ? [[refs[index], entity]] : [],
      ),
    );
  }

  async facts(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, EntityFact>> {
    return factsOf(await this.entities(refs, credentials));
  }
}

export function factsOf(
  entities: ReadonlyMap<string, Entity>,
): Map<string, EntityFact> {
  return new Map([...entities].map(([ref, entity]) => [ref, factOf(entity)]));
}

function factOf(entity: Entity): EntityFact {
  const owner = ownerOf(entity);
  const { title } = entity.metadata;
  return {
    kind: entity.kind,
    ...(owner !== undefined && { owner }),
    ...(title !== undefined && { title }),
  };
}

function ownerOf(entity: Entity): string | undefined {
  const named =
    entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef ?? entity.spec?.owner;
  if (typeof named !== 'string' || !named) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(named, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
