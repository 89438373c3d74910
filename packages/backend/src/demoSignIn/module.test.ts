import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import demoSignIn from '.';

const ada: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { displayName: 'Ada', email: 'ada@example.com' } },
  relations: [{ type: 'memberOf', targetRef: 'group:default/business' }],
};

async function startPortal(environment: string | undefined) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoSignIn,
      catalogServiceMock.factory({ entities: [ada] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: {
            ...(environment && { environment }),
            providers: {
              demo: {
                people: [
                  { user: 'user:default/ada' },
                  { user: 'user:default/not-in-the-catalog' },
                ],
              },
            },
          },
        },
      }),
    ],
  });
  return (chosen?: string) => {
    const call = request(server).get('/api/auth/demo/refresh');
    return chosen ? call.set('x-demo-user', chosen) : call;
  };
}

describe('The demo sign-in', () => {
  it('lets in a person who is listed, with name and groups from the catalog', async () => {
    const signInAs = await startPortal('development');

    const { status, body } = await signInAs('user:default/ada');

    expect(status).toBe(200);
    expect(body.profile).toEqual({
      displayName: 'Ada',
      email: 'ada@example.com',
    });
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada', 'group:default/business'],
    });
    expect(body.backstageIdentity.token).toEqual(expect.any(String));
  });

  it('refuses everybody else, each for a reason of its own', async () => {
    const signInAs = await startPortal('development');

    const answers = await Promise.all([
      signInAs(),
      signInAs('user:default/mallory'),
      signInAs('::'),
      signInAs('user:default/not-in-the-catalog'),
    ]);

    expect(
      answers.map(({ status, body }) => [status, body.error.name]),
    ).toEqual([
      [401, 'AuthenticationError'],
      [403, 'NotAllowedError'],
      [403, 'NotAllowedError'],
      [404, 'NotFoundError'],
    ]);
  });

  it.each(['production', 'staging', undefined])(
    'does not start where auth.environment is %s',
    async environment => {
      await expect(startPortal(environment)).rejects.toThrow(
        /starts only where auth\.environment is "development"/,
      );
    },
  );
});
