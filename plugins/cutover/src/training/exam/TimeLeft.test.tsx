import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anExam } from '../__testUtils__/aCourse';
import type { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showMine } from '../__testUtils__/stage';
import { answersOf, EXAM, press, withExam } from '../__testUtils__/exam';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('The time of an exam', () => {
  const MINUTE = 60_000;

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Time passes, here and at the server. */
  const pass = (milliseconds: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(milliseconds);
    });

  /** By how much the server is ahead of what this computer has counted. */
  let ahead = 0;

  const begin = async (training: FakeTrainingApi) => {
    ahead = 0;
    const start = Date.parse(training.now) - performance.now();
    Object.defineProperty(training, 'now', {
      get: () => new Date(start + performance.now() + ahead).toISOString(),
    });
    const { user } = showMine(
      training,
      EXAM,
      userEvent.setup({ advanceTimers: jest.advanceTimersByTime }),
    );
    await press(user, 'Begin');
    await screen.findByText('0 of 5 answered');
    return user;
  };

  const left = () => screen.getByRole('timer', { name: 'Time left' });
  const aloud = () =>
    screen.getAllByRole('alert').map(each => each.textContent);

  it('is the server’s, and is said aloud at five minutes and at one', async () => {
    const training = withExam(anExam({ timeLimit: 'PT6M' }));
    await begin(training);
    expect(left()).toHaveTextContent(/^(6:00|5:[345]\d)$/);
    expect(aloud()).toEqual(['']);
    await pass(1 * MINUTE);
    expect(left()).toHaveTextContent(/^(5:00|4:[345]\d)$/);
    expect(aloud()).toEqual(['5 minutes left']);
    await pass(4 * MINUTE);
    expect(aloud()).toEqual(['1 minute left']);
  });

  it('does not follow the clock of the computer', async () => {
    const training = withExam(anExam({ timeLimit: 'PT30M' }));
    await begin(training);
    jest.setSystemTime(Date.now() + 24 * 60 * MINUTE);
    await pass(2_000);
    expect(left()).toHaveTextContent(/^29:[345]\d$/);
  });

  it('follows the server where that says otherwise', async () => {
    const training = withExam(anExam({ timeLimit: 'PT30M' }));
    await begin(training);
    // As if this computer had slept for ten minutes.
    ahead = 10 * MINUTE;
    await pass(1.1 * MINUTE);
    expect(left()).toHaveTextContent(/^18:[2345]\d$/);
  });

  it('is over: what was given by then is handed in by itself', async () => {
    const training = withExam(anExam({ timeLimit: 'PT3M' }));
    const user = await begin(training);
    await user.click(screen.getByRole('radio', { name: 'The cashier' }));
    await waitFor(() =>
      expect(answersOf(training)).toEqual({ 'till-opens': 'cashier' }),
    );
    await pass(3 * MINUTE);
    await pass(2_000);
    expect(await screen.findByText('Not passed')).toBeVisible();
    expect(screen.getByText(/17% of the points; 80% are needed/)).toBeVisible();
    expect(training.attempts[0].status).not.toBe('open');
  });
});
