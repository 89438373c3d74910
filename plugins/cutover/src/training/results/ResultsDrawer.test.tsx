import { screen, waitFor, within } from '@testing-library/react';
import { aCutover, alice, carol } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aFailedAttempt,
  aMember,
  anExam,
  aQuestionnaire,
  bobAndCarol,
  STOCK,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showTab } from '../__testUtils__/stage';

beforeEach(() => localStorage.clear());

describe('Results', () => {
  it('show how attempts ended, which questions were hard, and whether rounds helped', async () => {
    const training = new FakeTrainingApi({
      members: [aMember({ person: carol })],
    });
    training.attempts = [
      aFailedAttempt(1),
      { ...aFailedAttempt(2), share: 0.9, passed: true },
    ];
    const user = showTab(training, '/?course=till');
    await user.click(
      await screen.findByRole('button', {
        name: 'Results of “Exam on the till”',
      }),
    );
    const drawer = within(
      await screen.findByRole('dialog', {
        name: 'Results of “Exam on the till”',
      }),
    );
    expect(
      await drawer.findByText('Passed: 1 of 1. Attempts: 2.'),
    ).toBeVisible();
    expect(
      drawer.getByRole('listitem', {
        name: '40% to 50%: 1 attempt, 50%',
      }),
    ).toBeInTheDocument();
    const rounds = within(
      drawer.getByRole('table', { name: 'Effect over rounds' }),
    );
    expect(rounds.getAllByRole('row').map(each => each.textContent)).toEqual([
      'AttemptHow manyPassedPoints on average',
      '110 (0%)40%',
      '211 (100%)90%',
    ]);
    const items = within(
      drawer.getByRole('table', { name: 'Questions, hardest first' }),
    );
    expect(items.getAllByRole('row')[1]).toHaveTextContent(
      /Not known from so few, or all did alike\./,
    );
    expect(await obstacles()).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('do not say which questions were hard where the server keeps that back', async () => {
    const training = new FakeTrainingApi({
      members: [aMember({ person: carol })],
    });
    training.attempts = [aFailedAttempt(1)];
    const results = training.results.bind(training);
    training.results = async ref => {
      const found = await results(ref);
      return found.kind === 'questionnaire' ? found : { ...found, items: [] };
    };
    showTab(training, '/?course=till&results=till-exam');
    expect(
      await screen.findByText(
        'Which of them were hard is not shown to those who may still sit it.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('table', { name: 'Questions, hardest first' }),
    ).not.toBeInTheDocument();
  });

  /** Carol failed twice; after the first time what the exam asks was changed. */
  function changedExam() {
    const training = new FakeTrainingApi({
      members: [aMember({ person: carol })],
    });
    training.attempts = [aFailedAttempt(1)];
    const [first, ...others] = anExam().questions;
    training.changeTo(
      anExam({
        passMark: 0.5,
        questions: [{ ...first, text: 'Who opens it?' }, ...others],
      }),
    );
    training.attempts = [
      ...training.attempts,
      { ...aFailedAttempt(2), version: 2, share: 0.9, passed: true },
    ];
    return training;
  }

  it('are of all versions together, until one is chosen', async () => {
    const user = showTab(changedExam(), '/?course=till&results=till-exam');
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      await drawer.findByText('Passed: 1 of 1. Attempts: 2.'),
    ).toBeVisible();
    expect(
      drawer.getByText(
        'All versions together. The questions are those of version 2, each counted where it was asked in the same words.',
      ),
    ).toBeVisible();
    expect(
      drawer.getByText(/The versions have different pass marks/),
    ).toBeVisible();
    const items = () =>
      within(drawer.getByRole('table', { name: 'Questions, hardest first' }))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent ?? '')
        .filter(text => /Who opens|always prints/.test(text))
        .map(text => text.slice(0, text.indexOf('%')))
        .sort();
    expect(items()).toEqual([
      'It always prints a receipt.20',
      'Who opens it?10',
    ]);
    expect(await obstacles()).toEqual([]);

    await user.click(drawer.getByLabelText('Version'));
    const listed = within(await screen.findByRole('listbox'));
    expect(listed.getAllByRole('option').map(each => each.textContent)).toEqual(
      [
        'All versions',
        expect.stringMatching(/^Version 2 of Nov 24, 2026.*: 1 attempt$/),
        'Version 1, the template’s: 1 attempt',
      ],
    );
    await user.click(listed.getByRole('option', { name: /^Version 1,/ }));
    expect(
      await drawer.findByText('Passed: 0 of 1. Attempts: 1.'),
    ).toBeVisible();
    expect(items()).toEqual([
      ...['It always prints a receipt.10', 'Who opens the till?10'],
    ]);
    expect(
      drawer.getByText('Version 1, the template’s. It has been changed since.'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('are those of the version in the address, and there is a way out of one that there is not', async () => {
    const training = changedExam();
    const user = showTab(training, '/?course=till&results=till-exam&version=7');
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      await drawer.findByText('There is no version 7 of it. There are: 1, 2.'),
    ).toBeVisible();
    await user.click(drawer.getByLabelText('Version'));
    await user.click(
      await screen.findByRole('option', { name: 'All versions' }),
    );
    expect(
      await drawer.findByText('Passed: 1 of 1. Attempts: 2.'),
    ).toBeVisible();
  });

  it('offer no choice where there is one version, but say that something else is asked by now', async () => {
    const training = new FakeTrainingApi({
      members: [aMember({ person: carol })],
    });
    training.attempts = [aFailedAttempt(1)];
    training.changeTo(anExam({ passMark: 0.5 }));
    showTab(training, '/?course=till&results=till-exam');
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      await drawer.findByText(
        'Version 1, the template’s. It has been changed since.',
      ),
    ).toBeVisible();
    expect(drawer.queryByLabelText('Version')).not.toBeInTheDocument();
  });

  const feedback = () =>
    new FakeTrainingApi({
      members: bobAndCarol,
      courses: [
        aCourse({ definition: aDefinition({ assessments: ['feedback'] }) }),
      ],
    });

  it('of a questionnaire stay hidden under the minimum', async () => {
    const training = feedback();
    for (const number of [1, 2, 3, 4]) {
      training.answerAs(`user:default/p${number}`, 'feedback', {
        useful: 1,
        length: 'short',
        words: 'Only I say this',
      });
    }
    showTab(training, '/?course=till&results=feedback');
    expect(
      await screen.findByText(
        'So many have answered: 4. Answers are shown from 5 on, so that nobody can be recognised.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Only I say this')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Export as CSV' }),
    ).not.toBeInTheDocument();
  });

  it('of a questionnaire are shown in sum once there are enough', async () => {
    const training = feedback();
    for (const number of [1, 2, 3, 4, 5, 5.5]) {
      training.answerAs(`user:default/p${number}`, 'feedback', {
        useful: Math.floor(number),
        length: 'right',
      });
    }
    showTab(training, '/?course=till&results=feedback');
    expect(
      await screen.findByText(
        '6 answered, 5 shown: so that nobody can be recognised.',
      ),
    ).toBeVisible();
    expect(screen.getByText('On average 3 of 5')).toBeVisible();
  });

  it('of a questionnaire are those of the newest version that was answered, and of the others where asked for', async () => {
    const training = feedback();
    const say = (useful: number) =>
      [1, 2, 3, 4, 5].forEach(number =>
        training.answerAs(`user:default/p${number}`, 'feedback', {
          useful,
          length: 'right',
        }),
      );
    say(1);
    training.changeTo({ ...aQuestionnaire, title: 'What do you think?' });
    say(5);
    const user = showTab(training, '/?course=till&results=feedback');
    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByText('On average 5 of 5')).toBeVisible();
    await user.click(drawer.getByLabelText('Version'));
    await user.click(
      await screen.findByRole('option', {
        name: 'Version 1, the template’s: 5 answered',
      }),
    );
    expect(await drawer.findByText('On average 1 of 5')).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('are those of their own department for whoever heads one, and are exported only where they are shown', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [aMember({ person: carol, department: STOCK })],
    });
    training.departments = training.departments.map(each =>
      each.ref === STOCK ? { ...each, heads: [alice] } : each,
    );
    training.attempts = [aFailedAttempt(1)];
    const user = showTab(training, '/?course=till&results=till-exam');
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      await drawer.findByText('Passed: 0 of 1. Attempts: 1.'),
    ).toBeVisible();
    const save = { name: 'Export as CSV' };
    expect(drawer.getByRole('button', save)).toBeVisible();
    await user.click(drawer.getByLabelText('Department'));
    await user.click(await screen.findByRole('option', { name: 'All' }));
    expect(
      await drawer.findByText('These results are not shown to you'),
    ).toBeVisible();
    expect(drawer.queryByRole('button', save)).not.toBeInTheDocument();
  });

  it('are not shown to those who may not read them, and the button says why', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [aMember()],
    });
    showTab(training, '/?course=till');
    const button = await screen.findByRole('button', {
      name: 'Results of “Exam on the till”',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAttribute(
      'title',
      'This is for those who plan the training, train the course or head a department in it.',
    );
  });
});
