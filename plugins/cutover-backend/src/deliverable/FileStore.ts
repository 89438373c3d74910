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
  ): Promise<(DeliverableFile & { isKept: boolean }) | undefined> {
    const row = await db<FileRow>('deliverable_files')
      .where({ id, cutover_id: cutoverId, deliverable })
      .first();
    return row && { ...fileOf(row), isKept: Boolean(row.is_kept) };
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

  /** Marks files as named by a revision. Answers the ids of those that this deliverable has. */
  async keep(
    tx: Knex.Transaction,
    { cutoverId, deliverable }: DeliverableKey,
    ids: string[],
  ): Promise<Set<string>> {
    const rows = await tx<FileRow>('deliverable_files')
      .where({ cutover_id: cutoverId, deliverable })
      .whereIn('id', ids)
      .update({ is_kept: true })
      .returning('id');
    return new Set(rows.map(({ id }) => id));
  }

  async delete(db: Knex, id: string): Promise<void> {
    await db<FileRow>('deliverable_files').where({ id }).delete();
  }

  /** Files that no revision names and that were uploaded before then, with where they were. */
  async forgotten(
    db: Knex,
    { uploadedBefore, limit }: { uploadedBefore: string; limit: number },
  ): Promise<(DeliverableKey & { id: string })[]> {
    const rows = await db<FileRow>('deliverable_files')
      .where({ is_kept: false })
      .where('uploaded_at', '<', uploadedBefore)
      .orderBy('uploaded_at')
      .limit(limit)
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
