import type { KeptComment } from './comments';
import { isAnswered } from './comments';

export interface ReviewBlocker {
  comment: string;
  reason: 'comment.not-answered' | 'comment.not-resolved';
}

/**
 * The review comments (P4.2.3) that keep a review from being closed: those that wait for an answer, and those that were
 * answered and are not resolved yet.
 */
export function reviewBlockers(
  comments: readonly KeptComment[],
): ReviewBlocker[] {
  return comments
    .filter(({ dimension, resolved }) => dimension && !resolved)
    .map(comment => ({
      comment: comment.id,
      reason: isAnswered(comment)
        ? 'comment.not-resolved'
        : 'comment.not-answered',
    }));
}
