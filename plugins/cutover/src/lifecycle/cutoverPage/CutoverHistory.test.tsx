import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Happened } from '@backstage-cutover/plugin-cutover-common';
import { aCutover, alice, bob } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../__testUtils__/renderPage';
import { CutoverHistory } from './CutoverHistory';

function show(...trail: Partial<Happened>[]) {
  const api = new FakeCutoverApi([aCutover()]);
  trail.forEach((happened, index) =>
    api.trail.push({
      type: 'cutover.updated',
      cutoverId: aCutover().id,
      at: `2026-11-${10 + index}T12:00:00.000Z`,
      by: alice,
      ...happened,
      seq: index + 1,
      previousHash: '',
      hash: 'abcdef0123456789',
    }),
  );
  renderPage(<CutoverHistory />, { api, entity: cutoverEntity(aCutover()) });
}

const entries = async () =>
  (await screen.findAllByText(/entry \d/)).map(
    element => element.closest('li')?.textContent ?? '',
  );

describe('The history of a cutover', () => {
  it('tells the newest first, with what an edit changed', async () => {
    show(
      { type: 'cutover.created' },
      { by: bob, before: { title: 'Old' }, after: { title: 'New' } },
      { type: 'phase.completed', item: 'planning', reason: 'All stands' },
    );
    const [third, second, first] = await entries();
    expect(third).toMatch(/ended a phase – Planning.*“All stands”/);
    expect(second).toMatch(/edited the plan.*Title: Old → New/);
    expect(first).toMatch(/started the cutover/);
    expect(await obstacles()).toEqual([]);
  });

  it('shows the entries of one person', async () => {
    show({ type: 'cutover.created' }, { by: bob });
    await entries();
    await userEvent.click(screen.getByRole('button', { name: /Person/ }));
    await userEvent.click(
      within(screen.getByRole('listbox')).getByRole('option', { name: 'bob' }),
    );
    expect(await entries()).toHaveLength(1);
  });

  it('says that the chain holds', async () => {
    show({ type: 'cutover.created' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify the chain' }),
    );
    expect(
      await screen.findByText(
        'The chain holds: 1 entry, ending with abcdef012345…',
      ),
    ).toBeInTheDocument();
  });
});
