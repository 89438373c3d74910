import type { KeptComment } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { DeliverableKey } from './DeliverableStore';

interface CommentRow {
  id: string;
  cutover_id: string;
  deliverable: string;
  is_open: boolean | number;
  /** Null in rows that are older than the column. */
  is_review: boolean | number | null;
  created_at: string;
  comment: string;
}

export interface CommentOn {
  deliverable: string;
  comment: KeptComment;
}

/** The text of whatever is open, or may be. */
const UNSETTLED =
  'case when is_open or is_review is null then comment end as comment';

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

  /** Review comments on some deliverables of one cutover: how many there are, and those that nobody has resolved. */
  async reviews(
    db: Knex,
    cutoverId: string,
    deliverables: string[],
  ): Promise<{ all: number; open: CommentOn[] }> {
    if (!deliverables.length) return { all: 0, open: [] };
    const rows: { deliverable: string; comment: string | null }[] =
      await db<CommentRow>('deliverable_comments')
        .where({ cutover_id: cutoverId })
        .where(review =>
          review.where('is_review', true).orWhereNull('is_review'),
        )
        .whereIn('deliverable', deliverables)
        .select('deliverable', db.raw(UNSETTLED));
    // Of those from before the column it has to be looked up.
    const known = rows.flatMap(({ comment, deliverable }) =>
      comment ? { deliverable, comment: commentOf({ comment }) } : [],
    );
    const reviews = known.filter(({ comment }) => comment.dimension);
    return {
      all: rows.length - known.length + reviews.length,
      open: reviews.filter(({ comment }) => !comment.resolved),
    };
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
  return {
    is_open: !comment.resolved,
    is_review: comment.dimension !== undefined,
    comment: JSON.stringify(comment),
  };
}

function commentOf({ comment }: Pick<CommentRow, 'comment'>): KeptComment {
  return JSON.parse(comment);
}
