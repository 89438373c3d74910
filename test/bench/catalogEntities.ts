import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const COUNT = Number(process.env.BENCH_ENTITIES ?? 0);
const LOCATION = 'bench:entities';

/** As many entities as the list of cutovers has rows, of about the same size. */
class BenchEntities implements EntityProvider {
  getProviderName() {
    return 'bench';
  }

  async connect(connection: EntityProviderConnection) {
    await connection.applyMutation({
      type: 'full',
      entities: Array.from({ length: COUNT }, (_, index) => ({
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
            type: 'bench',
            lifecycle: 'running',
            owner: 'group:default/business',
            goals: 'The same service, without a gap for customers.',
            window: { start: '2027-03-14T21:00:00.000Z', timeZone: 'UTC' },
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
        processing.addEntityProvider(new BenchEntities());
      },
    });
  },
});
