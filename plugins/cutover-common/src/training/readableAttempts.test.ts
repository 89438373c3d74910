import type { Attempt } from './model';
import { readableAttempts } from './readableAttempts';

const alice = 'user:default/alice';
const bob = 'user:default/bob';
const attempts = [{ person: alice }, { person: bob }] as Attempt[];

describe('Attempts whose questions somebody may look at', () => {
  it('leave out their own while they may still sit the assessment', () => {
    const seen = readableAttempts(attempts, { candidate: true, person: alice });
    expect(seen.map(({ person }) => person)).toEqual([bob]);
  });

  it('are all for somebody who will not', () => {
    expect(
      readableAttempts(attempts, { candidate: false, person: alice }),
    ).toEqual(attempts);
  });
});
