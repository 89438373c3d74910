import { ConflictError } from '@backstage/errors';
import { because } from '../errors';
import type { Happened, Verdict } from '../lifecycle';
import { isAnswered, type KeptComment } from './comments';
import { commentHappened } from './decideComment';
import type { DeliverableCall } from './deliverableCall';
import {
  assertAllowedOnDeliverable,
  mayOnDeliverable,
  writesDeliverable,
} from './mayOnDeliverable';

/** Whether somebody may resolve a comment: its author, and those who write on the deliverable or lead. */
export function mayResolveComment(
  comment: KeptComment,
  { cutover, place, by, roles }: DeliverableCall,
): Verdict {
  const may = mayOnDeliverable('comment', cutover, place, by, roles);
  if (!may.allowed) return may;
  if (
    comment.author !== by.ref &&
    !writesDeliverable(cutover, place, by, roles)
  ) {
    return {
      allowed: false,
      reason: 'actor.not-the-comments-author',
      message:
        'A comment is resolved by who made it or by those who write on the deliverable',
    };
  }
  if (comment.resolved) {
    return {
      allowed: false,
      reason: 'comment.resolved',
      message: 'This comment is resolved already',
    };
  }
  return comment.dimension && !isAnswered(comment)
    ? {
        allowed: false,
        reason: 'comment.not-answered',
        message:
          'A review comment is resolved once somebody else than its author has answered it',
      }
    : { allowed: true };
}

/** A comment that is dealt with. */
export function resolveComment(
  comment: KeptComment,
  call: DeliverableCall,
): { next: KeptComment; happened: Happened } {
  assertAllowedOnDeliverable(mayResolveComment(comment, call));
  const next = { ...comment, resolved: { by: call.by.ref, at: call.at } };
  return { next, happened: commentHappened('comment-resolved', next, call) };
}

/** A comment that is not dealt with after all; whoever may comment may say so. */
export function reopenComment(
  comment: KeptComment,
  call: DeliverableCall,
): { next: KeptComment; happened: Happened } {
  const { cutover, place, by, roles } = call;
  assertAllowedOnDeliverable(
    mayOnDeliverable('comment', cutover, place, by, roles),
  );
  const { resolved, ...next } = comment;
  if (!resolved) {
    throw because(
      new ConflictError('This comment is open already'),
      'comment.open',
    );
  }
  return { next, happened: commentHappened('comment-reopened', next, call) };
}
