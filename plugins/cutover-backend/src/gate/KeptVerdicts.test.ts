import type { CheckVerdict } from '@backstage-cutover/plugin-cutover-common';
import { KeptVerdicts } from './KeptVerdicts';

/** A check that says how often it was asked, and answers when it is told to. */
function aCheck() {
  const answers: ((verdict: CheckVerdict) => void)[] = [];
  return {
    ask: () =>
      new Promise<CheckVerdict>(resolve => {
        answers.push(resolve);
      }),
    get asked() {
      return answers.length;
    },
    answer: (explanation: string) =>
      answers.at(-1)?.({ explanation } as CheckVerdict),
  };
}

describe('What checks have answered', () => {
  let now = 0;
  const clock = () => new Date(now);
  const kept = (milliseconds = 1000) =>
    new KeptVerdicts({ milliseconds, clock });

  beforeEach(() => {
    now = 0;
  });

  it('is shown for a while, and then the check is asked again', async () => {
    const verdicts = kept();
    const check = aCheck();
    const first = verdicts.of('q', check.ask);
    check.answer('one');
    await first;
    now = 999;
    expect(await verdicts.of('q', check.ask)).toEqual({ explanation: 'one' });
    now = 1000;
    const again = verdicts.of('q', check.ask);
    check.answer('two');
    expect(await again).toEqual({ explanation: 'two' });
    expect(check.asked).toBe(2);
  });

  it('is shared by all who ask at the same time, even where nothing is kept', async () => {
    const verdicts = kept(0);
    const check = aCheck();
    const asked = [1, 2, 3].map(() => verdicts.of('q', check.ask));
    check.answer('one');
    expect(await Promise.all(asked)).toHaveLength(3);
    expect(check.asked).toBe(1);
    verdicts.of('q', check.ask);
    expect(check.asked).toBe(2);
  });

  it('belongs to its question', async () => {
    const verdicts = kept();
    const check = aCheck();
    verdicts.of('q', check.ask);
    verdicts.of('another', check.ask);
    expect(check.asked).toBe(2);
  });

  it('gives way to what was asked for anew', async () => {
    const verdicts = kept();
    const check = aCheck();
    const old = verdicts.of('q', check.ask);
    check.answer('one');
    await old;
    await verdicts.take('q', Promise.resolve({ explanation: 'now' } as never));
    expect(await verdicts.of('q', check.ask)).toEqual({ explanation: 'now' });
  });

  it('is forgotten, the oldest first, where there are too many', async () => {
    const verdicts = kept();
    const check = aCheck();
    for (let each = 0; each < 1001; each++) {
      verdicts.take(`q${each}`, Promise.resolve({} as CheckVerdict));
    }
    verdicts.of('q1', check.ask);
    expect(check.asked).toBe(0);
    verdicts.of('q0', check.ask);
    expect(check.asked).toBe(1);
  });
});
