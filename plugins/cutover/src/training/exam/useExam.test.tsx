import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import type {
  AttemptResult,
  StandingState,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useExam } from './useExam';

const NOW = Date.parse('2026-11-30T09:00:00.000Z');
const FROM = '2026-11-30T09:03:00.000Z';

function resultThat(state: StandingState, from?: string) {
  return {
    attempt: { id: 'one' },
    standing: { state, ...(from ? { from } : {}) },
  } as AttemptResult;
}

describe('Whoever waits to sit an exam again', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  function waiting(answers: AttemptResult[]) {
    const attempt = jest.fn(async () => ({
      result: answers.length > 1 ? answers.shift()! : answers[0],
    }));
    const api = { training: { attempt } };
    const wrapper = ({ children }: { children?: ReactNode }) => (
      <TestApiProvider apis={[[cutoverApiRef, api as never]]}>
        {children}
      </TestApiProvider>
    );
    const of = { cutover: 'a', course: 'b', assessment: 'c' };
    const { result } = renderHook(
      () => useExam(of, { state: 'waiting', attempt: 'one' }, () => {}),
      { wrapper },
    );
    const later = (milliseconds: number) =>
      act(() => jest.advanceTimersByTimeAsync(milliseconds));
    const mayAgain = () =>
      result.current.screen === 'result' && result.current.again !== undefined;
    return { attempt, later, mayAgain };
  }

  it('may do so from the moment on, without loading the page again', async () => {
    const { attempt, later, mayAgain } = waiting([
      resultThat('waiting', FROM),
      resultThat('may-start'),
    ]);
    await later(179_000);
    expect([attempt.mock.calls.length, mayAgain()]).toEqual([1, false]);
    await later(3_000);
    expect([attempt.mock.calls.length, mayAgain()]).toEqual([2, true]);
    await later(600_000);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it('is asked about again and again where the clock of the browser is ahead', async () => {
    const past = '2026-11-30T08:59:00.000Z';
    const { later, mayAgain } = waiting([
      resultThat('waiting', past),
      resultThat('waiting', past),
      resultThat('may-start'),
    ]);
    await later(0);
    await later(16_000);
    expect(mayAgain()).toBe(false);
    await later(16_000);
    expect(mayAgain()).toBe(true);
  });
});
