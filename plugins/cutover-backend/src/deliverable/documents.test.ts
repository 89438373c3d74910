import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  DEFAULT_FILE_TYPES,
  type KeptComment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import {
  byAlice,
  byCarol,
  documentsWorkshop,
} from '../__testUtils__/documentsWorkshop';
import { Recorder } from '../audit/Recorder';
import { alice } from '../__testUtils__/company';
import { sha256 } from '../audit/sha256';
import { CommentStore } from './CommentStore';
import { fileLimits } from './deliverableServices';
import { DeliverableStore } from './DeliverableStore';
import { PresenceStore } from './PresenceStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const data = { summary: 'Handed in' };

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

/** What a call was refused with. */
async function reasonOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'not refused',
    error => error.reason ?? error.message,
  );
}

describe.each(databases.eachSupportedId())(
  'Documents in the database (%s)',
  databaseId => {
    let knex: Knex;
    let workshop: Awaited<ReturnType<typeof documentsWorkshop>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      workshop = await documentsWorkshop(knex);
    });

    const countOf = async (table: string, where: object) => {
      const [{ count }] = await knex(table).where(where).count({ count: '*' });
      return Number(count);
    };

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
          ['one', 'two', 'three'].map(text => reasonOf(save(version, text))),
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
        reasonOf(deliverables.submit(id, 'report', {}, caller, { version: 2 })),
      );
      expect((await Promise.all(submits)).sort()).toEqual([
        'not refused',
        'precondition.stale',
      ]);
      expect(await countOf('deliverable_revisions', { cutover_id: id })).toBe(
        1,
      );
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
          ].map(reasonOf),
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
        expect(await reasonOf(call)).toBe('The power is gone');
      }
      for (const table of [
        'deliverables',
        'deliverable_revisions',
        'deliverable_comments',
        'deliverable_files',
      ]) {
        expect(await countOf(table, { cutover_id: id })).toBe(0);
      }
      expect(await countOf('file_chunks', {})).toBe(0);

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

    it('answer a repeated comment with the first one', async () => {
      const { id } = await workshop.begun();
      const comment = (text: string) =>
        workshop.replica().comments.comment(id, 'report', { text }, byAlice, {
          idempotencyKey: 'comment-1',
        });
      const [one, two] = await Promise.all([comment('Hm'), comment('Hm')]);
      expect(one).toEqual(two);
      expect(await reasonOf(comment('Else'))).toBe('idempotency.other-body');
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
      expect(await countOf('deliverable_presence', {})).toBe(0);
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
        await reasonOf(
          knex.transaction(tx =>
            store.save(tx, key, later, {
              revision: { ...revision, data: { summary: 'Else' } },
            }),
          ),
        ),
      ).toBe('precondition.stale');
      expect(await store.revision(knex, key, 1)).toEqual(revision);
    });

    it('lose files that nothing names after 30 days, and no others', async () => {
      const { id } = await workshop.begun();
      const { deliverables, files } = workshop.replica();
      const uploaded = [];
      for (const name of ['orphan.txt', 'drafted.txt', 'kept.txt']) {
        uploaded.push(
          await files.upload(
            ...[id, 'report', { name, content: bytes(name) }, byAlice],
          ),
        );
      }
      const [orphan, drafted, kept] = uploaded;
      await deliverables.submit(
        id,
        'report',
        { data: { ...data, proof: kept.id } },
        byAlice,
        {},
      );
      await deliverables.saveDraft(
        id,
        'report',
        2,
        { data: { proof: drafted.id } },
        byAlice,
      );
      const left = async () => {
        await files.forgetOrphans();
        const list = await files.list(id, 'report', byAlice);
        return list.map(file => file.id).sort();
      };
      const all = [orphan.id, drafted.id, kept.id].sort();
      workshop.time.now = new Date('2026-12-20T12:00:00.000Z');
      expect(await left()).toEqual(all);
      workshop.time.now = new Date('2026-12-30T12:00:00.000Z');
      const named = all.filter(each => each !== orphan.id);
      expect(await left()).toEqual(named);
      expect(await countOf('file_chunks', { file_id: orphan.id })).toBe(0);

      await knex('file_chunks').insert({
        file_id: orphan.id,
        number: 0,
        content: Buffer.from('cut off'),
        written_at: '2026-12-29T00:00:00.000Z',
      });
      expect(await left()).toEqual(named);
      expect(await countOf('file_chunks', { file_id: orphan.id })).toBe(0);
      workshop.time.now = new Date('2026-11-24T12:00:00.000Z');
    });

    it('keep files wherever a module says, in chunks of 256 KiB at most where none does', async () => {
      const { id } = await workshop.begun();
      const { files } = workshop.replica();
      const text = 'x'.repeat(200_000);
      const file = await files.upload(
        id,
        'report',
        { name: 'long.txt', content: bytes(text, text, text) },
        byAlice,
      );
      const chunks = await knex('file_chunks').where({ file_id: file.id });
      expect(chunks.length).toBeGreaterThan(1);
      expect(
        Math.max(...chunks.map(({ content }) => content.length)),
      ).toBeLessThanOrEqual(256 * 1024);

      const kept = new Map<string, Buffer[]>();
      const elsewhere = workshop.replica({
        storage: {
          async write(key, parts) {
            kept.set(key, []);
            for await (const part of parts) kept.get(key)?.push(part);
          },
          async *read(key) {
            yield* kept.get(key) ?? [];
          },
          async remove(key) {
            kept.delete(key);
          },
        },
      });
      const upload = (name: string) =>
        elsewhere.files.upload(
          ...[id, 'report', { name, content: bytes('over there') }, byAlice],
        );
      const { id: there } = await upload('there.txt');
      expect([...kept.keys()]).toEqual([there]);
      const { content } = await elsewhere.files.download(
        ...[id, 'report', there, byAlice],
      );
      const read = [];
      for await (const part of content) read.push(part);
      expect(Buffer.concat(read).toString()).toBe('over there');
      expect(await reasonOf(upload('there.png'))).toBe('input.invalid');
      expect([...kept.keys()]).toEqual([there]);
    });
  },
);

describe('The configuration of files', () => {
  const limits = (files: object) =>
    fileLimits(mockServices.rootConfig({ data: { cutover: { files } } }));

  it('is sensible by itself, and takes only types that are recognised', () => {
    expect(limits({})).toEqual({
      maxSize: 20 * 1024 * 1024,
      types: DEFAULT_FILE_TYPES,
    });
    expect(limits({ maxSizeMiB: 1, types: ['text/csv'] })).toEqual({
      maxSize: 1024 * 1024,
      types: ['text/csv'],
    });
    expect(() => limits({ types: ['image/svg+xml'] })).toThrow('image/svg+xml');
  });
});
