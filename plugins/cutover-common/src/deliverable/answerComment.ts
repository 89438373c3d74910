import { ConflictError } from '@backstage/errors';
import { because } from '../errors';
import type { Happened } from '../lifecycle';
import { mentionsIn, type KeptComment } from './comments';
import { commentHappened } from './decideComment';
import type { DeliverableCall } from './deliverableCall';
import { assertMayOnDeliverable } from './mayOnDeliverable';

/** An answer to a comment that nobody has resolved yet. */
export function answerComment(
  comment: KeptComment,
  { text }: { text: string },
  call: DeliverableCall & { id: string },
): { next: KeptComment; happened: Happened } {
  const { cutover, place, by, at, roles, id } = call;
  assertMayOnDeliverable('comment', cutover, place, by, roles);
  if (comment.resolved) {
    throw because(
      new ConflictError('This comment is resolved; open it again to answer it'),
      'comment.resolved',
    );
  }
  const answer = { id, text, author: by.ref, at, mentions: mentionsIn(text) };
  const next = { ...comment, answers: [...comment.answers, answer] };
  return { next, happened: commentHappened('comment-answered', next, call) };
}
