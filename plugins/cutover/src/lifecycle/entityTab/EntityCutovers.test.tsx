import { screen, within } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { aCutover, alice } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import { obstacles, renderPage } from '../__testUtils__/renderPage';
import { EntityCutovers } from './EntityCutovers';
import { MemberCutoversCard } from './MemberCutoversCard';

const entity = (
  kind: string,
  name: string,
  relations: Entity['relations'] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations,
});

const rows = async (table: string) =>
  within(await screen.findByRole('table', { name: table }))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent ?? '');

describe('The Cutovers tab', () => {
  it('sorts what touches a component into now, next and past', async () => {
    const started = {
      start: '2026-01-01T00:00:00.000Z',
      end: '2026-01-01T04:00:00.000Z',
      timeZone: 'UTC',
    };
    const api = new FakeCutoverApi([
      aCutover({ id: '1', name: 'one', title: 'Ahead' }),
      aCutover({ id: '2', name: 'two', title: 'Begun', window: started }),
      aCutover({ id: '3', name: 'three', title: 'Done', status: 'closed' }),
      aCutover({ id: '4', title: 'Elsewhere', targets: [] }),
    ]);
    renderPage(<EntityCutovers />, {
      api,
      entity: entity('Component', 'shop'),
    });
    expect((await rows('Now'))[0]).toMatch(/^Begun/);
    expect((await rows('Next'))[0]).toMatch(/^Ahead/);
    expect((await rows('Past'))[0]).toMatch(/^Done/);
    expect(screen.queryByText('Elsewhere')).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('sums the parts of a domain, through its systems', async () => {
    const system = entity('System', 'sales', [
      { type: 'hasPart', targetRef: 'component:default/shop' },
    ]);
    renderPage(<EntityCutovers />, {
      api: new FakeCutoverApi([aCutover()]),
      entities: [system],
      entity: entity('Domain', 'retail', [
        { type: 'hasPart', targetRef: 'system:default/sales' },
      ]),
    });
    expect((await rows('Next'))[0]).toMatch(/Through its parts: .*shop$/);
  });

  it('says what to do where nothing touches it', async () => {
    renderPage(<EntityCutovers />, {
      api: new FakeCutoverApi([]),
      entity: entity('Component', 'shop'),
    });
    expect(
      await screen.findByText('No cutover touches this'),
    ).toBeInTheDocument();
  });
});

describe('The card of people and groups', () => {
  it('names the part of a person in each cutover', async () => {
    renderPage(<MemberCutoversCard />, {
      api: new FakeCutoverApi([aCutover()]),
      entities: [
        {
          ...entity('CutoverTemplate', 'technology-upgrade'),
          spec: {
            type: 'technology-upgrade',
            roles: [{ id: 'sponsor', title: { en: 'Sponsor' } }],
          },
        },
      ],
      entity: entity('User', 'alice'),
    });
    await screen.findByText('Sponsor');
    expect((await rows('Cutovers'))[0]).toMatch(/Move the shop.*Sponsor$/);
    expect(await obstacles()).toEqual([]);
  });

  it('shows a group what its members take part in and what it owns', async () => {
    const api = new FakeCutoverApi([
      aCutover(),
      aCutover({
        id: '2',
        name: 'two',
        title: 'Owned',
        owner: 'group:default/executives',
        team: {},
      }),
    ]);
    renderPage(<MemberCutoversCard />, {
      api,
      entity: entity('Group', 'executives', [
        { type: 'hasMember', targetRef: alice },
      ]),
    });
    expect(await rows('Cutovers')).toHaveLength(2);
  });
});
