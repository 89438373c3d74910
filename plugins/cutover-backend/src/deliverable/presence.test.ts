import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  byAlice,
  byCarol,
  documentsWorkshop,
} from '../__testUtils__/documentsWorkshop';
import { PresenceStore } from './PresenceStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'Open documents in the database (%s)',
  databaseId => {
    let knex: Knex;
    let workshop: Awaited<ReturnType<typeof documentsWorkshop>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      workshop = await documentsWorkshop(knex);
    });

    it('know who has them open, however many say so at once', async () => {
      const { id } = await workshop.begun();
      const { presence } = workshop.replica();
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          presence.note(id, 'report', index % 2 ? byAlice : byCarol),
        ),
      );
      const present = await presence.note(id, 'report', byAlice);
      expect(present.map(({ person }) => person).sort()).toEqual([
        'user:default/alice',
        'user:default/carol',
      ]);

      const store = new PresenceStore();
      const key = { cutoverId: id, deliverable: 'plan' };
      const note = (at: string, goneBefore: string) =>
        store.note(knex, key, 'user:default/bob', { at, goneBefore });
      const later = '2026-11-24T12:00:50.000Z';
      const muchLater = '2026-11-24T12:05:00.000Z';
      await note('2026-11-24T12:00:00.000Z', '2026-11-24T11:59:00.000Z');
      await note(later, '2026-11-24T11:59:50.000Z');
      expect(await store.present(knex, key, later)).toEqual([
        {
          person: 'user:default/bob',
          since: '2026-11-24T12:00:00.000Z',
          seenAt: later,
        },
      ]);
      expect(await store.present(knex, key, muchLater)).toEqual([]);
      await note(muchLater, '2026-11-24T12:04:00.000Z');
      expect(await store.present(knex, key, muchLater)).toMatchObject([
        { since: muchLater },
      ]);
      await store.forget(knex, '2026-11-25T00:00:00.000Z');
      expect(await workshop.countOf('deliverable_presence', {})).toBe(0);
    });
  },
);
