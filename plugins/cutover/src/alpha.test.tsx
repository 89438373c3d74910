import { screen } from '@testing-library/react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { aDeliverable } from './deliverable/__testUtils__/aDeliverable';
import { FakeDeliverableApi } from './deliverable/__testUtils__/FakeDeliverableApi';
import { aCutover, alice } from './lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from './lifecycle/__testUtils__/FakeCutoverApi';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin, { cutoverApiRef } from './alpha';

const apis = () =>
  [
    [
      cutoverApiRef,
      new FakeCutoverApi([aCutover()], undefined, {
        deliverables: new FakeDeliverableApi([aDeliverable()]),
      }),
    ],
    [catalogApiRef, catalogApiMock()],
    [identityApiRef, mockApis.identity({ userEntityRef: alice })],
  ] as const;

describe('In the new frontend system', () => {
  it('the portfolio stands at /cutovers', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/cutovers'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [...apis()],
    });
    expect(
      await screen.findByRole('heading', { name: 'Cutovers' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Move the shop')).toBeInTheDocument();
  });

  it('the documents of a phase stand below it', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/cutovers/documents/move-the-shop/planning'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [...apis()],
    });
    expect(
      await screen.findByText('Nothing was handed in'),
    ).toBeInTheDocument();
  });

  it('what waits for the reader stands below it too', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/cutovers/my-work'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [...apis()],
    });
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
  });

  it('a component has the tab of its cutovers', async () => {
    renderTestApp({
      features: [plugin],
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'shop', namespace: 'default' },
          },
        }),
      ],
      apis: [...apis()],
    });
    expect(await screen.findByText('Move the shop')).toBeInTheDocument();
  });
});
