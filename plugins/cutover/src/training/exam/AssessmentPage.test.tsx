import { screen, waitFor, within } from '@testing-library/react';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { aCourse, aDefinition, anExam } from '../__testUtils__/aCourse';
import { showMine } from '../__testUtils__/stage';
import {
  answerAll,
  answersOf,
  EXAM,
  press,
  withExam,
} from '../__testUtils__/exam';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('Sitting an exam', () => {
  it('begins only when one says so, after the rules', async () => {
    const training = withExam(anExam({ timeLimit: 'PT30M' }));
    const { user } = showMine(training, EXAM);
    expect(
      await screen.findByText('It is passed from 80% of the points on.'),
    ).toBeVisible();
    expect(
      screen.getByText(/You have 30 minutes\. The time runs/),
    ).toBeVisible();
    expect(training.attempts).toEqual([]);
    expect(await obstacles()).toEqual([]);
    await press(user, 'Begin');
    expect(await screen.findByText('0 of 5 answered')).toBeVisible();
    expect(training.attempts).toMatchObject([{ status: 'open' }]);
    // The button that had the focus has gone: it goes on with the questions, not with the page from its top.
    expect(document.activeElement).toHaveTextContent(/^Question 1 of 5/);
    expect(await obstacles()).toEqual([]);
  });

  it('saves each answer as it is given, what is typed after a pause', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await answerAll(user);
    await waitFor(() =>
      expect(answersOf(training)).toEqual({
        'till-opens': 'cashier',
        notes: ['five', 'ten'],
        prints: true,
        change: 2.5,
        key: 'z',
      }),
    );
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(screen.getByText('5 of 5 answered')).toBeVisible();
  });

  it('names what is not answered before it is handed in, and leads there', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await user.click(await screen.findByRole('radio', { name: 'The cashier' }));
    await press(user, 'Review and hand in');
    expect(
      await screen.findByText('4 questions are not answered:'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
    await press(user, /Which key ends the day/);
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(
        'Which key ends the day?',
      ),
    );
    expect(training.attempts).toMatchObject([{ status: 'open' }]);
  });

  it('is passed, and shows no answers where the certificate expires and one sits it again one day', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await answerAll(user);
    await press(user, 'Review and hand in');
    await screen.findByText('All questions are answered.');
    await press(user, 'Hand in');
    expect(await screen.findByText('Passed')).toBeVisible();
    expect(
      screen.getByText('100% of the points; 80% are needed.'),
    ).toBeVisible();
    expect(screen.queryByText('Right answer')).not.toBeInTheDocument();
    expect(training.members[0].certificate).toMatchObject({ by: 'assessed' });
  });

  it('shows the right answers to those who will never sit it again', async () => {
    const training = withExam();
    const { validFor: _, ...forGood } = aDefinition();
    training.courses = [aCourse({ definition: forGood })];
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await answerAll(user);
    await press(user, 'Review and hand in');
    await press(user, 'Hand in');
    const review = await screen.findByRole('table', { name: 'Your answers' });
    expect(within(review).getAllByRole('row')).toHaveLength(6);
    expect(within(review).getAllByText('The cashier')).toHaveLength(2);
  });

  it('is failed, and says when it may be sat again', async () => {
    const training = withExam(anExam({ waitBetween: 'P1D' }));
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await press(user, 'Review and hand in');
    await press(user, 'Hand in');
    expect(await screen.findByText('Not passed')).toBeVisible();
    expect(
      screen.getByText(/You may sit it again from Nov 25, 2026/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Sit it again' }),
    ).not.toBeInTheDocument();
  });

  it('can be sat again, until the attempts are used up and the head decides', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    await press(user, 'Review and hand in');
    await press(user, 'Hand in');
    await press(user, 'Sit it again');
    await press(user, 'Begin');
    expect(await screen.findByText('0 of 5 answered')).toBeVisible();
    await press(user, 'Review and hand in');
    await press(user, 'Hand in');
    expect(
      await screen.findByText(/The head of your department has been told/),
    ).toBeVisible();
    expect(training.members[0].exhausted).toHaveLength(1);
  });

  it('goes on where one was when the page was closed', async () => {
    const training = withExam();
    const first = showMine(training, EXAM);
    await press(first.user, 'Begin');
    await first.user.click(
      await screen.findByRole('radio', { name: 'The cashier' }),
    );
    await screen.findByText('Saved');
    first.page.unmount();
    showMine(training, EXAM);
    expect(
      await screen.findByRole('radio', { name: 'The cashier' }),
    ).toBeChecked();
    expect(training.attempts).toHaveLength(1);
  });

  it('can be done by keyboard alone, one question after the other', async () => {
    const training = withExam(anExam({ show: 'one-by-one' }));
    const { user } = showMine(training, EXAM);
    (await screen.findByRole('button', { name: 'Begin' })).focus();
    await user.keyboard('{Enter}');
    const map = within(
      await screen.findByRole('navigation', { name: 'Questions' }),
    );
    expect(screen.getAllByRole('group')).toHaveLength(1);
    screen.getByRole('button', { name: 'Next' }).focus();
    await user.keyboard('{Enter}');
    expect(
      map.getByRole('button', { name: 'Question 2, not answered' }),
    ).toHaveAttribute('aria-current', 'step');
    // The focus stands before the question, and the next key is in it.
    await user.tab();
    expect(screen.getByRole('group')).toContainElement(
      document.activeElement as HTMLElement,
    );
    expect(await obstacles()).toEqual([]);
  });

  it('is not for those who are not assigned', async () => {
    const training = withExam();
    training.members = [];
    showMine(training, EXAM);
    expect(await screen.findByText('This is not for you')).toBeVisible();
  });

  it('says so when what is typed is no number, and sends none', async () => {
    const training = withExam();
    const { user } = showMine(training, EXAM);
    await press(user, 'Begin');
    const field = await screen.findByRole('textbox', {
      name: /How much change/,
    });
    await user.type(field, '2');
    await waitFor(() => expect(answersOf(training)).toEqual({ change: 2 }));
    await user.type(field, ' euros');
    expect(
      await screen.findByText('Write a number, such as 12.5.'),
    ).toBeVisible();
    expect(field).toHaveValue('2 euros');
    await waitFor(() => expect(answersOf(training)).toEqual({ change: null }));
  });
});
