import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../../lifecycle/__testUtils__/renderPage';
import {
  alice,
  aWorkStage,
  bob,
  carol,
  FUTURE,
  PAST,
} from '../__testUtils__/workStage';
import { SubstitutesCard } from './SubstitutesCard';

const aUser = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: {},
});

function show(stage: ReturnType<typeof aWorkStage>) {
  return renderPage(<SubstitutesCard />, {
    api: stage.api,
    entities: ['alice', 'bob', 'carol'].map(aUser),
  });
}

const list = async (name: string) =>
  within(await screen.findByRole('list', { name }));

async function fillIn(person: RegExp) {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Name a substitute' }),
  );
  const field = screen.getByRole('textbox', { name: /Who decides for me/ });
  await userEvent.click(field);
  await userEvent.click(await screen.findByRole('option', { name: person }));
  fireEvent.change(screen.getByLabelText(/^From/), {
    target: { value: '2040-05-01T08:00' },
  });
  fireEvent.change(screen.getByLabelText(/^To/), {
    target: { value: '2040-05-20T18:00' },
  });
}

const save = () =>
  userEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('Substitutes', () => {
  it('shows who decides for me and for whom I decide, from when to when', async () => {
    const stage = aWorkStage();
    stage.knowsSubstitutes([
      { id: '1', principal: alice, substitute: bob, start: PAST, end: FUTURE },
      {
        id: '2',
        principal: carol,
        substitute: alice,
        start: '2039-01-01T00:00:00.000Z',
        end: FUTURE,
      },
    ]);
    show(stage);
    const mine = await list('Who decides for me');
    expect(await mine.findByRole('listitem')).toHaveTextContent(
      /bobJan 2, 2020, .* – May 6, 2040, .*In force nowEnd/,
    );
    expect(
      (await list('For whom I decide')).getByRole('listitem'),
    ).toHaveTextContent(/carol.*Not begun yet/);
    expect(await obstacles()).toEqual([]);
  });

  it('names one, and ends it again', async () => {
    const stage = aWorkStage();
    show(stage);
    await fillIn(/bob/);
    expect(await obstacles()).toEqual([]);
    await save();
    expect(
      await screen.findByText('bob decides for you in that time.'),
    ).toBeInTheDocument();
    const mine = await list('Who decides for me');
    await userEvent.click(
      await mine.findByRole('button', {
        name: /^End: bob decides for me, May 1, 2040/,
      }),
    );
    expect(
      await screen.findByText('Nobody decides for you.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('bob no longer decides for you.'),
    ).toBeInTheDocument();
  });

  it('says beside the field what the server refuses, and keeps what was typed', async () => {
    const stage = aWorkStage();
    show(stage);
    await fillIn(/bob/);
    stage.gates.refuse.write = refusal(400, {
      message: 'Wrong',
      faults: [
        {
          path: ['substitute'],
          reason: 'substitution.cycle',
          message: 'A circle',
          params: { substitute: bob },
        },
        {
          path: ['end'],
          reason: 'substitution.over',
          message: 'Over',
        },
      ],
    });
    await save();
    await waitFor(() =>
      expect(
        screen.getByRole('textbox', { name: /Who decides for me/ }),
      ).toHaveAccessibleDescription(
        /you stand in for bob, directly or through others/,
      ),
    );
    expect(screen.getByLabelText(/^To/)).toHaveAccessibleDescription(
      'That time is over; choose one that is still to come.',
    );
    expect(screen.getByLabelText(/^To/)).toHaveValue('2040-05-20T18:00');
    expect(await obstacles()).toEqual([]);
  });

  it('says why one was not ended', async () => {
    const stage = aWorkStage();
    stage.knowsSubstitutes([
      { id: '1', principal: alice, substitute: bob, start: PAST, end: FUTURE },
    ]);
    show(stage);
    stage.gates.refuse.write = refusal(404, {
      reason: 'substitution.unknown',
      message: 'Unknown',
    });
    await userEvent.click(await screen.findByRole('button', { name: /^End/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This substitute is ended already, or was named by somebody else.',
    );
  });
});
