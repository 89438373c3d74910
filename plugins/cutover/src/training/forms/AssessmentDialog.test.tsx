import { screen, waitFor, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { bob, carol } from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  aPractical,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { chooseAct, openedForm, showTab } from '../__testUtils__/stage';

type User = ReturnType<typeof userEvent.setup>;

const members = [aMember({ person: carol, roles: [] })];

/** A course that was added to the cutover, with these assessments. */
const added = (...assessments: string[]) =>
  new FakeTrainingApi({
    members,
    courses: [
      aCourse({
        origin: 'cutover',
        version: 1,
        definition: aDefinition({ assessments }),
      }),
    ],
  });

async function adds(user: User, kind: RegExp) {
  await user.click(
    await screen.findByRole('button', { name: 'Add an assessment' }),
  );
  await user.click(await screen.findByRole('menuitem', { name: kind }));
  return within(await screen.findByRole('dialog'));
}

async function opens(user: User, title: string, what: string) {
  await chooseAct(user, title, what);
  return openedForm();
}

type Dialog = Awaited<ReturnType<typeof opens>>;

const partOf = (dialog: Dialog, name: string) =>
  within(dialog.getByRole('group', { name }));

async function fills(user: User, field: HTMLElement, typed: string) {
  await user.clear(field);
  await user.type(field, typed);
}

beforeEach(() => localStorage.clear());

describe('A practical exercise', () => {
  it('is added with a rubric to begin with, whose weights are added up as they are typed', async () => {
    const training = added();
    const user = showTab(training, '/?course=till');
    const dialog = await adds(user, /^Practical exercise/);
    expect(dialog.getByText('Still missing: Title.')).toBeVisible();
    await user.type(dialog.getByLabelText(/^Title/), 'Close the day');
    expect(dialog.getByText('The weights add up to 100 %.')).toBeVisible();
    const weight = (number: number) =>
      partOf(dialog, `criterion ${number}`).getByLabelText(/^Weight/);
    await fills(user, weight(1), '60,5');
    expect(
      dialog.getByText('The weights add up to 110.5 %: 10.5 % too much.'),
    ).toBeVisible();
    await fills(user, weight(2), '20');
    expect(
      dialog.getByText(
        'The weights add up to 80.5 %: 19.5 % are still to be given.',
      ),
    ).toBeVisible();
    const add = dialog.getByRole('button', {
      name: 'Add a practical exercise',
    });
    // It says why nothing can be saved yet.
    expect(add).toHaveAttribute('aria-disabled', 'true');
    expect(add).toHaveAccessibleDescription(
      'The weights add up to 80.5, not to 100.',
    );
    await user.click(dialog.getByRole('button', { name: 'Add a criterion' }));
    const third = partOf(dialog, 'criterion 3');
    expect(third.getByLabelText(/^Criterion/)).toHaveFocus();
    await user.keyboard('It is quick');
    expect(third.getByLabelText(/^Weight/)).toHaveValue('19.5');
    expect(await obstacles()).toEqual([]);
    await user.click(add);
    await waitFor(() =>
      expect(training.courses[0].definition.assessments).toEqual([
        'close-the-day',
      ]),
    );
    expect(training.versions).toMatchObject([
      {
        assessment: 'close-the-day',
        definition: {
          kind: 'practical',
          passMark: 0.75,
          criteria: [
            { title: 'The result is right', weight: 60.5 },
            { weight: 20 },
            {
              title: 'It is quick',
              levels: [
                { title: 'Not yet', share: 0 },
                { title: 'With help', share: 0.5 },
                { title: 'Alone', share: 1 },
              ],
            },
          ],
        },
      },
    ]);
    expect(
      await screen.findByText(
        'Practical exercise, passed from 75% on, 2 attempts',
      ),
    ).toBeVisible();
  });

  it('has its criteria put into another order by keyboard, and the focus goes along', async () => {
    const training = added('till-practical');
    const user = showTab(training, '/?course=till');
    const dialog = await opens(user, 'Open and close the till', 'Rubric');
    dialog.getByRole('button', { name: 'Move criterion 1 down' }).focus();
    await user.keyboard('{Enter}');
    expect(dialog.getByText('It is now number 2 of 2.')).toBeInTheDocument();
    // It is the last now, and can only go up again.
    expect(
      dialog.getByRole('button', { name: 'Move criterion 2 up' }),
    ).toHaveFocus();
    await user.click(
      dialog.getByRole('button', { name: 'Take out criterion 1' }),
    );
    expect(
      dialog.getByRole('button', { name: 'Add a criterion' }),
    ).toHaveFocus();
    await fills(user, dialog.getByLabelText(/^Weight/), '100');
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() =>
      expect(training.versions).toMatchObject([
        { definition: { criteria: [{ id: 'opens', weight: 100 }] } },
      ]),
    );
  });

  it('that is changed is what people are assessed by from then on, also by a trainer who plans nothing', async () => {
    const training = added('till-practical');
    const user = showTab(training, '/?course=till');
    const dialog = await opens(user, 'Open and close the till', 'Rubric');
    expect(
      dialog.getByText(/What was assessed already stays as it is/),
    ).toBeVisible();
    const level = partOf(dialog, 'level 2 of criterion 1');
    await fills(user, level.getByLabelText(/^Level/), 'By heart');
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() => expect(training.versions).toHaveLength(1));
    training.courses[0] = { ...training.courses[0], trainers: [bob] };
    training.me = { kind: 'person', ref: bob, groups: [bob] };
    showTab(training);
    const assess = await opens(
      user,
      'Carol',
      'Assess “Open and close the till”',
    );
    expect(assess.getByText('By heart (100%)')).toBeVisible();
  });

  it('that cannot be passed says so at the pass mark', async () => {
    const user = showTab(added('till-practical'), '/?course=till');
    const dialog = await opens(user, 'Open and close the till', 'Rubric');
    for (const part of ['level 2 of criterion 1', 'level 2 of criterion 2']) {
      const level = partOf(dialog, part);
      await fills(user, level.getByLabelText(/^Share/), '50');
    }
    expect(dialog.getByLabelText(/^Pass mark/)).toHaveAccessibleDescription(
      'Even the best levels stay below the pass mark.',
    );
  });

  it('keeps what was typed when the server refuses it, and says why at its place', async () => {
    const training = added('till-practical');
    const user = showTab(training, '/?course=till');
    const dialog = await opens(user, 'Open and close the till', 'Rubric');
    const title = dialog.getByLabelText(/^Title/);
    await fills(user, title, 'Close it');
    training.refuse.write = refusal(400, {
      reason: 'input.invalid',
      message: 'No',
      faults: [
        {
          path: ['definition', 'criteria'],
          reason: 'practical.weights-not-whole',
          message: 'No',
          params: { found: 99 },
        },
        {
          path: ['definition', 'criteria', 0, 'title'],
          reason: 'title.not-so',
          message: 'Say it otherwise',
        },
      ],
    });
    const looksAt = jest.fn();
    Element.prototype.scrollIntoView = function scrollIntoView() {
      looksAt(this.textContent);
    };
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    expect(await dialog.findByText('This was not saved')).toBeVisible();
    // It stands below a long form.
    expect(looksAt).toHaveBeenCalledWith(
      expect.stringContaining('This was not saved'),
    );
    expect(
      dialog.getAllByText('The weights add up to 99, not to 100.'),
    ).not.toEqual([]);
    expect(
      partOf(dialog, 'criterion 1').getByLabelText(/^Criterion/),
    ).toHaveAccessibleDescription('Say it otherwise');
    expect(title).toHaveValue('Close it');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    training.refuse = {};
    const again = await opens(user, 'Open and close the till', 'Rubric');
    expect(again.getByLabelText(/^Title/)).toHaveValue('Close it');
    await user.click(
      again.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() =>
      expect(training.versions).toMatchObject([
        { definition: { title: 'Close it' } },
      ]),
    );
  });

  it('that somebody else changed too asks which rubric shall hold', async () => {
    const training = added('till-practical');
    const user = showTab(training, '/?course=till');
    const dialog = await opens(user, 'Open and close the till', 'Rubric');
    await fills(
      user,
      partOf(dialog, 'criterion 1').getByLabelText(/^Criterion/),
      'Mine',
    );
    const [first, second] = aPractical.criteria;
    training.versions.push({
      ...{ assessment: 'till-practical', version: 1, origin: 'cutover' },
      ...{ by: carol, at: training.now },
      definition: {
        ...aPractical,
        passMark: 0.6,
        criteria: [{ ...first, title: 'Theirs' }, second],
      },
    });
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    const alert = within(await dialog.findByRole('alert'));
    await user.click(alert.getByRole('radio', { name: /Mine 60 %/ }));
    await user.click(alert.getByRole('button', { name: 'Save on top of it' }));
    await waitFor(() =>
      expect(training.versions[1]).toMatchObject({
        version: 2,
        definition: { passMark: 0.6, criteria: [{ title: 'Mine' }, {}] },
      }),
    );
  });
});

describe('A questionnaire', () => {
  it('is added with questions of every kind', async () => {
    const training = added();
    const user = showTab(training, '/?course=till');
    const dialog = await adds(user, /^Questionnaire/);
    await user.type(dialog.getByLabelText(/^Title/), 'Feedback 2');
    await user.click(dialog.getByRole('button', { name: 'Add a question' }));
    const third = partOf(dialog, 'question 3');
    await user.keyboard('How long was it?');
    await user.click(third.getByLabelText('Kind of answer'));
    await user.click(
      await screen.findByRole('option', { name: 'one of several options' }),
    );
    for (const [number, words] of ['Too short', 'Just right'].entries()) {
      const option = partOf(dialog, `option ${number + 1} of question 3`);
      await user.type(option.getByLabelText(/^Option/), words);
    }
    const first = partOf(dialog, 'question 1');
    await user.click(first.getByLabelText('Steps'));
    await user.click(await screen.findByRole('option', { name: '4' }));
    expect(await obstacles()).toEqual([]);
    await user.click(
      dialog.getByRole('button', { name: 'Add a questionnaire' }),
    );
    await waitFor(() =>
      expect(training.courses[0].definition.assessments).toEqual([
        'feedback-2',
      ]),
    );
    expect(training.versions).toMatchObject([
      {
        definition: {
          kind: 'questionnaire',
          minimumGroup: 5,
          items: [
            { kind: 'rating', steps: 4 },
            { kind: 'free-text' },
            {
              kind: 'choice',
              text: 'How long was it?',
              options: [{ text: 'Too short' }, { text: 'Just right' }],
            },
          ],
        },
      },
    ]);
  });

  it('shows no answers of fewer than three, and says why', async () => {
    const user = showTab(added('feedback'), '/?course=till');
    const dialog = await opens(user, 'How was the training?', 'What it asks');
    expect(
      dialog.getByText(/Saving makes a new version, with results of its own/),
    ).toBeVisible();
    const least = dialog.getByLabelText(/^Answers are shown from/);
    expect(least).toHaveAccessibleDescription(
      /Nothing is shown before so many have answered/,
    );
    await fills(user, least, '2');
    expect(least).toHaveAccessibleDescription(
      'Name 3 or more: among fewer, people can tell who said what.',
    );
    expect(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('that is changed asks anew, and what is taken out is not asked any more', async () => {
    const training = added('feedback');
    const user = showTab(training, '/?course=till');
    const dialog = await opens(user, 'How was the training?', 'What it asks');
    await user.click(
      dialog.getByRole('button', { name: 'Take out question 2' }),
    );
    await user.click(
      dialog.getByRole('button', { name: 'Move question 2 up' }),
    );
    await user.click(
      dialog.getByRole('button', { name: 'Save as a new version' }),
    );
    await waitFor(() =>
      expect(training.versions).toMatchObject([
        { definition: { items: [{ id: 'words' }, { id: 'useful' }] } },
      ]),
    );
  });
});

it('A new assessment whose short name is taken by one of no course gets another one', async () => {
  const training = added();
  training.versions.push({
    ...{ assessment: 'case', version: 1, origin: 'cutover' },
    ...{ by: carol, at: training.now, definition: aPractical },
  });
  const user = showTab(training, '/?course=till');
  const dialog = await adds(user, /^Practical exercise/);
  await user.type(dialog.getByLabelText(/^Title/), 'Case');
  await user.click(
    dialog.getByRole('button', { name: 'Add a practical exercise' }),
  );
  await waitFor(() =>
    expect(training.courses[0].definition.assessments).toEqual(['case-2']),
  );
});

it('A course of the template has further assessments added to it, which can be taken out again', async () => {
  const training = new FakeTrainingApi({ members });
  const [own] = training.courses[0].definition.assessments;
  const user = showTab(training, '/?course=till');
  const dialog = await adds(user, /^Practical exercise/);
  await user.type(dialog.getByLabelText(/^Title/), 'Case');
  await user.click(
    dialog.getByRole('button', { name: 'Add a practical exercise' }),
  );
  expect(
    await screen.findByRole('button', { name: 'More about Case' }),
  ).toBeVisible();
  expect(training.courses[0].definition.assessments[0]).toBe(own);

  await user.click(screen.getByRole('button', { name: 'Edit' }));
  const course = within(await screen.findByRole('dialog'));
  await user.click(course.getByLabelText('Assessments that are added here'));
  expect(course.getByRole('button', { name: 'Case' })).toBeVisible();
  await user.keyboard('{Backspace}');
  await user.click(course.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(training.courses[0].addedAssessments).toBeUndefined(),
  );
  expect(training.courses[0].definition.assessments).not.toContain('case');
});
