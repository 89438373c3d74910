import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateKind from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import { catalogModuleCutover } from '../module';

const inMemory = { client: 'better-sqlite3', connection: ':memory:' };

/** The real catalog with our module, as a portal has it; what is scheduled runs when the test says so. */
export async function startCatalog(
  features: BackendFeature[],
  config: JsonObject = {},
) {
  const events = mockServices.events();
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost', database: inMemory },
          cutover: { builtInTemplates: false },
          ...config,
        },
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogPlugin,
      templateKind,
      catalogModuleCutover,
      ...features,
    ],
  });

  async function call(
    method: 'get' | 'post' | 'delete',
    path: string,
    content?: object,
  ) {
    const { status, body } = await request(backend.server)
      [method](`/api/catalog${path}`)
      .set('Authorization', mockCredentials.service.header())
      .send(content);
    return { status, body };
  }

  return {
    stop: () => backend.stop(),
    server: backend.server,
    events,
    scheduler,
    /** Registers a URL, as people do, and tells how to take it away again. */
    async register(target: string) {
      const { body } = await call('post', '/locations', {
        type: 'url',
        target,
      });
      return () => call('delete', `/locations/${body.location.id}`);
    },
    /** Undefined where the catalog has no such entity. */
    async entity(kind: string, name: string): Promise<AlphaEntity | undefined> {
      const { status, body } = await call(
        'get',
        `/entities/by-name/${kind}/default/${name}`,
      );
      return status === 200 ? body : undefined;
    },
    async names(kind: string): Promise<string[]> {
      const { body } = await call('get', `/entities?filter=kind=${kind}`);
      return body.map((entity: Entity) => entity.metadata.name).sort();
    },
  };
}

export type StartedCatalog = Awaited<ReturnType<typeof startCatalog>>;

/** Looks until what is expected is there: the catalog processes and stitches in its own time. */
export async function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  for (let left = 600; ; left--) {
    try {
      return await look();
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(100);
    }
  }
}
