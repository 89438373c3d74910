import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { KeptComment } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import {
  byAlice,
  documentsWorkshop,
  whyRefused,
} from '../__testUtils__/documentsWorkshop';
import { alice } from '../__testUtils__/company';
import { CommentStore } from './CommentStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'Comments in the database (%s)',
  databaseId => {
    let knex: Knex;
    let workshop: Awaited<ReturnType<typeof documentsWorkshop>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      workshop = await documentsWorkshop(knex);
    });

    it('answer a repeated comment with the first one', async () => {
      const { id } = await workshop.begun();
      const comment = (text: string) =>
        workshop.replica().comments.comment(id, 'report', { text }, byAlice, {
          idempotencyKey: 'comment-1',
        });
      const [one, two] = await Promise.all([comment('Hm'), comment('Hm')]);
      expect(one).toEqual(two);
      expect(await whyRefused(comment('Else'))).toBe('idempotency.other-body');
    });

    it('count their review comments, those from before they were told apart too', async () => {
      const { id } = await workshop.begun();
      const store = new CommentStore();
      const about = { cutoverId: id, deliverable: 'report' };
      const at = '2026-11-24T08:00:00.000Z';
      const made = (of: string, more: Partial<KeptComment>): KeptComment => ({
        ...{ id: of, text: 'Is it?', author: alice, at, revision: 1 },
        ...{ mentions: [], answers: [] },
        ...more,
      });
      const review = { dimension: 'feasibility' as const };
      const resolved = { by: alice, at };
      const ids = Array.from({ length: 5 }, () => randomUUID());
      await knex.transaction(async tx => {
        await store.insert(tx, about, made(ids[0], review));
        await store.insert(tx, about, made(ids[1], { ...review, resolved }));
        await store.insert(tx, about, made(ids[2], {}));
        await store.insert(tx, about, made(ids[3], review));
        await store.insert(tx, about, made(ids[4], {}));
      });
      const now = () => store.reviews(knex, id, ['report', 'plan']);
      const openOnes = async () =>
        (await now()).open.map(({ comment }) => comment.id).sort();
      expect((await now()).all).toBe(3);
      expect(await openOnes()).toEqual([ids[0], ids[3]].sort());
      await knex('deliverable_comments').update({ is_review: null });
      expect((await now()).all).toBe(3);
      expect(await openOnes()).toEqual([ids[0], ids[3]].sort());
      await store.update(
        knex as Knex.Transaction,
        made(ids[0], { ...review, resolved }),
      );
      expect(await openOnes()).toEqual([ids[3]]);
      expect((await now()).all).toBe(3);
      expect((await store.reviews(knex, id, ['plan'])).all).toBe(0);
    });
  },
);
