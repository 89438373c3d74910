import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type DeferredEntity,
  type EntityProvider,
  type EntityProviderConnection,
  type EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { CutoverEntityProvider } from '../../plugins/catalog-backend-module-cutover/src/lifecycle/CutoverEntityProvider';

interface Emission {
  milliseconds: number;
  /** How many rows of these entities the catalog held right afterwards. */
  rows: number;
  entities: number;
}

const none: EntityProviderMutation = { type: 'full', entities: [] };

/** The portal's own provider, and what it tells the catalog. */
class Listener {
  /** What the last full mutation held. */
  entities: DeferredEntity[] = [];
  /** When the last full mutation was in the catalog's database. */
  appliedAt = 0;
  #provider: CutoverEntityProvider | undefined;
  #connection: EntityProviderConnection | undefined;

  /** The provider in the module is left as it is; only its line to the catalog passes through here. */
  listen() {
    const listener = this;
    const { connect } = CutoverEntityProvider.prototype;
    CutoverEntityProvider.prototype.connect = function listenedTo(connection) {
      listener.#provider = this;
      listener.#connection = connection;
      return connect.call(this, {
        refresh: options => connection.refresh(options),
        async applyMutation(mutation) {
          await connection.applyMutation(mutation);
          listener.#heard(mutation);
        },
      });
    };
  }

  async emit(): Promise<number> {
    const began = performance.now();
    await this.#provider?.reconcile();
    return this.appliedAt - began;
  }

  async clear() {
    await this.#connection?.applyMutation(none);
  }

  #heard(mutation: EntityProviderMutation) {
    this.appliedAt = performance.now();
    if (mutation.type === 'full') {
      this.entities = mutation.entities;
      return;
    }
    process.send?.({
      delta: {
        at: Date.now(),
        titles: mutation.added.map(({ entity }) => entity.metadata.title),
        added: mutation.added.map(({ entity }) => stringifyEntityRef(entity)),
        removed: mutation.removed.length,
      },
    });
  }
}

/** The least that a provider does: it has the entities in its hand. */
class BareProvider implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  getProviderName() {
    return 'bench-bare';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
  }

  async emit(entities: DeferredEntity[]): Promise<number> {
    const began = performance.now();
    await this.#connection?.applyMutation({ type: 'full', entities });
    return performance.now() - began;
  }

  async clear() {
    await this.#connection?.applyMutation(none);
  }
}

const listener = new Listener();
listener.listen();

export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-emissions',
  register({ registerInit }) {
    registerInit({
      deps: {
        database: coreServices.database,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ database, processing }) {
        const bare = new BareProvider();
        processing.addEntityProvider(bare);

        const emit = async (side: 'ours' | 'bare'): Promise<Emission> => {
          const knex = await database.getClient();
          const milliseconds =
            side === 'ours'
              ? await listener.emit()
              : await bare.emit(listener.entities);
          const emission = {
            milliseconds,
            rows: await rowsOf(knex, listener.entities[0]),
            entities: listener.entities.length,
          };
          // The next emission begins with a catalog that knows none of them.
          await listener.clear();
          await bare.clear();
          return emission;
        };
        process.on(
          'message',
          async ({ emission }: { emission?: 'ours' | 'bare' }) => {
            if (!emission) return;
            process.send?.({ emission: await emit(emission) });
          },
        );
      },
    });
  },
});

async function rowsOf(knex: Knex, example: DeferredEntity): Promise<number> {
  const [{ count }] = await knex('refresh_state')
    .where({ location_key: example.locationKey })
    .count({ count: '*' });
  return Number(count);
}
