import type { Attempt } from './model';
import { readableAttempts } from './readableAttempts';

const scores = [{ id: 'q1', points: 0, of: 1 }];
const attempts = [
  { person: 'user:default/alice', share: 0.5, scores },
  { person: 'user:default/bob', share: 1, scores },
] as Attempt[];

describe('Attempts of which somebody may know what came', () => {
  it('say nothing of any question to who may still sit the exam', () => {
    const seen = readableAttempts(attempts, { candidate: true });
    expect(seen).toEqual([
      { person: 'user:default/alice', share: 0.5 },
      { person: 'user:default/bob', share: 1 },
    ]);
  });

  it('are whole for somebody who will not', () => {
    expect(readableAttempts(attempts, { candidate: false })).toEqual(attempts);
  });
});
