import { act, screen, waitFor } from '@testing-library/react';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { showMine } from '../__testUtils__/stage';
import {
  answerAll,
  answersOf,
  EXAM,
  press,
  withExam,
} from '../__testUtils__/exam';

const lost = () => new TypeError('Failed to fetch');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('When the connection is lost', () => {
  it('answers stay on this computer, and are sent when it is back', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await screen.findByText('0 of 5 answered');
    training.refuse.write = lost();
    await user.click(screen.getByRole('radio', { name: 'The cashier' }));
    expect(
      await screen.findByText(/No connection. Your answers are kept/),
    ).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'True' }));
    expect(answersOf(training)).toEqual({});

    training.refuse.write = undefined;
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await waitFor(() =>
      expect(answersOf(training)).toEqual({
        'till-opens': 'cashier',
        prints: true,
      }),
    );
    expect(
      await screen.findByText('Everything is saved again'),
    ).toBeInTheDocument();
  });

  it('they are sent even after the browser was closed meanwhile', async () => {
    const training = withExam();
    const first = showMine(training, EXAM);
    await press(first.user, 'Begin');
    await screen.findByText('0 of 5 answered');
    training.refuse.write = lost();
    await first.user.click(screen.getByRole('radio', { name: 'The cashier' }));
    await screen.findByText(/No connection/);
    first.page.unmount();

    training.refuse.write = undefined;
    showMine(training, EXAM);
    expect(
      await screen.findByRole('radio', { name: 'The cashier' }),
    ).toBeChecked();
    await waitFor(() =>
      expect(answersOf(training)).toEqual({ 'till-opens': 'cashier' }),
    );
    await screen.findByText('Saved');
    expect(
      Object.keys(localStorage).filter(key =>
        key.startsWith('cutover.attempt'),
      ),
    ).toEqual([]);
  });

  it('a server that fails is told apart, and a refusal of one answer does not hold up the others', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await screen.findByText('0 of 5 answered');
    training.refuse.write = refusal(503, { message: 'Starting' });
    await user.click(screen.getByRole('radio', { name: 'The cashier' }));
    expect(
      await screen.findByText(/The server does not answer as it should/),
    ).toBeVisible();

    training.refuse.write = refusal(400, {
      reason: 'training.answer-of-wrong-type',
      message: 'No',
    });
    await press(user, 'Try again');
    expect(
      await screen.findByText(
        'An answer was not taken: This is no answer to that question.',
      ),
    ).toBeVisible();
    training.refuse.write = undefined;
    await user.click(screen.getByRole('radio', { name: 'True' }));
    await waitFor(() => expect(answersOf(training)).toEqual({ prints: true }));
    expect(screen.getByText(/An answer was not taken/)).toBeVisible();
  });

  it('handing in waits for it, and goes through by itself', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await answerAll(user);
    await screen.findByText('Saved');
    await press(user, 'Review and hand in');
    training.refuse.write = lost();
    await press(user, 'Hand in');
    expect(await screen.findByText(/It is being handed in/)).toBeVisible();
    expect(await screen.findByText(/No connection/)).toBeVisible();
    training.refuse.write = undefined;
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    expect(await screen.findByText('Passed')).toBeVisible();
  });
});
