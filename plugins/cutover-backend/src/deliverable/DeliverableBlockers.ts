import {
  deliverablesOf,
  inLanguage,
  reviewBlockers,
  type ActivityBlocker,
  type CutoverActivity,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { ActivityBlockers } from '../lifecycle/ActivityBlockers';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { CommentStore } from './CommentStore';
import type { DeliverableStore } from './DeliverableStore';

/** An activity is done when its documents are handed in and the review comments that it waits for are dealt with. */
export class DeliverableBlockers implements ActivityBlockers {
  constructor(
    private readonly deps: { store: DeliverableStore; comments: CommentStore },
  ) {}

  async of(
    tx: Knex.Transaction,
    { cutover, spec }: OpenedCutover,
    { id }: CutoverActivity,
  ): Promise<ActivityBlocker[]> {
    const { comments, store } = this.deps;
    const places = deliverablesOf(spec, cutover.intake);
    const title = (deliverable: string) => {
      const found = places.find(each => each.deliverable.id === deliverable);
      return found
        ? inLanguage(found.deliverable.title ?? found.form.title, 'en')
        : deliverable;
    };
    const own = places.filter(({ activity }) => activity.id === id);
    const outlines = own.length ? await store.outlines(tx, cutover.id) : [];
    const handedIn = new Set(
      outlines.flatMap(({ deliverable, revision }) =>
        revision ? [deliverable] : [],
      ),
    );
    const missing = own
      .map(({ deliverable }) => deliverable)
      .filter(each => each.required && !handedIn.has(each.id))
      .map(each => ({
        id: each.id,
        reason: 'deliverable.missing',
        message: `${title(each.id)} has not been handed in`,
        params: { deliverable: each.id },
      }));

    const reviews =
      spec.phases
        .flatMap(({ activities }) => activities)
        .find(activity => activity.id === id)?.reviews ?? [];
    const reviewed = await comments.reviews(tx, cutover.id, reviews);
    const open = reviewed.open.flatMap(({ deliverable, comment }) =>
      reviewBlockers([comment]).map(({ comment: commentId, reason }) => ({
        id: commentId,
        reason: `review-${reason}`,
        message:
          reason === 'comment.not-answered'
            ? `A review comment on ${title(deliverable)} has not been answered`
            : `A review comment on ${title(deliverable)} has not been resolved`,
        params: { deliverable },
      })),
    );
    return [...missing, ...open];
  }
}
