import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityCutovers } from '../../lifecycle/entityTab/EntityCutovers';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import {
  alice,
  aStage,
  bob,
  carol,
  dialog,
  ref,
  type Stage,
} from '../__testUtils__/gateStage';

/** The Cutovers tab of something that the cutover changes. */
function show({ api }: Stage, name = 'shop') {
  renderPage(<EntityCutovers />, {
    api,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
      relations: [],
    },
  });
}

const waiting = () =>
  screen.findByRole('list', { name: 'Waits for your decision' });

describe('The Cutovers tab of what a cutover touches', () => {
  it('lets the reader decide right there, after seeing the difference', async () => {
    const stage = aStage();
    await stage.gates.as(carol).submit(ref, {});
    show(stage);
    const list = await waiting();
    expect(list).toHaveTextContent('Scheme review, round 1 · Move the shop');
    expect(list).toHaveTextContent('Awaited since Nov 24, 2026');
    expect(await obstacles()).toEqual([]);
    await userEvent.click(
      within(list).getByRole('button', {
        name: 'Decide: Scheme review of Move the shop',
      }),
    );
    const { findByRole, getByRole, getAllByText } = await dialog(/^Decide/);
    await userEvent.click(await findByRole('radio', { name: 'Approve' }));
    const send = getByRole('button', { name: 'Send decision' });
    expect(send).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(getByRole('button', { name: 'Look at all' }));
    await waitFor(() => expect(getAllByText('Looked at')).toHaveLength(2));
    await userEvent.click(send);
    await waitFor(() =>
      expect(
        screen.queryByRole('list', { name: 'Waits for your decision' }),
      ).not.toBeInTheDocument(),
    );
    const { rounds } = await stage.gates.get(ref);
    expect(rounds[0].seats[0].decision?.by).toBe(alice);
  });

  it('says on whose behalf', async () => {
    const stage = aStage({
      cutover: {
        team: {
          coordinator: [carol],
          sponsor: [bob],
          'technology-lead': [bob],
        },
      },
    });
    stage.gates.desk.substitutions = [
      {
        id: '1',
        principal: bob,
        substitute: alice,
        start: '2026-11-01T00:00:00.000Z',
        end: '2026-12-31T00:00:00.000Z',
      },
    ];
    await stage.gates.as(carol).submit(ref, {});
    show(stage);
    expect(await waiting()).toHaveTextContent('On behalf of bob');
  });

  it('shows nothing of it where nothing waits', async () => {
    const stage = aStage();
    show(stage);
    await screen.findByRole('table', { name: 'Next' });
    expect(
      screen.queryByText('Waits for your decision'),
    ).not.toBeInTheDocument();
  });

  it('says that it could not be found out, beside the list of cutovers', async () => {
    const stage = aStage();
    stage.gates.refuse.read = refusal(503, { message: 'Gone' });
    show(stage);
    await screen.findByText(
      'It could not be found out what waits for your decision',
    );
    expect(screen.getByRole('table', { name: 'Next' })).toBeInTheDocument();
  });
});
