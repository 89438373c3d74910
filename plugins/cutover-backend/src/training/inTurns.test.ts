import { inTurns } from './inTurns';

describe('What is done in turns', () => {
  it('comes to its end, and lets others do something on the way', async () => {
    let steps = 0;
    let others = 0;
    function* long() {
      while (others === 0 && steps < 50_000_000) {
        steps += 1;
        yield;
      }
      return 'done';
    }
    setImmediate(() => {
      others = steps;
    });
    expect(await inTurns(long())).toBe('done');
    expect(others).toBeGreaterThan(0);
    expect(others).toBe(steps);
  });

  it('fails as it does by itself', async () => {
    function* broken(): Generator<void, never> {
      yield;
      throw new Error('Broken');
    }
    await expect(inTurns(broken())).rejects.toThrow('Broken');
  });
});
