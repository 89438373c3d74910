import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { first, inDrawer, showDocument } from '../__testUtils__/drawer';

async function menu(item: string | RegExp) {
  const { findByRole } = await inDrawer();
  await userEvent.click(
    await findByRole('button', { name: 'More for this document' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

beforeEach(() => localStorage.clear());

describe('The menu of a document', () => {
  it('discards the draft after a question', async () => {
    const api = showDocument({
      revisions: [first],
      draft: {
        data: { summary: 'Other' },
        origins: [],
        basedOn: 1,
        savedBy: bob,
        savedAt: '2026-11-21T09:00:00.000Z',
      },
    });
    await menu('Discard the draft');
    const dialog = await screen.findByRole('dialog', {
      name: 'Discard the draft of “Feasibility assessment”',
    });
    expect(dialog).toHaveTextContent('changes since revision 1 are lost');
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Discard' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft).toBeUndefined(),
    );
    const { findByRole } = await inDrawer();
    await waitFor(async () =>
      expect(await findByRole('textbox', { name: 'Summary' })).toHaveValue(
        'It pays',
      ),
    );
  });

  it('copies from a finished cutover', async () => {
    const api = showDocument();
    api.copyableFrom = [
      { cutover: 'old-shop', title: 'The old shop', revision: first },
    ];
    await menu('Copy from a finished cutover');
    const dialog = await screen.findByRole('dialog', { name: /^Copy/ });
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: 'The old shop, revision 1 of Nov 20, 2026',
      }),
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy' }));
    const { findByRole } = await inDrawer();
    await waitFor(async () =>
      expect(await findByRole('textbox', { name: 'Summary' })).toHaveValue(
        'Copied from The old shop',
      ),
    );
  });

  it('says what cannot be done, and why', async () => {
    showDocument();
    await menu(/Discard the draft/);
    expect(
      screen.getByRole('menuitem', { name: /Discard the draft/ }),
    ).toHaveTextContent('There is no draft');
    expect(screen.queryByRole('dialog', { name: /^Discard/ })).toBeNull();
  });

  it('shows what a file changes before it is taken over', async () => {
    const api = showDocument({
      data: { summary: 'It pays', verdict: 'feasible' },
    });
    const { findByRole } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    const input = document.querySelector<HTMLInputElement>(
      'input[type=file][aria-label="Import from JSON"]',
    );
    if (!input) throw new Error('There is no way to choose a file');
    await userEvent.upload(
      input,
      new File(
        [JSON.stringify({ summary: 'It pays', verdict: 'no' })],
        'it.json',
        { type: 'application/json' },
      ),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByText('Not feasible')).toBeInTheDocument();
    expect(within(dialog).getByText('Feasible').tagName).toBe('DEL');
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take over' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data).toEqual({
        summary: 'It pays',
        verdict: 'no',
      }),
    );
  });

  it('leaves out of a file what the form does not ask for, and says so', async () => {
    const api = showDocument({ data: { summary: 'It pays' } });
    const { findByRole } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    const input = document.querySelector<HTMLInputElement>(
      'input[type=file][aria-label="Import from JSON"]',
    );
    if (!input) throw new Error('There is no way to choose a file');
    const text = JSON.stringify({ summary: 'It pays twice', budget: 100 });
    await userEvent.upload(input, new File([text], 'it.json'));
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'this form does not ask you for it: budget',
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take over' }),
    );
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data).toEqual({
        summary: 'It pays twice',
      }),
    );
  });

  it('says that a file cannot be read', async () => {
    showDocument();
    await inDrawer();
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>(
        'input[type=file][aria-label="Import from JSON"]',
      );
      if (!found) throw new Error('There is no way to choose a file');
      return found;
    });
    await userEvent.upload(
      input,
      new File(['{"summary"'], 'it.json', { type: 'application/json' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Import into/ });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'This is not JSON',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Take over' }),
    ).toBeDisabled();
  });
});
