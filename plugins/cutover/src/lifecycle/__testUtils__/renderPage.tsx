import type { ReactElement } from 'react';
import { run } from 'axe-core';
import {
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  cutoverEntities,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { cutoverApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { alice } from './aCutover';
import type { FakeCutoverApi } from './FakeCutoverApi';
import { FakeSignals } from './FakeSignals';

interface Stage {
  api: FakeCutoverApi;
  /** What the catalog knows. */
  entities?: Entity[];
  /** Whose page this is. */
  entity?: Entity;
  at?: string;
  /** Answers what pages fetch without the API. */
  fetch?: typeof fetch;
  /** Without them, pages ask by themselves alone. */
  signals?: FakeSignals;
}

export const cutoverEntity = (cutover: Cutover) => cutoverEntities(cutover)[0];

/** Draws a page of the product in a portal with the fake API behind it, for Alice. */
export function renderPage(page: ReactElement, stage: Stage) {
  const { api, entities = [], entity, at = '/', fetch = unreachable } = stage;
  const { signals = new FakeSignals() } = stage;
  return renderInTestApp(
    entity ? <EntityProvider entity={entity}>{page}</EntityProvider> : page,
    {
      apis: [
        [cutoverApiRef, api],
        [discoveryApiRef, mockApis.discovery({ baseUrl: 'http://portal' })],
        [fetchApiRef, { fetch }],
        [signalApiRef, signals],
        [catalogApiRef, catalogApiMock({ entities })],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: alice,
            ownershipEntityRefs: [alice, 'group:default/executives'],
          }),
        ],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/cutovers': rootRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
}

async function unreachable(): Promise<never> {
  throw new Error('Nothing is reachable here');
}

/** What a screen reader or a keyboard would stumble over, as sentences. Colours need a real browser. */
export async function obstacles(element: Element = document.body) {
  const { violations } = await run(element, {
    rules: {
      'color-contrast': { enabled: false },
      // The page's frame, with its landmarks and its heading, is the portal's.
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
  });
  return violations.map(
    ({ help, nodes }) => `${help}: ${nodes.map(node => node.html).join(' ')}`,
  );
}
