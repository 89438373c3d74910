import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { aWorkshop, bobOfTheShop } from '../__testUtils__/aWorkshop';
import { aBody, company } from '../__testUtils__/company';
import { cutoverOf } from './CutoverStore';
import { TargetOwners } from './TargetOwners';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'The owners of targets on %s',
  databaseId => {
    it('follow the catalog without a new version or an audit entry, and only where they differ', async () => {
      const db = await databases.init(databaseId);
      const entities = structuredClone(company);
      const workshop = await aWorkshop(db, entities);
      const { cutovers, facts, outbox, outboxStore, told, clock } = workshop;
      const owners = new TargetOwners({
        ...{ db, facts, outbox, outboxStore, clock },
        auth: mockServices.auth(),
        cutovers: workshop.store,
      });
      const moved = await cutovers.create(aBody(), bobOfTheShop);
      const other = aBody({ targets: ['component:till'] });
      await cutovers.create(other, bobOfTheShop);
      await outbox.settled();
      told.length = 0;

      const shop = entities.find(({ metadata }) => metadata.name === 'shop');
      shop!.spec = { owner: 'executives' };
      await owners.refresh();
      await outbox.settled();
      expect(told).toEqual([
        { teller: 'event', cutoverId: moved.id },
        { teller: 'signal', id: moved.id },
      ]);
      const { changes } = await cutovers.changes({ after: 2, limit: 10 });
      expect(changes.map(cutoverOf)).toEqual([
        {
          ...moved,
          targets: [
            {
              ref: 'component:default/shop',
              owner: 'group:default/executives',
            },
            { ref: 'system:default/orders' },
          ],
        },
      ]);
      expect(
        await db('audit_entries').where({ cutover_id: moved.id }),
      ).toHaveLength(1);
      expect(
        await db('cutover_targets').where({
          owner_ref: 'group:default/executives',
          cutover_id: moved.id,
        }),
      ).toHaveLength(1);

      told.length = 0;
      await owners.refresh();
      await outbox.settled();
      expect(told).toEqual([]);
    });
  },
);
