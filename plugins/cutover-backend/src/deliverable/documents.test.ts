import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  byAlice,
  byCarol,
  bytes,
  documentsWorkshop,
  whyRefused,
} from '../__testUtils__/documentsWorkshop';
import { Recorder } from '../audit/Recorder';
import { sha256 } from '../audit/sha256';
import { DeliverableStore } from './DeliverableStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const data = { summary: 'Handed in' };

describe.each(databases.eachSupportedId())(
  'Documents in the database (%s)',
  databaseId => {
    let knex: Knex;
    let workshop: Awaited<ReturnType<typeof documentsWorkshop>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      workshop = await documentsWorkshop(knex);
    });

    /** The statements that a call makes, but for those that begin and end transactions. */
    async function statementsOf(call: () => Promise<unknown>) {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => {
        if (!/^(begin|commit|rollback)/i.test(sql)) statements.push(sql);
      };
      knex.on('query', note);
      try {
        await call();
      } finally {
        knex.removeListener('query', note);
      }
      return statements;
    }

    it('are kept as canonical JSON, under its hash', async () => {
      const { id } = await workshop.begun();
      const { deliverables } = workshop.replica();
      const body = {
        data: { tasks: [{ task: 'Buy', _row: 'x' }], summary: 'Order' },
      };
      const made = await deliverables.submit(id, 'report', body, byAlice, {});
      const row = await knex('deliverable_revisions')
        .where({ cutover_id: id })
        .first();
      expect(row.data).toBe(
        '{"summary":"Order","tasks":[{"_row":"x","task":"Buy"}]}',
      );
      expect(made.hash).toBe(sha256(row.data));
    });

    it('get one number after the other from several replicas, and keep every revision', async () => {
      const { id } = await workshop.begun();
      const replicas = [workshop.replica(), workshop.replica()];
      const made = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(part =>
          replicas[part % 2].deliverables.submit(
            id,
            'report',
            { data: { summary: `Part ${part}` } },
            part % 2 ? byAlice : byCarol,
            {},
          ),
        ),
      );
      expect(made.map(({ number }) => number).sort()).toEqual([
        1, 2, 3, 4, 5, 6,
      ]);
      const rows = await knex('deliverable_revisions')
        .where({ cutover_id: id })
        .orderBy('number')
        .pluck('data');
      expect(new Set(rows.map(row => JSON.parse(row).summary)).size).toBe(6);
    });

    it('take one of several drafts that were based on the same version', async () => {
      const { id } = await workshop.begun();
      const { deliverables } = workshop.replica();
      const save = (version: number, summary: string) =>
        deliverables.saveDraft(
          id,
          'report',
          version,
          { data: { summary } },
          byAlice,
        );
      for (const version of [1, 2]) {
        const reasons = await Promise.all(
          ['one', 'two', 'three'].map(text => whyRefused(save(version, text))),
        );
        expect(reasons.sort()).toEqual([
          'not refused',
          'precondition.stale',
          'precondition.stale',
        ]);
      }
      const view = await deliverables.get(id, 'report', byAlice);
      expect(view.version).toBe(3);
    });

    it('refuse a draft that is handed in at another version than was seen', async () => {
      const { id } = await workshop.begun();
      const { deliverables } = workshop.replica();
      await deliverables.saveDraft(id, 'report', 1, { data }, byAlice);
      const submits = [byAlice, byCarol].map(caller =>
        whyRefused(
          deliverables.submit(id, 'report', {}, caller, { version: 2 }),
        ),
      );
      expect((await Promise.all(submits)).sort()).toEqual([
        'not refused',
        'precondition.stale',
      ]);
      expect(
        await workshop.countOf('deliverable_revisions', { cutover_id: id }),
      ).toBe(1);
    });

    it('are written from everywhere at once without a circle of locks', async () => {
      const { comments, deliverables, presence } = workshop.replica();
      for (let round = 0; round < 10; round++) {
        const { id } = await workshop.begun();
        const of = [id, 'report'] as const;
        const reasons = await Promise.all(
          [
            deliverables.submit(...of, { data }, byCarol, {}),
            deliverables.saveDraft(...of, 1, { data }, byAlice),
            comments.comment(...of, { text: 'Hm' }, byAlice),
            presence.note(...of, byCarol),
          ].map(whyRefused),
        );
        expect(reasons).toEqual([
          expect.stringMatching(/^(not refused|precondition.stale)$/),
          expect.stringMatching(/^(not refused|precondition.stale)$/),
          'not refused',
          'not refused',
        ]);
      }
    });

    it('leave nothing behind when a replica dies in the middle', async () => {
      const { id } = await workshop.begun();
      const { auditStore, outboxStore } = workshop;
      const dying = new Recorder({ audit: auditStore, outboxStore });
      const die = async () => {
        throw new Error('The power is gone');
      };
      dying.record = die;
      dying.tell = die;
      const broken = workshop.replica({ recorder: dying });
      const key = { idempotencyKey: 'once' };
      const calls = [
        broken.deliverables.submit(id, 'report', { data }, byAlice, key),
        broken.deliverables.saveDraft(id, 'report', 1, { data }, byAlice),
        broken.comments.comment(id, 'report', { text: 'Hm' }, byAlice, key),
        broken.files.upload(
          id,
          'report',
          { name: 'a.txt', content: bytes('a', 'b') },
          byAlice,
        ),
      ];
      for (const call of calls) {
        expect(await whyRefused(call)).toBe('The power is gone');
      }
      for (const table of [
        'deliverables',
        'deliverable_revisions',
        'deliverable_comments',
        'deliverable_files',
      ]) {
        expect(await workshop.countOf(table, { cutover_id: id })).toBe(0);
      }
      expect(await workshop.countOf('file_chunks', {})).toBe(0);

      const { deliverables } = workshop.replica();
      const made = await deliverables.submit(
        ...[id, 'report', { data }, byAlice, key],
      );
      expect(made.number).toBe(1);
      const again = await deliverables.submit(
        ...[id, 'report', { data }, byAlice, key],
      );
      expect(again).toEqual(made);
    });

    it('keep a revision once a number is taken', async () => {
      const { id } = await workshop.begun();
      const store = new DeliverableStore();
      const key = { cutoverId: id, deliverable: 'report' };
      const revision = {
        number: 1,
        hash: 'a'.repeat(64),
        author: 'user:default/alice',
        byService: false,
        at: '2026-11-24T12:00:00.000Z',
        data,
        origins: [],
      };
      const first = await store.find(knex, key);
      await knex.transaction(tx => store.save(tx, key, first, { revision }));
      const later = await store.find(knex, key);
      expect(
        await whyRefused(
          knex.transaction(tx =>
            store.save(tx, key, later, {
              revision: { ...revision, data: { summary: 'Else' } },
            }),
          ),
        ),
      ).toBe('precondition.stale');
      expect(await store.revision(knex, key, 1)).toEqual(revision);
    });

    it('are read with a bounded number of statements', async () => {
      const { id } = await workshop.begun();
      const { deliverables, comments } = workshop.replica();
      const reads = async () => {
        const statements = [];
        // Otherwise its statements would count.
        await workshop.outbox.settled();
        for (const read of [
          () => deliverables.list(id, byAlice),
          () => deliverables.get(id, 'report', byAlice),
          () => deliverables.get(id, 'plan', byAlice),
          () => deliverables.revisions(id, 'report', byAlice),
          () => comments.list(id, 'report', byAlice),
        ]) {
          statements.push((await statementsOf(read)).length);
        }
        return statements;
      };
      const few = await reads();
      for (let number = 1; number <= 5; number++) {
        const summary = `Number ${number}`;
        await deliverables.submit(
          ...[id, 'report', { data: { summary } }, byAlice, {}],
        );
        await comments.comment(id, 'report', { text: summary }, byAlice);
      }
      await deliverables.saveDraft(id, 'report', 6, { data }, byAlice);
      const many = await reads();
      // One of them asks what gates have sent back.
      expect(Math.max(...few, ...many)).toBeLessThanOrEqual(7);
      // The last revision is read with the rest.
      expect(many.map((count, index) => count - few[index])).toEqual([
        0, 1, 0, 0, 0,
      ]);
    });

    it('tell those who look on that something has changed, and the team of mentions and answers', async () => {
      const { id } = await workshop.begun();
      const { comments, deliverables } = workshop.replica();
      await workshop.outbox.settled();
      workshop.told.splice(0);
      await deliverables.saveDraft(id, 'report', 1, { data }, byAlice);
      await workshop.outbox.settled();
      const signal = { teller: 'signal', id, deliverable: 'report' };
      expect(workshop.told.splice(0)).toEqual([signal]);

      const { id: comment } = await comments.comment(
        ...[id, 'report', { text: 'See, @user:default/carol' }, byAlice],
      );
      await comments.answer(id, 'report', comment, { text: 'So?' }, byCarol);
      await deliverables.submit(id, 'report', {}, byAlice, { version: 2 });
      await workshop.outbox.settled();
      const told = workshop.told.splice(0);
      // Once for all three.
      expect(told.filter(({ teller }) => teller === 'signal')).toEqual([
        signal,
      ]);
      expect(
        told.flatMap(message =>
          message.teller === 'notification'
            ? [[message.to, message.payload.title]]
            : [],
        ),
      ).toEqual([
        [['user:default/carol'], 'You are mentioned on Report'],
        [['user:default/alice'], 'Your comment on Report was answered'],
      ]);
    });
  },
);
