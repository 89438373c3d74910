import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';

const LOCATION = 'bench:entities';

/** What the process is asked for by the benchmarks. */
interface Ask {
  /** So many that hold what cutovers hold, so that both lists have rows of one size. */
  entities?: number;
  like: Cutover;
  /** A group and its people, whom a provider brings as that of a directory does. */
  school?: { group: string; people: string[] };
}

class BenchEntities implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  getProviderName() {
    return 'bench-entities';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
  }

  async emit(entities: Pick<Entity, 'kind' | 'metadata' | 'spec'>[]) {
    await this.#connection?.applyMutation({
      type: 'full',
      entities: entities.map(({ kind, metadata, spec }) => ({
        locationKey: LOCATION,
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: {
            ...metadata,
            annotations: {
              'backstage.io/managed-by-location': LOCATION,
              'backstage.io/managed-by-origin-location': LOCATION,
            },
          },
          spec,
        },
      })),
    });
  }
}

function componentsLike(cutover: Cutover, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'Component',
    metadata: { name: `bench-${index}`, title: `Cutover ${index}` },
    spec: {
      // As JSON has it: the type of a cutover says less than that it is JSON.
      ...JSON.parse(JSON.stringify(cutover)),
      type: 'bench',
      lifecycle: 'running',
    },
  }));
}

function schoolOf({ group, people }: { group: string; people: string[] }) {
  return [
    {
      kind: 'Group',
      metadata: { name: group },
      spec: { type: 'team', children: [] },
    },
    ...people.map(name => ({
      kind: 'User',
      metadata: { name },
      spec: { memberOf: [group] },
    })),
  ];
}

export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-entities',
  register({ registerInit }) {
    registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        const provider = new BenchEntities();
        processing.addEntityProvider(provider);
        process.on('message', async ({ entities, like, school }: Ask) => {
          if (school) await provider.emit(schoolOf(school));
          else if (entities) {
            await provider.emit(componentsLike(like, entities));
          } else return;
          process.send?.({ emitted: true });
        });
      },
    });
  },
});
