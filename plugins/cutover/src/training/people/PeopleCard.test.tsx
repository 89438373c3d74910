import { screen, waitFor, within } from '@testing-library/react';
import {
  aCutover,
  alice,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aFailedAttempt,
  aMember,
  aPractical,
  bobAndCarol,
  SHOP,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { chooseAct, openedForm, showTab } from '../__testUtils__/stage';

beforeEach(() => localStorage.clear());

/** Carol has failed the exam for the last time. */
const withUsedUpAttempts = () =>
  new FakeTrainingApi({
    members: [
      aMember({
        person: carol,
        exhausted: [
          { assessment: 'till-exam', at: '2026-11-20T08:00:00.000Z' },
        ],
      }),
    ],
  });

describe('The list of people', () => {
  it('lists who is missing, of the department that is chosen', async () => {
    const user = showTab(new FakeTrainingApi({ members: bobAndCarol }));
    const missing = await screen.findByRole('list', { name: 'Who is missing' });
    expect(await within(missing).findByText('Carol')).toBeVisible();
    expect(within(missing).queryByText('Bob')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'The shop' }));
    expect(
      await screen.findByText('Nobody whom you may see is missing'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Certified' }));
    const there = await screen.findByRole('list', { name: 'Who is certified' });
    await within(there).findByText('Bob');
    expect(there).toHaveTextContent(
      /Bob, The shop.*Certified since Nov 20, 2026/,
    );
  });

  it('is about one person where a notification is, until everybody is asked for', async () => {
    const members = [aMember({ person: bob }), aMember({ person: carol })];
    const user = showTab(
      new FakeTrainingApi({ members }),
      `/?course=till&person=${carol}`,
    );
    const missing = await screen.findByRole('list', { name: 'Who is missing' });
    expect(await within(missing).findByText('Carol')).toBeVisible();
    expect(within(missing).queryByText('Bob')).not.toBeInTheDocument();
    expect(screen.getByText('Only Carol')).toBeVisible();
    expect(await obstacles()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    expect(await screen.findByText('Bob')).toBeVisible();
  });

  it('has those reminded who are missing in a course, each once a day', async () => {
    const training = new FakeTrainingApi({ members: bobAndCarol });
    const user = showTab(training, '/?course=till');
    const press = async () =>
      user.click(await screen.findByRole('button', { name: 'Remind them' }));
    await press();
    expect(await screen.findByText('Reminded: 1')).toBeVisible();
    expect([...training.reminded.keys()]).toEqual([`${carol} till`]);
    await press();
    expect(
      await screen.findByText('Reminded: 0; within the last day already: 1'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('reminds nobody before a course is chosen', async () => {
    const user = showTab(new FakeTrainingApi({ members: bobAndCarol }));
    const remind = await screen.findByRole('button', { name: 'Remind them' });
    expect(remind).toHaveAttribute('aria-disabled', 'true');
    await user.hover(remind);
    expect(await screen.findByText('Choose a course first')).toBeVisible();
  });

  it('offers reminding to nobody who may not', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [...bobAndCarol, aMember()],
    });
    showTab(training);
    await screen.findByRole('list', { name: 'Who is missing' });
    expect(
      screen.queryByRole('button', { name: 'Remind them' }),
    ).not.toBeInTheDocument();
  });

  it('lists many people a page at a time', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aMember({ person: `user:default/person-${index}` }),
    );
    const user = showTab(new FakeTrainingApi({ members: many }));
    expect(await screen.findByText('1–25 of 60')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('26–50 of 60')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByText('1–25 of 60')).toBeVisible();
  });
});

describe('People', () => {
  const practical = () =>
    new FakeTrainingApi({
      members: [bobAndCarol[1]],
      courses: [
        aCourse({
          definition: aDefinition({ assessments: ['till-practical'] }),
        }),
      ],
    });

  it('are assessed in a practical exercise, with what it comes to in view', async () => {
    const training = practical();
    const user = showTab(training);
    await chooseAct(user, 'Carol', 'Assess “Open and close the till”');
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Open and close the till: Carol',
      }),
    );
    await user.click(dialog.getByRole('radio', { name: 'Alone (100%)' }));
    expect(dialog.getByText('Still missing: Counts it.')).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: 'Wrong (0%)' }));
    expect(dialog.getByText('60%: not passed (from 70% on)')).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: 'Right (100%)' }));
    await user.type(dialog.getByLabelText('Evidence'), 'Seen on Monday');
    expect(await obstacles()).toEqual([]);
    await user.click(
      dialog.getByRole('button', { name: 'Store the assessment' }),
    );
    await waitFor(() =>
      expect(training.attempts).toMatchObject([
        {
          person: carol,
          passed: true,
          practical: { evidence: 'Seen on Monday', assessedBy: alice },
        },
      ]),
    );
  });

  it('are assessed by the rubric that their trainer sees: by another one only after it was looked at', async () => {
    const training = practical();
    const user = showTab(training);
    await chooseAct(user, 'Carol', 'Assess “Open and close the till”');
    const dialog = await openedForm();
    await user.click(dialog.getByRole('radio', { name: 'Alone (100%)' }));
    await user.click(dialog.getByRole('radio', { name: 'Right (100%)' }));
    await user.type(dialog.getByLabelText('Remark on the whole'), 'Well done');
    const [opens] = aPractical.criteria;
    const speed = {
      ...{ id: 'speed', title: 'Is quick', weight: 40 },
      levels: opens.levels,
    };
    training.versions.push({
      ...{ assessment: 'till-practical', version: 1, origin: 'cutover' },
      ...{ by: bob, at: training.now },
      definition: { ...aPractical, criteria: [opens, speed] },
    });
    const store = { name: 'Store the assessment' };
    await user.click(dialog.getByRole('button', store));
    expect(
      await dialog.findByText(/The rubric was changed meanwhile/),
    ).toBeVisible();
    expect(training.attempts).toEqual([]);
    // What was chosen and said stays, as far as it is still asked.
    expect(await dialog.findByText('Still missing: Is quick.')).toBeVisible();
    const quick = within(dialog.getByRole('radiogroup', { name: 'Is quick' }));
    await user.click(quick.getByRole('radio', { name: 'Alone (100%)' }));
    await user.click(dialog.getByRole('button', store));
    await waitFor(() =>
      expect(training.attempts).toMatchObject([
        {
          version: 1,
          practical: {
            levels: { opens: 'yes', speed: 'yes' },
            remark: 'Well done',
          },
        },
      ]),
    );
  });

  it('whose attempts are used up wait for their head, who decides with a reason', async () => {
    const training = withUsedUpAttempts();
    training.departments = [{ ref: SHOP, title: 'The shop', heads: [alice] }];
    training.attempts = [aFailedAttempt(1), aFailedAttempt(2)];
    const user = showTab(training);
    expect(
      await screen.findByText(/all attempts are used up: the head/),
    ).toBeVisible();
    await chooseAct(user, 'Carol', /Decide how it goes on/);
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'How training goes on for Carol',
      }),
    );
    expect(dialog.getByText(/not passed after 2 attempts/)).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: /Train again/ }));
    expect(dialog.getByText('Still missing: Reason.')).toBeVisible();
    await user.type(dialog.getByLabelText(/^Reason/), 'Was ill');
    await user.click(dialog.getByRole('button', { name: 'Decide' }));
    await waitFor(() =>
      expect(training.members[0]).toMatchObject({
        granted: { 'till-exam': 1 },
        exhausted: [{ decision: 'retrain', reason: 'Was ill' }],
      }),
    );
  });

  it('are decided on by nobody else than the head, and the entry says so', async () => {
    const training = withUsedUpAttempts();
    training.departments = [{ ref: SHOP, title: 'The shop', heads: [bob] }];
    const user = showTab(training);
    await user.click(
      await screen.findByRole('button', { name: 'More about Carol' }),
    );
    const entry = await screen.findByRole('menuitem', { name: /Decide how/ });
    expect(entry).toHaveAttribute('aria-disabled', 'true');
    expect(entry).toHaveTextContent(
      'The head of the person’s department decides this.',
    );
  });
});
