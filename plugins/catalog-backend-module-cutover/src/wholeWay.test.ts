import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import cutoverPlugin from '@backstage-cutover/plugin-cutover-backend';
import request from 'supertest';
import {
  eventually,
  startCatalog,
  type StartedCatalog,
} from './__testUtils__/realCatalog';
import { templateFile, wholeSpec } from './__testUtils__/template';

jest.setTimeout(120_000);

const people = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'alice' },
    spec: { memberOf: ['shop-team'] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'shop-team' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop' },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop-team' },
  },
];

describe('the real cutover backend and the real catalog', () => {
  const directory = createMockDirectory({
    content: {
      'template.yaml': templateFile('ours', wholeSpec),
      'people.yaml': people.map(each => JSON.stringify(each)).join('\n---\n'),
    },
  });
  let catalog: StartedCatalog | undefined;

  afterEach(() => catalog?.stop());

  it('take a cutover from its template to the page of what it touches', async () => {
    catalog = await startCatalog([cutoverPlugin], {
      catalog: {
        locations: ['template.yaml', 'people.yaml'].map(name => ({
          type: 'file',
          target: directory.resolve(name),
          rules: [
            {
              allow: [
                'CutoverTemplate',
                'Template',
                'User',
                'Group',
                'Component',
              ],
            },
          ],
        })),
      },
    });
    const { entity, names, server } = catalog;
    const call = (method: 'post' | 'patch', path: string, body: object) =>
      request(server)
        [method](`/api/cutover${path}`)
        .set('Authorization', mockCredentials.user.header('user:default/alice'))
        .set('If-Match', '"1"')
        .send(body);

    await eventually(async () => {
      expect(await names('template')).toEqual(['start-ours']);
      expect(await entity('component', 'shop')).toBeDefined();
      expect(await entity('user', 'alice')).toBeDefined();
    });
    const created = await eventually(async () => {
      const answer = await call('post', '/cutovers', {
        template: 'ours',
        name: 'move-the-shop',
        title: 'Move the shop',
        owner: 'group:default/shop-team',
        targets: ['component:default/shop'],
        team: { sponsor: ['user:default/alice'] },
        window: {
          start: '2099-03-06T22:00',
          end: '2099-03-07T04:00',
          timeZone: 'Europe/Berlin',
        },
        goals: 'Better',
        scope: 'All of it',
      });
      expect(answer.body).toMatchObject({ name: 'move-the-shop' });
      return answer.body;
    });
    await eventually(async () => {
      const shop = await entity('component', 'shop');
      expect(shop?.relations).toContainEqual({
        type: 'cutOverBy',
        targetRef: 'cutover:default/move-the-shop',
      });
    });
    expect(
      await entity('cutoverphase', 'move-the-shop.implementation'),
    ).toMatchObject({ spec: { status: 'in-progress' } });

    await call('patch', `/cutovers/${created.id}`, { title: 'Move it all' });
    await eventually(async () =>
      expect(await entity('cutover', 'move-the-shop')).toMatchObject({
        metadata: { title: 'Move it all' },
      }),
    );
  });
});
