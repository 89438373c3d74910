import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Actor } from '@backstage-cutover/plugin-cutover-common';
import { aDeliverable } from '../../deliverable/__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../../deliverable/__testUtils__/FakeDeliverableApi';
import { aCutover, alice, bob, carol } from '../__testUtils__/aCutover';
import { FakeCutoverApi, refusal } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';
import { CutoverOverview } from './CutoverOverview';

const person = (ref: string): Actor => ({
  kind: 'person',
  ref,
  groups: [ref],
});

const people = ['alice', 'bob'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { email: `${name}@example.com` } },
}));

const shop = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { lifecycle: 'production' },
};

function show(api: FakeCutoverApi, cutover = aCutover()) {
  renderPage(<CutoverOverview />, {
    api,
    entity: cutoverEntity(cutover),
    entities: [...people, shop],
  });
}

const openMenu = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: 'Change the cutover' }),
  );

describe('The page of a cutover', () => {
  it('says where the cutover stands and who does what next', async () => {
    show(new FakeCutoverApi([aCutover({ progress: { total: 4, done: 0 } })]));

    expect(await screen.findByText('Next')).toBeInTheDocument();
    const phases = screen.getByRole('list', { name: 'Phases' });
    const now = within(phases).getAllByRole('listitem')[0];
    expect(now).toHaveAttribute('aria-current', 'step');
    expect(now).toHaveTextContent('Planning');
    expect(now).toHaveTextContent('In progress');
    expect(now).toHaveTextContent('Gate: Scheme review');
    expect(await screen.findByText('1 of these is yours')).toBeInTheDocument();
    expect(screen.getByText('0 of 4 activities done')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open Design the target' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/cutoverphase/move-the-shop.planning#technical-scheme',
    );
    expect(
      await screen.findByRole('link', { name: 'alice@example.com' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('production')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('has one button for each thing that the reader can do now', async () => {
    const deliverables = new FakeDeliverableApi([
      aDeliverable({ activity: 'cutover-plan' }),
    ]);
    const api = new FakeCutoverApi([aCutover()], person(alice), {
      deliverables,
    });
    show(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Fill in Feasibility assessment',
      }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Document' });
    expect(
      await within(drawer).findByRole('heading', {
        name: 'Feasibility assessment',
      }),
    ).toBeInTheDocument();
  });

  it('offers to start and to finish what needs no document', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start: Cutover plan' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mark as done: Cutover plan' }),
    );
    expect(
      await screen.findByText('Phase Planning: nothing of this is yours'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('1 of 4 activities done'),
    ).toBeInTheDocument();
  });

  it('shows the plan also where nobody knows how far the activities are', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    api.activities.refuse.read = new TypeError('Failed to fetch');
    show(api);
    expect(
      await screen.findByText('How far the activities are is not known'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open Design the target' }),
    ).toBeInTheDocument();
  });

  it('shows markup in a text as text', async () => {
    show(new FakeCutoverApi([aCutover()]));
    expect(
      await screen.findByText(
        'Orders survive <b>the loss</b> of a data centre',
      ),
    ).toBeInTheDocument();
  });

  it('names another cutover that changes the same target at the same time', async () => {
    show(
      new FakeCutoverApi([
        aCutover(),
        aCutover({ id: 'other', name: 'other', title: 'Replace the till' }),
      ]),
    );
    expect(
      await screen.findByRole('link', { name: 'Replace the till' }),
    ).toHaveAttribute('href', '/catalog/default/cutover/other');
  });

  it('tells a reader without a role why not', async () => {
    const api = new FakeCutoverApi([aCutover()], person(carol));
    show(api);
    await openMenu();
    const cancel = await screen.findByRole('menuitem', {
      name: /Cancel the cutover/,
    });
    expect(cancel).toHaveAttribute('aria-disabled', 'true');
    expect(cancel).toHaveTextContent(
      'Only the leaders of the project team and the owner may cancel the cutover.',
    );
    await userEvent.click(cancel);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('ends the phase with the comment that was typed', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the phase' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'End the phase Planning',
    });
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Comment/ }),
      'The plan stands',
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'End the phase' }),
    );
    await waitFor(() => expect(api.cutovers[0].phase).toBe('implementation'));
    expect(api.trail[0]).toMatchObject({ reason: 'The plan stands' });
    expect(await screen.findByText('1 of 3 phases done')).toBeInTheDocument();
  });

  it('keeps what was typed when the server refuses', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    api.refuse = {
      write: refusal(403, {
        reason: 'actor.role-missing',
        message: 'The role sponsor is missing',
      }),
    };
    show(api);
    await openMenu();
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Cancel the cutover' }),
    );
    const dialog = await screen.findByRole('dialog');
    const reason = within(dialog).getByRole('textbox', { name: /Reason/ });
    await userEvent.type(reason, 'No budget');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel the cutover' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'You hold no role in this cutover that allows it.',
    );
    expect(reason).toHaveValue('No budget');
    expect(api.cutovers[0].status).toBe('running');
  });

  it('says that a cutover is not there', async () => {
    show(new FakeCutoverApi([]));
    expect(
      await screen.findByText('This cutover is not here'),
    ).toBeInTheDocument();
  });

  it('says in words that the reader may not see it', async () => {
    const api = new FakeCutoverApi([aCutover()], person(bob));
    api.refuse = {
      read: refusal(403, {
        reason: 'permission.missing',
        message: 'The permission cutover.read is missing',
      }),
    };
    show(api);
    expect(await screen.findByText('You may not do this')).toBeInTheDocument();
    expect(
      screen.getByText(/portal’s permissions do not let you/),
    ).toBeInTheDocument();
  });

  it('shows why a cutover was cancelled', async () => {
    show(
      new FakeCutoverApi([
        aCutover({
          status: 'cancelled',
          cancellation: {
            reason: 'No budget',
            by: alice,
            at: '2026-11-24T12:00:00.000Z',
          },
        }),
      ]),
    );
    expect(await screen.findByText(/No budget/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'End the phase' }),
    ).not.toBeInTheDocument();
  });
});
