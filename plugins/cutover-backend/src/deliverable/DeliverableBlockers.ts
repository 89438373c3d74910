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
    db: Knex,
    { cutover, spec }: OpenedCutover,
    activities: CutoverActivity[],
  ): Promise<ReadonlyMap<string, ActivityBlocker[]>> {
    const { comments, store } = this.deps;
    const places = deliverablesOf(spec, cutover.intake);
    const title = (deliverable: string) => {
      const found = places.find(each => each.deliverable.id === deliverable);
      return found
        ? inLanguage(found.deliverable.title ?? found.form.title, 'en')
        : deliverable;
    };
    const required = (id: string) =>
      places
        .filter(({ activity }) => activity.id === id)
        .map(({ deliverable }) => deliverable)
        .filter(each => each.required);
    const reviewsOf = (id: string) =>
      spec.phases
        .flatMap(phase => phase.activities)
        .find(activity => activity.id === id)?.reviews ?? [];

    const outlines = activities.some(({ id }) => required(id).length > 0)
      ? await store.outlines(db, cutover.id)
      : [];
    const handedIn = new Set(
      outlines.flatMap(({ deliverable, revision }) =>
        revision ? [deliverable] : [],
      ),
    );
    const reviewed = await comments.reviews(db, cutover.id, [
      ...new Set(activities.flatMap(({ id }) => reviewsOf(id))),
    ]);

    const missing = (id: string) =>
      required(id)
        .filter(each => !handedIn.has(each.id))
        .map(each => ({
          id: each.id,
          reason: 'deliverable.missing',
          message: `${title(each.id)} has not been handed in`,
          params: { deliverable: each.id },
        }));
    const open = (id: string) =>
      reviewed.open
        .filter(({ deliverable }) => reviewsOf(id).includes(deliverable))
        .flatMap(({ deliverable, comment }) =>
          reviewBlockers([comment]).map(({ comment: commentId, reason }) => ({
            id: commentId,
            reason: `review-${reason}`,
            message:
              reason === 'comment.not-answered'
                ? `A review comment on ${title(
                    deliverable,
                  )} has not been answered`
                : `A review comment on ${title(
                    deliverable,
                  )} has not been resolved`,
            params: { deliverable },
          })),
        );
    return new Map(
      activities.flatMap(({ id }) => {
        const blockers: ActivityBlocker[] = [...missing(id), ...open(id)];
        return blockers.length > 0 ? [[id, blockers]] : [];
      }),
    );
  }
}
