import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';

const LOCATION = 'bench:entities';

/** Entities that hold what cutovers hold, so that both lists have rows of one size. */
class BenchEntities implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  getProviderName() {
    return 'bench-entities';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
  }

  async emit(count: number, cutover: Cutover) {
    await this.#connection?.applyMutation({
      type: 'full',
      entities: Array.from({ length: count }, (_, index) => ({
        locationKey: LOCATION,
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: `bench-${index}`,
            title: `Cutover ${index}`,
            annotations: {
              'backstage.io/managed-by-location': LOCATION,
              'backstage.io/managed-by-origin-location': LOCATION,
            },
          },
          spec: {
            // As JSON has it: the type of a cutover says less than that it is JSON.
            ...JSON.parse(JSON.stringify(cutover)),
            type: 'bench',
            lifecycle: 'running',
          },
        },
      })),
    });
  }
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
        process.on(
          'message',
          async (ask: { entities?: number; like: Cutover }) => {
            if (!ask.entities) return;
            await provider.emit(ask.entities, ask.like);
            process.send?.({ emitted: ask.entities });
          },
        );
      },
    });
  },
});
