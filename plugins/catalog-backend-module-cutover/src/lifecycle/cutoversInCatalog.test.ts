import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  eventually,
  startCatalog,
  type StartedCatalog,
} from '../__testUtils__/realCatalog';
import { aCutover, Feed } from '../__testUtils__/feed';
import { cutoverEntityConditions } from './permissionRules';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'cutovers in the catalog, on %s',
  databaseId => {
    const shop = aCutover();
    const till = aCutover({
      id: 'id-of-till',
      name: 'till',
      title: 'New till',
    });

    let catalog: StartedCatalog | undefined;

    async function start(
      feed: Feed,
      knex?: Awaited<ReturnType<typeof databases.init>>,
      ...features: BackendFeature[]
    ) {
      const database = knex ?? (await databases.init(databaseId));
      catalog = await startCatalog([
        feed.feature,
        mockServices.database.factory({ knex: database }),
        ...features,
      ]);
      return catalog;
    }

    afterEach(async () => {
      await catalog?.stop();
      catalog = undefined;
    });

    function relationsOf(entity: Entity | undefined) {
      return entity?.relations
        ?.map(({ type, targetRef }) => `${type} ${targetRef}`)
        .sort();
    }

    it('stand there with their phases and relations', async () => {
      const { entity } = await start(new Feed().write(shop));
      await eventually(async () => {
        expect(relationsOf(await entity('cutover', 'shop'))).toEqual([
          'basedOnTemplate cutovertemplate:default/small-change',
          'cutoverTeamMember user:default/alice',
          'cutoverTeamMember user:default/carol',
          'cutsOver component:default/shop',
          'hasPart cutoverphase:default/shop.closing',
          'hasPart cutoverphase:default/shop.initiation',
          'ownedBy group:default/shop-team',
        ]);
        expect(
          relationsOf(await entity('cutoverphase', 'shop.closing')),
        ).toEqual([
          'ownedBy group:default/shop-team',
          'partOf cutover:default/shop',
        ]);
      });
      expect(await entity('cutover', 'shop')).toMatchObject({
        metadata: { title: 'Move the shop' },
        spec: { status: 'running', phase: 'initiation' },
      });
    });

    it('follow at a nudge, at the poll where the nudge was lost, and by the full comparison', async () => {
      const feed = new Feed().write(shop);
      const { entity, names, events, scheduler } = await start(feed);
      const title = async () =>
        (await entity('cutover', 'shop'))?.metadata.title;
      await eventually(async () => expect(await title()).toBe(shop.title));

      feed.write({ ...shop, title: 'Nudged' });
      await events.publish({
        topic: 'cutover.changed',
        eventPayload: { cutoverId: shop.id },
      });
      await eventually(async () => expect(await title()).toBe('Nudged'));

      feed.write(till);
      await scheduler.triggerTask('cutover-poll');
      await eventually(async () =>
        expect(await names('cutover')).toEqual(['shop', 'till']),
      );

      await scheduler.triggerTask('cutover-reconcile');
      expect(feed.asked.filter(after => after === 0)).toHaveLength(2);
    });

    it('leave once their time after the end is over', async () => {
      const feed = new Feed().write(shop, till);
      const { names, scheduler } = await start(feed);
      await eventually(async () =>
        expect(await names('cutover')).toEqual(['shop', 'till']),
      );
      feed.write({
        ...shop,
        status: 'cancelled',
        cancellation: {
          reason: 'Long ago',
          by: 'user:default/bob',
          at: '2020-01-01T00:00:00.000Z',
        },
      });
      await scheduler.triggerTask('cutover-poll');
      await eventually(async () => {
        expect(await names('cutover')).toEqual(['till']);
        expect(await names('cutoverphase')).toEqual([
          'till.closing',
          'till.initiation',
        ]);
      });
    });

    it('are hidden where a policy shows only those that somebody takes part in', async () => {
      const shown = cutoverEntityConditions.takesPartInCutover({
        refs: ['user:default/Alice'],
      });
      const { entity, names } = await start(
        new Feed().write(shop, {
          ...till,
          team: { sponsor: ['user:default/carol'] },
        }),
        undefined,
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(() => ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: shown,
            })),
        }).factory,
      );
      await eventually(async () =>
        expect(await entity('cutover', 'shop')).toBeDefined(),
      );
      expect(await names('cutover')).toEqual(['shop']);
      expect(await entity('cutover', 'till')).toBeUndefined();
    });

    it('come back after the database of the catalog is lost', async () => {
      const feed = new Feed().write(shop);
      const first = await start(feed);
      await eventually(async () =>
        expect(await first.names('cutover')).toEqual(['shop']),
      );
      await first.stop();
      feed.write(till);

      const second = await start(feed);
      await eventually(async () =>
        expect(await second.names('cutover')).toEqual(['shop', 'till']),
      );
    });
  },
);
