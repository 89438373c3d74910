import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  type BackendFeature,
  type PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { cutoverPlugin } from '../plugin';
import { aBody, aTemplate, aTemplateHash, bob, company } from './company';

type Decide = (permission: string, user: string) => PolicyDecision;

/** A backend with this plugin, a catalog, and whoever is told things. */
export async function aPortal(options: {
  knex: Knex;
  decide?: Decide;
  config?: JsonObject;
  entities?: typeof company;
  /** Modules that are installed beside the plugin. */
  modules?: BackendFeature[];
}) {
  const sent: NotificationSendOptions[] = [];
  const listeners = new Set<() => void>();
  const asked: string[][] = [];
  const { server } = await startTestBackend({
    features: [
      cutoverPlugin,
      ...(options.modules ?? []),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.database.factory({ knex: options.knex }),
      catalogServiceMock.factory({ entities: options.entities ?? company }),
      permissionsThat(
        options.decide ?? (() => ({ result: AuthorizeResult.ALLOW })),
        asked,
      ),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => {
            sent.push(notification);
            listeners.forEach(listener => listener());
          },
        }),
      }),
    ],
  });

  const call = (
    method: 'get' | 'post' | 'patch',
    path: string,
    authorization: string,
  ) =>
    request(server)
      [method](`/api/cutover${path}`)
      .set('Authorization', authorization);
  const as = (user: string) => {
    const header = mockCredentials.user.header(user);
    return {
      get: (path: string) => call('get', path, header),
      post: (path: string, body: unknown) =>
        call('post', path, header).send(body as object),
      patch: (path: string, version: number, body: unknown) =>
        call('patch', path, header)
          .set('If-Match', `"${version}"`)
          .send(body as object),
      act: (path: string, version: number, body: unknown) =>
        call('post', path, header)
          .set('If-Match', `"${version}"`)
          .send(body as object),
    };
  };
  const service = {
    get: (path: string) => call('get', path, mockCredentials.service.header()),
    post: (path: string, body: unknown) =>
      call('post', path, mockCredentials.service.header()).send(body as object),
  };

  const registered = await service.post('/templates', {
    ref: 'cutovertemplate:default/small-change',
    spec: aTemplate,
  });
  expect(registered.body).toEqual({ hash: aTemplateHash });
  return {
    server,
    as,
    service,
    sent,
    asked,
    /** When so many notifications have arrived. */
    told: (count: number) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (sent.length < count) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    /** A cutover that Bob has started. */
    async started(differently: Record<string, unknown> = {}) {
      const { body } = await as(bob)
        .post('/cutovers', aBody(differently))
        .expect(201);
      return body;
    },
  };
}

function permissionsThat(decide: Decide, asked: string[][]) {
  const ask = (
    requests: { permission: Permission }[],
    options?: PermissionsServiceRequestOptions,
  ) => {
    const { principal } = (options?.credentials ?? {}) as {
      principal?: { userEntityRef?: string };
    };
    asked.push(requests.map(({ permission }) => permission.name));
    return requests.map(({ permission }) =>
      principal?.userEntityRef
        ? decide(permission.name, principal.userEntityRef)
        : ({ result: AuthorizeResult.ALLOW } as const),
    );
  };
  return mockServices.permissions.mock({
    authorizeConditional: async (requests, options) => ask(requests, options),
    authorize: async (requests, options) =>
      ask(requests, options).map(({ result }) =>
        result === AuthorizeResult.ALLOW
          ? { result }
          : { result: AuthorizeResult.DENY },
      ),
  }).factory;
}

/** What a call was answered with: its status, and the reason where it was refused. */
export function reasonOf({
  body,
  status,
}: {
  body: unknown;
  status: number;
}): [number, string | undefined] {
  const { error } = Object(body) as { error?: { reason?: string } };
  return [status, error?.reason];
}

/** What a call was refused for: `path reason` of each fault. */
export function faultsOf(response: { body: unknown }): string[] {
  const { error } = response.body as {
    error: { faults: { path: (string | number)[]; reason: string }[] };
  };
  return error.faults.map(({ path, reason }) =>
    `${path.join('.')} ${reason}`.trim(),
  );
}
