import type { FileStorage } from '@backstage-cutover/plugin-cutover-node';
import type { Knex } from 'knex';

const CHUNK = 256 * 1024;

interface ChunkRow {
  file_id: string;
  number: number;
  content: Buffer;
  written_at: string;
}

/**
 * Files in the database, in chunks, each written and read by itself: a transaction over a slow upload would hold SQLite's
 * only connection.
 */
export class DatabaseFileStorage implements FileStorage {
  constructor(private readonly deps: { db: Knex; clock: () => Date }) {}

  async write(id: string, chunks: AsyncIterable<Buffer>): Promise<void> {
    let waiting: Buffer[] = [];
    let size = 0;
    let number = 0;
    const flush = async () => {
      if (size === 0) return;
      const content = Buffer.concat(waiting);
      waiting = [];
      size = 0;
      for (let at = 0; at < content.length; at += CHUNK) {
        await this.deps.db<ChunkRow>('file_chunks').insert({
          file_id: id,
          number: number++,
          content: content.subarray(at, at + CHUNK),
          written_at: this.deps.clock().toISOString(),
        });
      }
    };
    for await (const chunk of chunks) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= CHUNK) await flush();
    }
    await flush();
  }

  async *read(id: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number++) {
      const row = await this.deps
        .db<ChunkRow>('file_chunks')
        .where({ file_id: id, number })
        .first('content');
      if (row) yield row.content;
      else if (number > 0) return;
      else throw new Error(`No content is kept of the file ${id}`);
    }
  }

  async remove(id: string): Promise<void> {
    await this.deps.db<ChunkRow>('file_chunks').where({ file_id: id }).delete();
  }

  /** Chunks of uploads that a power cut ended: they belong to no file. */
  async forgetStrays(writtenBefore: string): Promise<void> {
    const { db } = this.deps;
    await db<ChunkRow>('file_chunks')
      .where('written_at', '<', writtenBefore)
      .whereNotIn('file_id', db('deliverable_files').select('id'))
      .delete();
  }
}
