import { act, screen, waitFor, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import type { Attempt } from '@backstage-cutover/plugin-cutover-common';
import {
  aCutover,
  alice,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { FakeSignals } from '../../lifecycle/__testUtils__/FakeSignals';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aMember,
  anExam,
  aPractical,
  aSession,
  SHOP,
  STOCK,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { showTab } from '../__testUtils__/stage';

type User = ReturnType<typeof userEvent.setup>;

const certified = { at: '2026-11-20T08:00:00.000Z', by: 'assessed' as const };
const members = [
  aMember({ person: bob, certificate: certified, roles: ['technology-lead'] }),
  aMember({ person: carol, department: STOCK, roles: [] }),
];

const bars = async (name = 'By department') =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map(each => each.textContent);

async function act_(user: User, of: string, what: string | RegExp) {
  await user.click(
    await screen.findByRole('button', { name: `More about ${of}` }),
  );
  await user.click(await screen.findByRole('menuitem', { name: what }));
}

beforeEach(() => localStorage.clear());

describe('The training of a cutover', () => {
  it('shows how ready each department is, the one furthest from it first, and by when', async () => {
    const user = showTab(new FakeTrainingApi({ members }));
    expect(await bars()).toEqual([
      'The stock0 of 1 certifieddue Feb 27, 2040',
      'The shop1 of 1 certified',
    ]);
    expect(
      screen.getByText('Days are those of the plan, Europe/Berlin.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'By role' }));
    expect(await bars('By role')).toEqual(['Technology lead1 of 1 certified']);
    expect(await obstacles()).toEqual([]);
  });

  it('says the same as a table', async () => {
    const user = showTab(new FakeTrainingApi({ members }));
    await user.click(await screen.findByRole('button', { name: 'As a table' }));
    expect(
      within(screen.getByRole('table', { name: 'Readiness' }))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'The tillThe shop11Feb 27, 2040',
      'The tillThe stock01Feb 27, 2040',
    ]);
  });

  it('lists who is missing, of the department that is chosen', async () => {
    const user = showTab(new FakeTrainingApi({ members }));
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

  it('has those reminded who are missing in a course, each once a day', async () => {
    const training = new FakeTrainingApi({ members });
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
    const user = showTab(new FakeTrainingApi({ members }));
    const remind = await screen.findByRole('button', { name: 'Remind them' });
    expect(remind).toHaveAttribute('aria-disabled', 'true');
    await user.hover(remind);
    expect(await screen.findByText('Choose a course first')).toBeVisible();
  });

  it('offers reminding to nobody who may not', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [...members, aMember()],
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

  it('shows a trainee only themselves', async () => {
    const training = new FakeTrainingApi({
      cutover: aCutover({ team: { 'technology-lead': [alice] } }),
      members: [...members, aMember()],
    });
    showTab(training);
    const missing = await screen.findByRole('list', { name: 'Who is missing' });
    expect(await within(missing).findByText('Alice')).toBeVisible();
    expect(within(missing).queryByText('Carol')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Add a course' }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('link', { name: 'My training' })).toHaveAttribute(
      'href',
      '/cutovers/training',
    );
  });

  it('changes without a reload when somebody passes elsewhere', async () => {
    const training = new FakeTrainingApi({ members });
    const signals = new FakeSignals();
    showTab(training, '/', signals);
    expect(await bars()).toContain('The stock0 of 1 certifieddue Feb 27, 2040');
    training.members = training.members.map(each => ({
      ...each,
      certificate: certified,
    }));
    act(() => signals.send('cutover', { id: training.cutover.id }));
    await waitFor(async () =>
      expect(await bars()).toContain('The stock1 of 1 certified'),
    );
  });

  it('says what to do where nothing is planned', async () => {
    showTab(new FakeTrainingApi({ courses: [] }));
    expect(await screen.findByText('No training is planned')).toBeVisible();
  });

  it('says so where it may not be read', async () => {
    const training = new FakeTrainingApi();
    training.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    showTab(training);
    expect(
      await screen.findByText('This training is not shown to you'),
    ).toBeVisible();
  });
});

describe('A course', () => {
  it('is opened by the address, and says everything about it', async () => {
    showTab(
      new FakeTrainingApi({ members, sessions: [aSession({ capacity: 3 })] }),
      '/?course=till',
    );
    expect(await screen.findByText('What is new about the till')).toBeVisible();
    expect(screen.getByText('Sponsor, Technology lead')).toBeVisible();
    expect(screen.getByText('0 of 3 seats taken')).toBeVisible();
    expect(screen.getAllByText(/Jan 15, 2040, 09:00 – 11:00/)).toHaveLength(2);
    expect(
      screen.getByText('Exam, passed from 80% on, 2 attempts'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('for nobody but assigned people names them alone', async () => {
    const definition = aDefinition({ audience: [] });
    const courses = [aCourse({ definition, assigned: [bob, carol] })];
    showTab(new FakeTrainingApi({ members, courses }), '/?course=till');
    const term = await screen.findByText('Who attends', { selector: 'dt' });
    expect(term.nextElementSibling).toHaveTextContent(/^bob, carol$/i);
  });

  it('of the template is planned: due day and external trainer', async () => {
    const training = new FakeTrainingApi({ members });
    const user = showTab(training, '/?course=till');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Edit “The till”' }),
    );
    expect(dialog.queryByLabelText(/^Title/)).not.toBeInTheDocument();
    await user.type(dialog.getByLabelText('Due day'), '2040-02-01');
    await user.type(dialog.getByLabelText('External trainer'), 'Tills Ltd');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(training.courses[0]).toMatchObject({
        due: '2040-02-01',
        externalTrainer: 'Tills Ltd',
      }),
    );
    expect(await screen.findByText('Tills Ltd')).toBeVisible();
  });

  it('keeps what two people change at the same time, and asks where it is the same', async () => {
    const training = new FakeTrainingApi({ members });
    const user = showTab(training, '/?course=till');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('External trainer'), 'Mine Ltd');
    training.elsewhere('till', {
      externalTrainer: 'Theirs Ltd',
      trainers: [bob],
    });
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    const alert = within(await dialog.findByRole('alert'));
    await user.click(alert.getByRole('radio', { name: /Mine Ltd/ }));
    await user.click(alert.getByRole('button', { name: 'Save on top of it' }));
    await waitFor(() =>
      expect(training.courses[0]).toMatchObject({
        externalTrainer: 'Mine Ltd',
        trainers: [bob],
      }),
    );
  });

  it('loses nothing that was typed when its form is closed', async () => {
    const user = showTab(new FakeTrainingApi({ members }), '/?course=till');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(await screen.findByLabelText('External trainer'), 'Tills');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(await screen.findByLabelText('External trainer')).toHaveValue(
      'Tills',
    );
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(await screen.findByLabelText('External trainer')).toHaveValue('');
  });

  it('is added, with units to read', async () => {
    const training = new FakeTrainingApi({ members });
    const user = showTab(training);
    await user.click(
      await screen.findByRole('button', { name: 'Add a course' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Still missing: Title.')).toBeVisible();
    await user.type(dialog.getByLabelText(/^Title/), 'Fire drill');
    await user.click(dialog.getByRole('checkbox', { name: 'process' }));
    await user.type(dialog.getByLabelText('For the roles'), 'Spon');
    await user.click(await screen.findByRole('option', { name: 'Sponsor' }));
    await user.click(dialog.getByLabelText(/Ends before the phase/));
    await user.click(await screen.findByRole('option', { name: 'Closing' }));
    await user.click(dialog.getByRole('button', { name: 'Add a unit' }));
    await user.type(dialog.getByLabelText(/Title of unit 1/), 'Where to go');
    await user.type(dialog.getByLabelText(/^Text/), 'Out.');
    await user.click(dialog.getByRole('button', { name: 'Add a course' }));
    await waitFor(() =>
      expect(training.courses[1]).toMatchObject({
        id: 'fire-drill',
        definition: {
          audience: ['sponsor'],
          content: ['process'],
          units: [{ title: 'Where to go', body: 'Out.' }],
        },
      }),
    );
  });

  it('gets a session, which is changed and cancelled with a reason', async () => {
    const training = new FakeTrainingApi({ members });
    const user = showTab(training, '/?course=till');
    await user.click(
      await screen.findByRole('button', { name: 'Plan a session' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(
      dialog.getByLabelText(/Begins \(Europe\/Berlin\)/),
      '2040-01-20T09:00',
    );
    await user.type(dialog.getByLabelText(/Ends \(Europe/), '2040-01-20T08:00');
    await user.click(dialog.getByRole('button', { name: 'Plan a session' }));
    expect(
      await dialog.findByRole('listitem'),
    ).toHaveTextContent(
      'Ends (Europe/Berlin): The session would end before it begins.',
    );
    await user.clear(dialog.getByLabelText(/Ends \(Europe/));
    await user.type(dialog.getByLabelText(/Ends \(Europe/), '2040-01-20T11:00');
    await user.click(dialog.getByRole('button', { name: 'Plan a session' }));
    await waitFor(() =>
      expect(training.sessions).toMatchObject([
        { start: '2040-01-20T08:00:00.000Z', end: '2040-01-20T10:00:00.000Z' },
      ]),
    );

    await act_(user, 'Session', 'Change the session');
    await user.type(await screen.findByLabelText('Place'), 'Room 9');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Room 9')).toBeVisible();

    await act_(user, 'Session', 'Cancel the session');
    await user.type(await screen.findByLabelText(/^Reason/), 'Snow');
    await user.click(
      screen.getByRole('button', { name: 'Cancel the session' }),
    );
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(training.sessions[0]).toMatchObject({
      status: 'cancelled',
      reason: 'Snow',
    });
  });

  it('has sessions that cannot be cancelled any more once they have begun', async () => {
    const training = new FakeTrainingApi({
      members,
      sessions: [
        aSession({
          start: '2026-11-24T11:00:00.000Z',
          end: '2026-11-24T13:00:00.000Z',
        }),
      ],
    });
    const user = showTab(training, '/?course=till');
    await user.click(
      await screen.findByRole('button', { name: 'More about Session' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: /Cancel the session/ }),
    ).toHaveTextContent('The session has begun; record who attended instead.');
  });

  it('is attended: all were there but one', async () => {
    const training = new FakeTrainingApi({
      members,
      sessions: [
        aSession({
          start: '2026-11-24T08:00:00.000Z',
          end: '2026-11-24T10:00:00.000Z',
        }),
      ],
    });
    training.seatsOf.set(
      aSession().id,
      [bob, carol].map(person => ({
        session: aSession().id,
        person,
        status: 'signed-up' as const,
        at: training.now,
      })),
    );
    const user = showTab(training, '/?course=till');
    await act_(user, 'Session', 'Record who attended');
    await user.click(
      await screen.findByRole('button', { name: 'All were there' }),
    );
    const rest = within(screen.getByRole('radiogroup', { name: 'Carol' }));
    await user.click(rest.getByRole('radio', { name: 'was not there' }));
    await user.click(
      screen.getByRole('button', { name: 'Record who attended' }),
    );
    await waitFor(() =>
      expect(
        training.seatsOf.get(aSession().id)?.map(({ status }) => status),
      ).toEqual(['attended', 'absent']),
    );
  });
});

describe('Questions of an exam', () => {
  const authored = () =>
    new FakeTrainingApi({
      members,
      courses: [
        aCourse({ origin: 'cutover', version: 1, definition: aDefinition() }),
      ],
    });

  it('are read from GIFT, looked at with every line that is not understood, and saved as a new version', async () => {
    const training = authored();
    const user = showTab(training, '/?course=till');
    await act_(user, 'Exam on the till', 'Questions');
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
    training.members = [...members, aMember()];
    const user = showTab(training, '/?course=till');
    await act_(user, 'Exam on the till', 'Questions');
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
    await act_(user, 'Exam on the till', 'Questions');
    const dialog = within(await screen.findByRole('dialog'));
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

describe('People', () => {
  const practical = () =>
    new FakeTrainingApi({
      members: [members[1]],
      courses: [
        aCourse({
          definition: aDefinition({ assessments: ['till-practical'] }),
        }),
      ],
    });

  it('are assessed in a practical exercise, with what it comes to in view', async () => {
    const training = practical();
    const user = showTab(training);
    await act_(user, 'Carol', 'Assess “Open and close the till”');
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
    await act_(user, 'Carol', 'Assess “Open and close the till”');
    const dialog = within(await screen.findByRole('dialog'));
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
    const training = new FakeTrainingApi({
      members: [
        aMember({
          person: carol,
          exhausted: [
            { assessment: 'till-exam', at: '2026-11-20T08:00:00.000Z' },
          ],
        }),
      ],
    });
    training.departments = [{ ref: SHOP, title: 'The shop', heads: [alice] }];
    training.attempts = [failed(1), failed(2)];
    const user = showTab(training);
    expect(
      await screen.findByText(/all attempts are used up: the head/),
    ).toBeVisible();
    await act_(user, 'Carol', /Decide how it goes on/);
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
    const training = new FakeTrainingApi({
      members: [
        aMember({
          person: carol,
          exhausted: [
            { assessment: 'till-exam', at: '2026-11-20T08:00:00.000Z' },
          ],
        }),
      ],
    });
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

/** Carol's attempt that failed. */
function failed(number: number): Attempt {
  return {
    id: `00000000-0000-4000-8000-00000000060${number}`,
    cutoverId: aCutover().id,
    course: 'till',
    assessment: 'till-exam',
    kind: 'exam',
    version: 1,
    person: carol,
    number,
    status: 'handed-in',
    seed: 1,
    startedAt: `2026-11-1${number}T08:00:00.000Z`,
    endedAt: `2026-11-1${number}T09:00:00.000Z`,
    share: 0.4,
    passed: false,
    scores: anExam().questions.map(({ id, points }, index) => ({
      id,
      points: index % 2 ? points : 0,
      of: points,
    })),
  };
}

describe('Results', () => {
  it('show how attempts ended, which questions were hard, and whether rounds helped', async () => {
    const training = new FakeTrainingApi({
      members: [aMember({ person: carol })],
    });
    training.attempts = [failed(1), { ...failed(2), share: 0.9, passed: true }];
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
      await drawer.findByText('1 of 1 people have passed, in 2 attempts.'),
    ).toBeVisible();
    expect(
      drawer.getByRole('listitem', {
        name: '40% to 50%: 1 attempts, 50%',
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
    training.attempts = [failed(1)];
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

  const feedback = () =>
    new FakeTrainingApi({
      members,
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
