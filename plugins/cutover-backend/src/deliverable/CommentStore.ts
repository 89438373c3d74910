import type { KeptComment } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { DeliverableKey } from './DeliverableStore';

interface CommentRow {
  id: string;
  cutover_id: string;
  deliverable: string;
  is_open: boolean | number;
  created_at: string;
  comment: string;
}

export class CommentStore {
  /** Oldest first. */
  async list(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
  ): Promise<KeptComment[]> {
    const rows = await db<CommentRow>('deliverable_comments')
      .where({ cutover_id: cutoverId, deliverable })
      .orderBy('created_at')
      .orderBy('id')
      .select('comment');
    return rows.map(commentOf);
  }

  async find(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
    id: string,
  ): Promise<KeptComment | undefined> {
    const row = await db<CommentRow>('deliverable_comments')
      .where({ id, cutover_id: cutoverId, deliverable })
      .first('comment');
    return row && commentOf(row);
  }

  /** Those that nobody has resolved, by deliverable. */
  async open(db: Knex, cutoverId: string): Promise<Map<string, KeptComment[]>> {
    const rows = await db<CommentRow>('deliverable_comments')
      .where({ cutover_id: cutoverId, is_open: true })
      .select('deliverable', 'comment');
    const open = new Map<string, KeptComment[]>();
    for (const row of rows) {
      const others = open.get(row.deliverable) ?? [];
      open.set(row.deliverable, [...others, commentOf(row)]);
    }
    return open;
  }

  /** The comments on several deliverables of one cutover. */
  async ofAll(
    db: Knex,
    cutoverId: string,
    deliverables: string[],
  ): Promise<{ deliverable: string; comment: KeptComment }[]> {
    if (!deliverables.length) return [];
    const rows = await db<CommentRow>('deliverable_comments')
      .where({ cutover_id: cutoverId })
      .whereIn('deliverable', deliverables)
      .select('deliverable', 'comment');
    return rows.map(row => ({
      deliverable: row.deliverable,
      comment: commentOf(row),
    }));
  }

  async insert(
    tx: Knex.Transaction,
    { cutoverId, deliverable }: DeliverableKey,
    comment: KeptComment,
  ): Promise<void> {
    await tx<CommentRow>('deliverable_comments').insert({
      id: comment.id,
      cutover_id: cutoverId,
      deliverable,
      created_at: comment.at,
      ...contentOf(comment),
    });
  }

  /** Whoever calls has locked the cutover, as every writer does. */
  async update(tx: Knex.Transaction, comment: KeptComment): Promise<void> {
    await tx<CommentRow>('deliverable_comments')
      .where({ id: comment.id })
      .update(contentOf(comment));
  }
}

function contentOf(comment: KeptComment) {
  return { is_open: !comment.resolved, comment: JSON.stringify(comment) };
}

function commentOf({ comment }: Pick<CommentRow, 'comment'>): KeptComment {
  return JSON.parse(comment);
}
