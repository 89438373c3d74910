import {
  chainEntry,
  type AuditEntry,
  type Happened,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { sha256 } from './sha256';

export interface AuditHead {
  seq: number;
  hash: string;
}

interface EntryRow {
  cutover_id: string;
  seq: number;
  entry: string;
}

interface HeadRow extends AuditHead {
  cutover_id: string;
}

export class AuditStore {
  /** Appends to the trail of a cutover. The head stays locked until the commit, so that `seq` has no gaps. */
  async append(tx: Knex.Transaction, happened: Happened): Promise<AuditEntry> {
    const { cutoverId } = happened;
    const previous = await this.head(tx, cutoverId, { lock: true });
    const entry = chainEntry(previous, happened, sha256);
    await tx<EntryRow>('audit_entries').insert({
      cutover_id: cutoverId,
      seq: entry.seq,
      entry: JSON.stringify(entry),
    });
    const { seq, hash } = entry;
    if (previous) {
      await tx<HeadRow>('audit_heads')
        .where({ cutover_id: cutoverId })
        .update({ seq, hash });
    } else {
      await tx<HeadRow>('audit_heads').insert({
        cutover_id: cutoverId,
        seq,
        hash,
      });
    }
    return entry;
  }

  /** The last link as it was when it was appended. */
  async head(
    db: Knex,
    cutoverId: string,
    { lock = false } = {},
  ): Promise<AuditHead | undefined> {
    const query = db<HeadRow>('audit_heads')
      .where({ cutover_id: cutoverId })
      .first('seq', 'hash');
    if (lock) query.forUpdate();
    return query;
  }

  /** Entries after `after`, oldest first, each as the JSON that was stored. */
  async entries(
    db: Knex,
    cutoverId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<{ seq: number; entry: string }[]> {
    return db<EntryRow>('audit_entries')
      .where({ cutover_id: cutoverId })
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .select('seq', 'entry');
  }
}
