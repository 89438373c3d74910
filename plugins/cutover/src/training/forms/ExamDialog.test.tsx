import { screen, waitFor, within } from '@testing-library/react';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  bobAndCarol,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { chooseAct, openedForm, showTab } from '../__testUtils__/stage';

beforeEach(() => localStorage.clear());

describe('Questions of an exam', () => {
  const authored = () =>
    new FakeTrainingApi({
      members: bobAndCarol,
      courses: [
        aCourse({ origin: 'cutover', version: 1, definition: aDefinition() }),
      ],
    });

  it('are read from GIFT, looked at with every line that is not understood, and saved as a new version', async () => {
    const training = authored();
    const user = showTab(training, '/?course=till');
    await chooseAct(user, 'Exam on the till', 'Questions');
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Questions of “Exam on the till”',
      }),
    );
    expect(dialog.getByText('5 questions')).toBeVisible();
    const text = dialog.getByLabelText('Questions in GIFT');
    await user.click(text);
    await user.paste(
      'Is the till open? {T}\n\nWrite an essay. {}\n\nTwo and two? {#4}',
    );
    await user.click(
      dialog.getByRole('button', { name: 'Read the questions' }),
    );
    const warning = await dialog.findByText(/1 place was not understood/);
    expect(warning.closest('[role="alert"]')).toHaveTextContent(
      'line 3: Questions of this kind cannot be scored by themselves',
    );
    expect(dialog.getByText('2 questions were understood:')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Add 2 questions' }));
    expect(dialog.getByText('7 questions')).toBeVisible();
    // What was not understood is left to be mended.
    expect(text).toHaveValue('Write an essay. {}');
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() =>
      expect(training.versions).toMatchObject([
        { version: 1, definition: { questions: { length: 7 } } },
      ]),
    );
  });

  it('are not shown to those who may still sit it', async () => {
    const training = authored();
    training.members = [...bobAndCarol, aMember()];
    const user = showTab(training, '/?course=till');
    await chooseAct(user, 'Exam on the till', 'Questions');
    expect(
      await screen.findByText(
        'Whoever may still sit this exam does not see what is asked in it.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('The cashier')).not.toBeInTheDocument();
  });

  it('make a new exam of a course that was added here', async () => {
    const training = authored();
    const user = showTab(training, '/?course=till');
    await user.click(
      await screen.findByRole('button', { name: 'Add an assessment' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: /^Exam/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Title/), 'Cash');
    await user.click(dialog.getByLabelText('Questions in GIFT'));
    await user.paste('Is cash money? {T}');
    await user.click(
      dialog.getByRole('button', { name: 'Read the questions' }),
    );
    await user.click(
      await dialog.findByRole('button', { name: 'Add 1 question' }),
    );
    // The course cannot be changed at first: trying again stores nothing twice.
    const change = training.changeCourse.bind(training);
    training.changeCourse = async () => {
      throw new TypeError('Failed to fetch');
    };
    await user.click(dialog.getByRole('button', { name: 'Add an exam' }));
    await dialog.findByText('This was not saved');
    training.changeCourse = change;
    await user.click(dialog.getByRole('button', { name: 'Add an exam' }));
    await waitFor(() =>
      expect(training.courses[0].definition.assessments).toEqual([
        'till-exam',
        'cash',
      ]),
    );
    expect(training.versions).toHaveLength(1);
  });

  it('go into a pool, of which so many are drawn as it holds at most', async () => {
    const training = authored();
    const user = showTab(training, '/?course=till');
    await chooseAct(user, 'Exam on the till', 'Questions');
    const dialog = await openedForm();
    const bring = async (gift: string) => {
      await user.click(dialog.getByLabelText('Questions in GIFT'));
      await user.paste(gift);
      await user.click(
        dialog.getByRole('button', { name: 'Read the questions' }),
      );
    };
    await bring('::Cash::Is cash money? {T}\n\nIs a card money? {F}');
    await user.click(await dialog.findByLabelText('Into the pool'));
    await user.click(await screen.findByRole('option', { name: 'a new one' }));
    await user.type(dialog.getByLabelText(/^Name of the new pool/), 'Money 1');
    await user.click(dialog.getByRole('button', { name: 'Add 2 questions' }));
    // The next ones go there too; what is asked already loses no question.
    await bring('::Gold::Is cash money? {F}');
    await user.click(
      await dialog.findByRole('button', { name: 'Add 1 question' }),
    );
    const pool = within(dialog.getByRole('group', { name: 'pool 1' }));
    expect(pool.getByText('3 questions in it')).toBeVisible();
    const drawn = pool.getByLabelText(/^Drawn from it/);
    expect(drawn).toHaveValue('2');
    await user.clear(drawn);
    await user.type(drawn, '4');
    expect(
      pool.getByText('4 questions are to be drawn, but there are 3.'),
    ).toBeVisible();
    await user.clear(drawn);
    await user.type(drawn, '1');
    // One of those that were there before, too.
    await user.click(dialog.getByLabelText('Pool of question 1'));
    await user.click(await screen.findByRole('option', { name: 'Money 1' }));
    expect(await obstacles()).toEqual([]);
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() => expect(training.versions).toHaveLength(1));
    const { definition } = training.versions[0];
    expect(definition).toMatchObject({ pools: [{ id: 'money-1', draw: 1 }] });
    const asked = definition.kind === 'exam' ? definition.questions : [];
    expect(asked.map(({ id, pool: of }) => `${id} ${of}`)).toEqual([
      'till-opens money-1',
      ...['notes', 'prints', 'change', 'key'].map(id => `${id} undefined`),
      'is-cash-money money-1',
      'is-a-card-money money-1',
      'is-cash-money-2 money-1',
    ]);
  });
});
