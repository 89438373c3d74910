import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import type { CutoverApi } from '@backstage-cutover/plugin-cutover-common';
import { CutoverBackend } from '../backend/CutoverBackend';
import { aCutover, Feed } from '../__testUtils__/feed';
import { CutoverEntityProvider } from './CutoverEntityProvider';

const day = 24 * 60 * 60_000;

/** The catalog, as far as a provider sees it; several providers of a name share it, as replicas do. */
class Catalog implements EntityProviderConnection {
  readonly mutations: EntityProviderMutation[] = [];
  readonly titles = new Map<string, string | undefined>();
  onApply: () => void = () => {};

  async applyMutation(mutation: EntityProviderMutation) {
    this.mutations.push(mutation);
    if (mutation.type === 'full') this.titles.clear();
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    const removed = mutation.type === 'full' ? [] : mutation.removed;
    for (const { entity } of added) {
      this.titles.set(stringifyEntityRef(entity), entity.metadata.title);
    }
    for (const item of removed) {
      this.titles.delete(
        'entityRef' in item ? item.entityRef : stringifyEntityRef(item.entity),
      );
    }
    this.onApply();
  }

  async refresh() {}

  get cutovers() {
    return [...this.titles.keys()]
      .filter(ref => ref.startsWith('cutover:'))
      .map(ref => ref.slice('cutover:default/'.length));
  }
}

function aProvider(
  api: CutoverApi | (() => Promise<CutoverApi>),
  { now = '2026-12-01', waits = [] as number[] } = {},
) {
  return new CutoverEntityProvider({
    backend: new CutoverBackend(
      typeof api === 'function' ? api : async () => api,
      new AbortController().signal,
      async milliseconds => {
        waits.push(milliseconds);
      },
    ),
    logger: mockServices.logger.mock(),
    closedStayFor: 90 * day,
    inTurn: work => work(),
    now: () => Date.parse(now),
  });
}

async function connected(feed: Feed, catalog = new Catalog(), now?: string) {
  const provider = aProvider(feed.api, { now });
  await provider.connect(catalog);
  await provider.sync();
  return { provider, catalog };
}

describe('CutoverEntityProvider', () => {
  const shop = aCutover();
  const till = aCutover({ id: 'id-of-till', name: 'till', title: 'New till' });

  it('brings in everything when it connects', async () => {
    const feed = new Feed().write(shop, till).inPagesOf(1);
    const { catalog } = await connected(feed);
    expect(catalog.mutations.map(each => each.type)).toEqual(['full']);
    expect([...catalog.titles]).toEqual([
      ['cutover:default/shop', 'Move the shop'],
      ['cutoverphase:default/shop.initiation', 'Move the shop: Initiation'],
      ['cutoverphase:default/shop.closing', 'Move the shop: Closing'],
      ['cutover:default/till', 'New till'],
      ['cutoverphase:default/till.initiation', 'New till: Initiation'],
      ['cutoverphase:default/till.closing', 'New till: Closing'],
    ]);
  });

  it('says where the entities come from', async () => {
    const { catalog } = await connected(new Feed().write(shop));
    const [mutation] = catalog.mutations;
    const entities = mutation.type === 'full' ? mutation.entities : [];
    for (const { entity, locationKey } of entities) {
      expect(locationKey).toBe('cutover:cutovers');
      expect(entity.metadata.annotations).toEqual({
        'cutover/id': 'id-of-shop',
        'backstage.io/managed-by-location': 'cutover:cutovers/shop',
        'backstage.io/managed-by-origin-location': 'cutover:cutovers/shop',
      });
    }
  });

  it('makes of a change to one cutover one delta with that cutover and its phases', async () => {
    const feed = new Feed().write(shop, till);
    const { catalog, provider } = await connected(feed);
    feed.write({ ...shop, title: 'Move it all' });
    await provider.sync();
    expect(catalog.mutations).toHaveLength(2);
    expect(catalog.mutations[1]).toMatchObject({ type: 'delta', removed: [] });
    const [, delta] = catalog.mutations;
    expect(
      delta.type === 'delta' &&
        delta.added.map(({ entity }) => stringifyEntityRef(entity)),
    ).toEqual([
      'cutover:default/shop',
      'cutoverphase:default/shop.initiation',
      'cutoverphase:default/shop.closing',
    ]);
  });

  it('asks for nothing twice and changes nothing where nothing changed', async () => {
    const feed = new Feed().write(shop, till);
    const { catalog, provider } = await connected(feed);
    await provider.sync();
    expect(feed.asked).toEqual([0, 2, 2, 2]);
    expect(catalog.mutations).toHaveLength(1);
  });

  it('misses nothing that is written while it reads everything', async () => {
    const feed = new Feed().write(shop, till).inPagesOf(1);
    const late = aCutover({ id: 'id-of-late', name: 'late', title: 'Late' });
    const writes = [late, { ...shop, title: 'Moved meanwhile' }];
    feed.meanwhile(() => {
      const next = writes.pop();
      if (next) feed.write(next);
    });
    const { catalog } = await connected(feed);
    expect(catalog.cutovers.sort()).toEqual(['late', 'shop', 'till']);
    expect(catalog.titles.get('cutover:default/shop')).toBe('Moved meanwhile');
  });

  it('takes in what changes while it applies', async () => {
    const feed = new Feed().write(shop);
    const catalog = new Catalog();
    const writes = [{ ...shop, title: 'Second' }, till];
    catalog.onApply = () => {
      const next = writes.pop();
      if (next) feed.write(next);
    };
    await connected(feed, catalog);
    expect(catalog.mutations.map(each => each.type)).toEqual([
      'full',
      'delta',
      'delta',
    ]);
    expect(catalog.titles.get('cutover:default/shop')).toBe('Second');
  });

  it('ends at the newest state though another replica overtakes it', async () => {
    const feed = new Feed().write(shop);
    const catalog = new Catalog();
    const { provider: slow } = await connected(feed, catalog);
    const { provider: fast } = await connected(feed, catalog);

    feed.write({ ...shop, title: 'Old state' });
    let overtaken = false;
    feed.meanwhile(async () => {
      if (overtaken) return;
      overtaken = true;
      feed.write({ ...shop, title: 'New state' });
      await fast.sync();
    });
    await slow.sync();
    const titles = catalog.mutations.flatMap(each =>
      each.type === 'delta' ? [each.added[0].entity.metadata.title] : [],
    );
    expect(titles).toEqual(['New state', 'Old state', 'New state']);
    expect(catalog.titles.get('cutover:default/shop')).toBe('New state');
  });

  it('heals what a full read of another replica took away', async () => {
    const feed = new Feed().write(shop);
    const catalog = new Catalog();
    const { provider: slow } = await connected(feed, catalog);
    const { provider: fast } = await connected(feed, catalog);
    let begun = false;
    feed.meanwhile(async () => {
      if (begun) return;
      begun = true;
      feed.write(till);
      await fast.sync();
    });
    await slow.reconcile();
    expect(catalog.cutovers).toEqual(['shop', 'till']);
  });

  it('puts right on schedule what was lost in whatever way', async () => {
    const feed = new Feed().write(shop, till);
    const { catalog, provider } = await connected(feed);
    catalog.titles.clear();
    catalog.titles.set('cutover:default/ghost', 'Ghost');
    await provider.sync();
    expect(catalog.cutovers).toEqual(['ghost']);
    await provider.reconcile();
    expect(catalog.cutovers).toEqual(['shop', 'till']);
  });

  it('keeps closed and cancelled cutovers for their time and then lets them go', async () => {
    const [first, last] = shop.phases;
    const closed = {
      ...shop,
      status: 'closed' as const,
      phases: [first, { ...last, actual: { end: '2026-12-01T00:00:00.000Z' } }],
    };
    const cancelled = {
      ...till,
      status: 'cancelled' as const,
      cancellation: {
        reason: 'x',
        by: 'user:default/bob',
        at: '2026-12-20T00:00:00.000Z',
      },
    };
    const feed = new Feed().write(closed, cancelled);
    const shown = async (now: string) =>
      (await connected(feed, new Catalog(), now)).catalog.cutovers;
    expect(await shown('2027-02-28')).toEqual(['shop', 'till']);
    expect(await shown('2027-03-02')).toEqual(['till']);
    expect(await shown('2027-04-01')).toEqual([]);
  });

  it('takes a cutover out by one delta once its time is over', async () => {
    const feed = new Feed().write(shop, till);
    const { catalog, provider } = await connected(
      feed,
      new Catalog(),
      '2027-12-01',
    );
    feed.write({
      ...shop,
      status: 'cancelled',
      cancellation: {
        reason: 'x',
        by: 'user:default/bob',
        at: '2026-12-20T00:00:00.000Z',
      },
    });
    await provider.sync();
    expect(catalog.mutations[1]).toEqual({
      type: 'delta',
      added: [],
      removed: [
        'cutover:default/shop',
        'cutoverphase:default/shop.initiation',
        'cutoverphase:default/shop.closing',
      ].map(entityRef => ({ entityRef, locationKey: 'cutover:cutovers' })),
    });
  });

  it('tries on, ever more patiently, until the cutover backend is there', async () => {
    const feed = new Feed().write(shop);
    const waits: number[] = [];
    const catalog = new Catalog();
    let refusals = 9;
    const provider = aProvider(
      async () => {
        if (refusals > 0) {
          refusals -= 1;
          throw new TypeError('fetch failed');
        }
        return feed.api;
      },
      { waits },
    );
    const applied = new Promise<void>(resolve => {
      catalog.onApply = resolve;
    });
    await provider.connect(catalog);
    await applied;
    expect(catalog.cutovers).toEqual(['shop']);
    expect(waits).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  it('applies again what the catalog could not take', async () => {
    const feed = new Feed().write(shop);
    const { catalog, provider } = await connected(feed);
    feed.write(till);
    catalog.onApply = () => {
      catalog.onApply = () => {};
      catalog.titles.delete('cutover:default/till');
      throw new Error('The database went away');
    };
    await expect(provider.sync()).rejects.toThrow('went away');
    await provider.sync();
    expect(catalog.cutovers).toEqual(['shop', 'till']);
  });

  it('runs one round at a time, and one more for all who ask meanwhile', async () => {
    const feed = new Feed().write(shop);
    const { provider } = await connected(feed);
    const before = feed.asked.length;
    await Promise.all([1, 2, 3, 4, 5].map(() => provider.sync()));
    expect(feed.asked.length - before).toBe(2);
  });
});
