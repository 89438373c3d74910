import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { bob } from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  anExam,
  aPractical,
  trainingTemplate,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showMine } from '../__testUtils__/stage';

const EXAM = '/move-the-shop/till/till-exam';

const withExam = (exam = anExam()) =>
  new FakeTrainingApi({
    members: [aMember()],
    template: {
      ...trainingTemplate,
      training: { courses: [aDefinition()], assessments: [exam] },
    },
  });

const lost = () => new TypeError('Failed to fetch');

/** A button that may be pressed by now. */
const press = async (
  user: ReturnType<typeof userEvent.setup>,
  name: string | RegExp,
) => user.click(await screen.findByRole('button', { name }));

const answersOf = (training: FakeTrainingApi) =>
  training.answers.get(training.attempts[0].id) ?? {};

async function answerAll(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('radio', { name: 'The cashier' }));
  await user.click(screen.getByRole('checkbox', { name: 'Five' }));
  await user.click(screen.getByRole('checkbox', { name: 'Ten' }));
  await user.click(screen.getByRole('radio', { name: 'True' }));
  await user.type(
    screen.getByRole('textbox', { name: /How much change/ }),
    '2,5',
  );
  await user.type(screen.getByRole('textbox', { name: /Which key/ }), 'z');
}

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

describe('A practical exercise', () => {
  const PRACTICAL = '/move-the-shop/till/till-practical';
  const practised = () =>
    new FakeTrainingApi({
      members: [aMember()],
      courses: [
        aCourse({
          definition: aDefinition({ assessments: ['till-practical'] }),
        }),
      ],
    });
  const criteria = async () =>
    within(await screen.findByRole('list', { name: 'Criteria' }))
      .getAllByText(/counts \d+ %/)
      .map(each => each.closest('li')?.textContent);

  it('shows whoever is to show it by what it is assessed, as the rubric stands now', async () => {
    const training = practised();
    const [opens, counts] = aPractical.criteria;
    training.versions.push({
      ...{ assessment: 'till-practical', version: 1, origin: 'cutover' },
      ...{ by: bob, at: training.now },
      definition: {
        ...aPractical,
        criteria: [{ ...opens, title: 'Opens it quickly' }, counts],
      },
    });
    const { user } = showMine(training);
    await user.click(
      await screen.findByRole('link', {
        name: 'How it is assessed: “Open and close the till”',
      }),
    );
    expect(await criteria()).toEqual([
      'Opens it quickly counts 60 %Not at all 0%Alone 100%',
      'Counts it counts 40 %Wrong 0%Right 100%',
    ]);
    expect(screen.getByText(/It is passed from 70% on/)).toBeVisible();
    expect(
      screen.queryByRole('list', { name: 'How it went' }),
    ).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('tells how it went, and that it is assessed by another rubric the next time', async () => {
    const training = practised();
    training.me = { kind: 'person', ref: bob, groups: [bob] };
    training.courses[0] = { ...training.courses[0], trainers: [bob] };
    await training.assessPractical(
      { cutover: 'any', course: 'till', assessment: 'till-practical' },
      {
        person: aMember().person,
        levels: { opens: 'no', counts: 'right' },
        remarks: { opens: 'Look for the **key**' },
        remark: 'Nearly there',
      },
    );
    training.versions.push({
      ...{ assessment: 'till-practical', version: 2, origin: 'cutover' },
      ...{ by: bob, at: training.now },
      definition: { ...aPractical, passMark: 0.5 },
    });
    training.me = { kind: 'person', ref: aMember().person, groups: [] };
    showMine(training, PRACTICAL);
    const went = within(
      await screen.findByRole('list', { name: 'How it went' }),
    );
    expect(
      went.getAllByRole('listitem').map(each => each.textContent?.trim()),
    ).toEqual(['Opens it: Not at allLook for the key', 'Counts it: Right']);
    expect(screen.getByText('40%: not passed (from 70% on)')).toBeVisible();
    expect(screen.getByText('Nearly there')).toBeVisible();
    expect(screen.getByText(/It is passed from 50% on/)).toBeVisible();
    expect(screen.getByText(/The rubric was changed since/)).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });
});
