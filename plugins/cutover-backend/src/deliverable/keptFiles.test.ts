import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DEFAULT_FILE_TYPES } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import {
  byAlice,
  bytes,
  documentsWorkshop,
  whyRefused,
} from '../__testUtils__/documentsWorkshop';
import { fileLimits } from './deliverableServices';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(120_000);

const data = { summary: 'Handed in' };

describe.each(databases.eachSupportedId())(
  'Files in the database (%s)',
  databaseId => {
    let knex: Knex;
    let workshop: Awaited<ReturnType<typeof documentsWorkshop>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      workshop = await documentsWorkshop(knex);
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
      expect(
        await workshop.countOf('file_chunks', { file_id: orphan.id }),
      ).toBe(0);

      await knex('file_chunks').insert({
        file_id: orphan.id,
        number: 0,
        content: Buffer.from('cut off'),
        written_at: '2026-12-29T00:00:00.000Z',
      });
      expect(await left()).toEqual(named);
      expect(
        await workshop.countOf('file_chunks', { file_id: orphan.id }),
      ).toBe(0);
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
      expect(await whyRefused(upload('there.png'))).toBe('input.invalid');
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
