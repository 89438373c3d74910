import type { DeliverableFile } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { DeliverableKey } from './DeliverableStore';

interface FileRow {
  id: string;
  cutover_id: string;
  deliverable: string;
  name: string;
  media_type: string;
  /** PostgreSQL gives big integers as text. */
  size: number | string;
  sha256: string;
  uploaded_by: string;
  uploaded_at: string;
  is_kept: boolean | number;
}

export class FileStore {
  /** Oldest first. */
  async list(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
  ): Promise<DeliverableFile[]> {
    const rows = await db<FileRow>('deliverable_files')
      .where({ cutover_id: cutoverId, deliverable })
      .orderBy('uploaded_at')
      .orderBy('id');
    return rows.map(fileOf);
  }

  async find(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
    id: string,
  ): Promise<DeliverableFile | undefined> {
    const row = await db<FileRow>('deliverable_files')
      .where({ id, cutover_id: cutoverId, deliverable })
      .first();
    return row && fileOf(row);
  }

  async insert(
    tx: Knex.Transaction,
    { cutoverId, deliverable }: DeliverableKey,
    file: DeliverableFile,
  ): Promise<void> {
    await tx<FileRow>('deliverable_files').insert({
      id: file.id,
      cutover_id: cutoverId,
      deliverable,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.uploadedAt,
      is_kept: false,
    });
  }

  async ids(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
  ): Promise<Set<string>> {
    const ids = await db<FileRow>('deliverable_files')
      .where({ cutover_id: cutoverId, deliverable })
      .pluck('id');
    return new Set(ids);
  }

  /** Marks files as named by a revision. */
  async keep(
    tx: Knex.Transaction,
    { cutoverId, deliverable }: DeliverableKey,
    ids: string[],
  ): Promise<void> {
    await tx<FileRow>('deliverable_files')
      .where({ cutover_id: cutoverId, deliverable })
      .whereIn('id', ids)
      .update({ is_kept: true });
  }

  /** Whether it was deleted; not, where a revision names it. */
  async delete(tx: Knex.Transaction, id: string): Promise<boolean> {
    const deleted = await tx<FileRow>('deliverable_files')
      .where({ id, is_kept: false })
      .delete();
    return deleted === 1;
  }

  /** Files that no revision names and that were uploaded before then, with where they were; by id, after `after`. */
  async unnamed(
    db: Knex,
    options: { uploadedBefore: string; after: string; limit: number },
  ): Promise<(DeliverableKey & { id: string })[]> {
    const rows = await db<FileRow>('deliverable_files')
      .where({ is_kept: false })
      .where('uploaded_at', '<', options.uploadedBefore)
      .where('id', '>', options.after)
      .orderBy('id')
      .limit(options.limit)
      .select('id', 'cutover_id', 'deliverable');
    return rows.map(row => ({
      id: row.id,
      cutoverId: row.cutover_id,
      deliverable: row.deliverable,
    }));
  }
}

function fileOf(row: FileRow): DeliverableFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  };
}
