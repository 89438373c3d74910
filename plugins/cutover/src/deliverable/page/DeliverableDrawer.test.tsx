import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cutoverEntities } from '@backstage-cutover/plugin-cutover-common';
import { aCutover, bob } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { PhaseContent } from '../../lifecycle/phasePage/PhaseContent';
import { aDeliverable } from '../__testUtils__/aDeliverable';
import { FakeDeliverableApi } from '../__testUtils__/FakeDeliverableApi';
import {
  drawer,
  first,
  inDrawer,
  OPEN,
  showDocument,
} from '../__testUtils__/drawer';

beforeEach(() => localStorage.clear());

describe('A document beside its list', () => {
  it('says that a gate has returned it, by whom and why', async () => {
    showDocument({
      revisions: [first],
      sentBack: {
        ...{ gate: 'scheme-review', by: bob, comment: 'No numbers' },
        at: '2026-11-24T12:00:00.000Z',
      },
    });
    const { findByText } = await inDrawer();
    const note = await findByText(/Returned by bob, Nov 24, 2026/);
    expect(note.parentElement).toHaveTextContent(/: “No numbers”$/);
    expect(await obstacles(await drawer())).toEqual([]);
  });

  it('opens from its row and gives the focus back to it', async () => {
    showDocument({}, '/');
    const opener = await screen.findByRole('button', {
      name: 'Feasibility assessment',
    });
    await userEvent.click(opener);
    const { findByRole } = await inDrawer();
    expect(
      await findByRole('heading', { name: 'Feasibility assessment' }),
    ).toBeInTheDocument();
    expect(await findByRole('textbox', { name: 'Summary' })).toBeEnabled();
    expect(await obstacles()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(opener).toHaveFocus();
  });

  it('opens by a link, and gives the focus to its row all the same', async () => {
    showDocument();
    const { findByRole } = await inDrawer();
    await userEvent.click(await findByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Feasibility assessment' }),
      ).toHaveFocus(),
    );
  });

  it('shows the policy of its activity and what was last handed in', async () => {
    showDocument({ revisions: [first] });
    const { findByRole } = await inDrawer();
    const policy = await findByRole('tabpanel', { name: 'Policy' });
    expect(policy).toHaveTextContent('Activity: Design the target');
    expect(policy).toHaveTextContent('Architecture and tests');
    expect(policy).toHaveTextContent('Revision 1 · bob');
    expect(
      within(policy).getByRole('link', { name: 'Read and print' }),
    ).toHaveAttribute(
      'href',
      '/cutovers/documents/move-the-shop/planning?deliverable=feasibility&revision=1',
    );
  });

  it('says that there is no such document', async () => {
    showDocument({}, '/?deliverable=other');
    const { findByText } = await inDrawer();
    expect(await findByText('This document is not here')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('says that the reader may not see it', async () => {
    const cutover = aCutover();
    const deliverables = new FakeDeliverableApi([aDeliverable()]);
    deliverables.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    renderPage(<PhaseContent />, {
      api: new FakeCutoverApi([cutover], undefined, { deliverables }),
      entity: cutoverEntities(cutover)[1],
      at: OPEN,
    });
    const { findByText } = await inDrawer();
    expect(
      await findByText('You may not see this document'),
    ).toBeInTheDocument();
  });

  it('is a document to be read, with the reason, for whoever may not write on it', async () => {
    const cutover = aCutover();
    const deliverables = new FakeDeliverableApi([
      aDeliverable({ revisions: [first] }),
    ]);
    deliverables.forbidden.edit = {
      allowed: false,
      reason: 'deliverable.phase-done',
      message: 'Done',
    };
    renderPage(<PhaseContent />, {
      api: new FakeCutoverApi([cutover], undefined, { deliverables }),
      entity: cutoverEntities(cutover)[1],
      at: OPEN,
    });
    const { findByRole, findByText, queryByRole } = await inDrawer();
    expect(await findByRole('article')).toHaveTextContent('SummaryIt pays');
    expect(
      await findByText(/The phase is done, and what was handed in/),
    ).toBeInTheDocument();
    expect(queryByRole('textbox', { name: 'Summary' })).toBeNull();
    expect(await obstacles()).toEqual([]);
  });
});
