import type { ReactNode } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  identityApiRef,
  type StorageApi,
  storageApiRef,
} from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type {
  Cutover,
  CutoverQuery,
} from '@backstage-cutover/plugin-cutover-common';
import type { RenderResult } from '@testing-library/react';
import { run } from 'axe-core';
import { cutoverApiRef } from '../../api';

const base = { apiVersion: 'backstage.io/v1alpha1' };

function related(type: string, targetRef: string) {
  return { type, targetRef };
}

/** A small company: the shop pays by the payment system, and people of the technology group run both. */
export const company: Entity[] = [
  {
    ...base,
    kind: 'System',
    metadata: { name: 'payments', title: 'Payments', namespace: 'default' },
    relations: [
      related('ownedBy', 'group:default/technology'),
      related('hasPart', 'component:default/ledger'),
    ],
  },
  {
    ...base,
    kind: 'Component',
    metadata: { name: 'ledger', title: 'Ledger', namespace: 'default' },
    relations: [
      related('ownedBy', 'user:default/mei'),
      related('partOf', 'system:default/payments'),
      related('dependencyOf', 'component:default/shop'),
    ],
  },
  {
    ...base,
    kind: 'Component',
    metadata: { name: 'shop', title: 'Web shop', namespace: 'default' },
    relations: [related('dependsOn', 'component:default/ledger')],
  },
  {
    ...base,
    kind: 'Group',
    metadata: { name: 'technology', title: 'Technology', namespace: 'default' },
    relations: [
      related('hasMember', 'user:default/mei'),
      related('hasMember', 'user:default/tom'),
    ],
  },
  person('mei', 'Mei Chen'),
  person('tom', 'Tom Baker'),
];

function person(name: string, displayName: string): Entity {
  return {
    ...base,
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName } },
  };
}

/** A running cutover in a window, on some targets. */
export function cutoverIn(
  window: Cutover['window'],
  targets: string[],
  title = 'Move the ledger',
): Cutover {
  return {
    id: title,
    name: title.toLocaleLowerCase('en-US').replaceAll(' ', '-'),
    title,
    type: 'technology-upgrade',
    template: { ref: 'x', version: '1.0.0', hash: 'x', title: 'Upgrade' },
    status: 'running',
    phase: 'planning',
    phases: [],
    owner: 'group:default/technology',
    team: {},
    targets: targets.map(ref => ({ ref })),
    window,
    goals: 'g',
    scope: 's',
    intake: {},
    createdBy: 'user:default/mei',
    createdAt: window.start,
    updatedAt: window.start,
    version: 1,
  };
}

export const person1 = 'user:default/mei';

/** Renders inside a portal that holds the company above and `cutovers`. */
export async function renderInPortal(
  element: ReactNode,
  options: { cutovers?: Cutover[]; asked?: CutoverQuery[] } = {},
): Promise<RenderResult & { storage: StorageApi }> {
  const { cutovers = [], asked = [] } = options;
  const storage = mockApis.storage();
  const apis = (
    <TestApiProvider
      apis={[
        [catalogApiRef, catalogApiMock({ entities: company })],
        [storageApiRef, storage],
        [identityApiRef, mockApis.identity({ userEntityRef: person1 })],
        [
          cutoverApiRef,
          {
            listCutovers: async (query: CutoverQuery = {}) => {
              asked.push(query);
              return { items: cutovers };
            },
          },
        ],
      ]}
    >
      {element}
    </TestApiProvider>
  );
  const rendered = await renderInTestApp(apis, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return { ...rendered, storage };
}

/** Names of the accessibility rules that `element` breaks; colours cannot be told without a layout. */
export async function brokenRules(element: Element) {
  const { violations } = await run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
  );
}
