import { inputErrorOf } from '../errors';
import type { Happened } from '../lifecycle';
import { shapeOf, type Shape } from '../template/shape';
import { mentionsIn, type KeptComment } from './comments';
import { formFor, type DeliverableCall } from './deliverableCall';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import type { ReviewDimension, ValuePath } from './model';
import { visiblePath } from './visiblePath';

export interface NewComment {
  text: string;
  path?: ValuePath;
  dimension?: ReviewDimension;
}

/**
 * A remark on a deliverable, or on a field or row of it that its author may see.
 *
 * @param call - `revision` is the one that the author has in view, 0 for none
 */
export function decideComment(
  { text, path, dimension }: NewComment,
  call: DeliverableCall & { id: string; revision: number },
): { next: KeptComment; happened: Happened } {
  const { cutover, place, by, at, roles, id, revision } = call;
  assertMayOnDeliverable('comment', cutover, place, by, roles);
  if (path) assertSeen(path, call);
  const next: KeptComment = {
    id,
    ...(path ? { path } : {}),
    text,
    ...(dimension ? { dimension } : {}),
    author: by.ref,
    at,
    revision,
    mentions: mentionsIn(text),
    answers: [],
  };
  return { next, happened: commentHappened('commented', next, call) };
}

/** What is told of a comment: not its words, since they may be about a field that not everybody may see. */
export function commentHappened(
  what:
    | 'commented'
    | 'comment-answered'
    | 'comment-resolved'
    | 'comment-reopened',
  { id, dimension, revision }: KeptComment,
  { cutover, place, by, at }: DeliverableCall,
): Happened {
  return {
    type: `deliverable.${what}`,
    cutoverId: cutover.id,
    at,
    by: by.ref,
    item: place.deliverable.id,
    after: {
      comment: id,
      revision,
      ...(dimension ? { dimension } : {}),
    },
  };
}

function assertSeen(path: ValuePath, call: DeliverableCall) {
  const { form, rights } = formFor(call);
  let shape: Shape | undefined = shapeOf(form.schema);
  for (const step of path) {
    shape = typeof step === 'string' ? shape?.field(step) : shape?.items;
  }
  if (shape && visiblePath(path, rights)) return;
  throw inputErrorOf([
    {
      path: ['path'],
      reason: 'comment.unknown-field',
      message:
        'The form has no such field; name one of its fields, or leave the path out to comment on the whole',
    },
  ]);
}
