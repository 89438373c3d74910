import { screen, waitFor, within } from '@testing-library/react';
import { bob, carol } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  aCourse,
  aDefinition,
  aSession,
  bobAndCarol,
} from '../__testUtils__/aCourse';
import { FakeTrainingApi } from '../__testUtils__/FakeTrainingApi';
import { chooseAct, showTab } from '../__testUtils__/stage';

beforeEach(() => localStorage.clear());

describe('A course', () => {
  it('is opened by the address, and says everything about it', async () => {
    showTab(
      new FakeTrainingApi({
        members: bobAndCarol,
        sessions: [aSession({ capacity: 3 })],
      }),
      '/?course=till',
    );
    expect(await screen.findByText('What is new about the till')).toBeVisible();
    expect(screen.getByText('Sponsor, Technology lead')).toBeVisible();
    expect(screen.getByText('0 of 3 seats taken')).toBeVisible();
    expect(screen.getAllByText(/Jan 15, 2040, 09:00 – 11:00/)).toHaveLength(2);
    expect(
      screen.getByText(/^Next session: Jan 15.* 11:00 .*\(Europe\/Berlin\)$/),
    ).toBeVisible();
    expect(
      screen.getByText('Exam, passed from 80% on, 2 attempts'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('for nobody but assigned people names them alone', async () => {
    const definition = aDefinition({ audience: [] });
    const courses = [aCourse({ definition, assigned: [bob, carol] })];
    showTab(
      new FakeTrainingApi({ members: bobAndCarol, courses }),
      '/?course=till',
    );
    const term = await screen.findByText('Who attends', { selector: 'dt' });
    expect(term.nextElementSibling).toHaveTextContent(/^bob, carol$/i);
  });

  it('of the template is planned: due day and external trainer', async () => {
    const training = new FakeTrainingApi({ members: bobAndCarol });
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
    const training = new FakeTrainingApi({ members: bobAndCarol });
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
    const user = showTab(
      new FakeTrainingApi({ members: bobAndCarol }),
      '/?course=till',
    );
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
    const training = new FakeTrainingApi({ members: bobAndCarol });
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
    const training = new FakeTrainingApi({ members: bobAndCarol });
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
    expect(await dialog.findByRole('listitem')).toHaveTextContent(
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

    await chooseAct(user, 'Session', 'Change the session');
    await user.type(await screen.findByLabelText('Place'), 'Room 9');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Room 9')).toBeVisible();

    await chooseAct(user, 'Session', 'Cancel the session');
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
      members: bobAndCarol,
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
      members: bobAndCarol,
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
    await chooseAct(user, 'Session', 'Record who attended');
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
