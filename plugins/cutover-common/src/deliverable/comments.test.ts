import { faultsOf, noon, refusalOf } from '../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../lifecycle';
import {
  aCall,
  aDocument,
  alice,
  bob,
  carol,
  dora,
} from './__testUtils__/aDocument';
import { answerComment } from './answerComment';
import { mentionsIn, type KeptComment } from './comments';
import { decideComment, type NewComment } from './decideComment';
import {
  mayResolveComment,
  reopenComment,
  resolveComment,
} from './resolveComment';
import { reviewBlockers } from './reviewBlockers';

const place = aDocument(
  {
    type: 'object',
    properties: {
      summary: { type: 'string' },
      secret: { type: 'string' },
      tasks: {
        type: 'array',
        items: { type: 'object', properties: { what: { type: 'string' } } },
      },
    },
  },
  [{ fields: ['secret'], read: ['sponsor'] }],
);

const call = (by: Actor = bob) => ({
  ...aCall(place, by),
  id: 'c1',
  revision: 2,
});

const made = (comment: Partial<NewComment> = {}, by?: Actor) =>
  decideComment({ text: 'Why?', ...comment }, call(by)).next;

const answered = (comment: KeptComment, by: Actor) =>
  answerComment(comment, { text: 'Because.' }, { ...call(by), id: 'a1' }).next;

const whyNot = (comment: KeptComment, by: Actor) => {
  const verdict = mayResolveComment(comment, call(by));
  return verdict.allowed ? 'may' : verdict.reason;
};

describe('A comment', () => {
  it('is anchored to a field or a row, and tells the audit trail not what it says', () => {
    const path = ['tasks', { row: 'a' }, 'what'];
    const { next, happened } = decideComment(
      {
        text: 'Ask @user:default/alice, @user:default/alice',
        path,
        dimension: 'feasibility',
      },
      call(),
    );
    expect(next).toEqual({
      id: 'c1',
      path,
      text: 'Ask @user:default/alice, @user:default/alice',
      dimension: 'feasibility',
      author: bob.ref,
      at: noon,
      revision: 2,
      mentions: ['user:default/alice'],
      answers: [],
    });
    expect(happened).toMatchObject({
      type: 'deliverable.commented',
      item: 'document',
      by: bob.ref,
      after: { comment: 'c1', revision: 2, dimension: 'feasibility' },
    });
    expect(JSON.stringify(happened)).not.toContain('Ask');
  });

  it.each([
    [['nothing']],
    [['tasks', { row: 'a' }, 'nothing']],
    [[{ row: 'a' }]],
    [['secret']],
  ])('is not about %j, which its author cannot see', path => {
    expect(faultsOf(() => made({ path }, bob))).toEqual([
      'path comment.unknown-field',
    ]);
  });

  it('may be about what only its author and others like them see', () => {
    expect(made({ path: ['secret'] }, alice)).toMatchObject({
      path: ['secret'],
    });
  });

  it('is answered until it is resolved', () => {
    const comment = answered(made(), alice);
    expect(comment.answers).toEqual([
      { id: 'a1', text: 'Because.', author: alice.ref, at: noon, mentions: [] },
    ]);
    const { next, happened } = resolveComment(comment, call(alice));
    expect(next.resolved).toEqual({ by: alice.ref, at: noon });
    expect(happened.type).toBe('deliverable.comment-resolved');
    expect(refusalOf(() => answered(next, alice))).toMatchObject({
      name: 'ConflictError',
      reason: 'comment.resolved',
    });
  });

  it('is resolved by its author and by those who write on the document', () => {
    const comment = made({}, bob);
    expect([bob, alice, carol, dora].map(by => whyNot(comment, by))).toEqual([
      'may',
      'may',
      'may',
      'actor.takes-no-part',
    ]);
    expect(whyNot(made({}, alice), bob)).toBe('actor.not-the-comments-author');
    expect(
      refusalOf(() => resolveComment(made({}, alice), call(bob))),
    ).toMatchObject({ name: 'NotAllowedError' });
  });

  it('of a review is resolved only when somebody else has answered it (P4.2.3)', () => {
    const comment = made({ dimension: 'completeness' }, bob);
    expect(whyNot(comment, bob)).toBe('comment.not-answered');
    expect(whyNot(comment, alice)).toBe('comment.not-answered');
    expect(whyNot(answered(comment, bob), bob)).toBe('comment.not-answered');
    expect(whyNot(answered(comment, alice), bob)).toBe('may');
  });

  it('is opened again by whoever comments', () => {
    const open = made();
    const { next: resolved } = resolveComment(open, call(alice));
    const { next, happened } = reopenComment(resolved, call(bob));
    expect(next).toEqual(open);
    expect(happened.type).toBe('deliverable.comment-reopened');
    expect(refusalOf(() => reopenComment(open, call()))).toMatchObject({
      reason: 'comment.open',
    });
    expect(refusalOf(() => reopenComment(resolved, call(dora)))).toMatchObject({
      reason: 'actor.takes-no-part',
    });
    expect(whyNot(resolved, alice)).toBe('comment.resolved');
  });
});

describe('reviewBlockers', () => {
  it('are the review comments that are not dealt with', () => {
    const review = made({ dimension: 'effectiveness' });
    const done = resolveComment(answered(review, alice), call(alice)).next;
    expect(
      reviewBlockers([
        made(),
        done,
        { ...review, id: 'open' },
        { ...answered(review, alice), id: 'answered' },
        { ...reopenComment(done, call()).next, id: 'again' },
      ]),
    ).toEqual([
      { comment: 'open', reason: 'comment.not-answered' },
      { comment: 'answered', reason: 'comment.not-resolved' },
      { comment: 'again', reason: 'comment.not-resolved' },
    ]);
  });
});

describe('mentionsIn', () => {
  it.each([
    ['@user:default/alice.', ['user:default/alice']],
    ['(@User:default/Alice-2)', ['user:default/alice-2']],
    ['a@user:default/alice', []],
    ['mail alice@example.com', []],
    ['@alice @group:default/all', []],
    ['@user:default/a @user:other/b', ['user:default/a', 'user:other/b']],
    ['@user:default/a_b.c', ['user:default/a_b.c']],
  ])('finds in %j %j', (text, refs) => {
    expect(mentionsIn(text)).toEqual(refs);
  });
});
