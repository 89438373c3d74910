import { CommentDrafts } from './commentDrafts';

const ref = { cutover: 'shop', deliverable: 'charter' };

beforeEach(() => localStorage.clear());

it('keeps what one begins to say, apart for each person and each answer', () => {
  const mine = new CommentDrafts(localStorage, 'user:default/alice', ref);
  mine.keep({ text: 'Why?', path: ['cost'], dimension: 'feasibility' });
  mine.keep({ text: 'Because' }, 'c1');

  const later = new CommentDrafts(localStorage, 'user:default/alice', ref);
  expect(later.found()).toEqual({
    text: 'Why?',
    path: ['cost'],
    dimension: 'feasibility',
  });
  expect(later.found('c1')).toEqual({ text: 'Because' });
  expect(
    new CommentDrafts(localStorage, 'user:default/bob', ref).found(),
  ).toEqual({ text: '' });
});

it('forgets what was said', () => {
  const drafts = new CommentDrafts(localStorage, 'user:default/alice', ref);
  drafts.keep({ text: 'Why?' });
  drafts.keep({ text: '' });
  expect(localStorage).toHaveLength(0);
});

it('goes on where the store is full or holds something else', () => {
  const broken = new CommentDrafts(
    {
      getItem: () => '{"text": 1',
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => {},
    },
    'user:default/alice',
    ref,
  );
  expect(broken.found()).toEqual({ text: '' });
  expect(() => broken.keep({ text: 'Why?' })).not.toThrow();
});
