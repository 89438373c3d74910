import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { first, inDrawer, showDocument, write } from '../__testUtils__/drawer';

beforeEach(() => localStorage.clear());

describe('Submitting', () => {
  it('makes a revision with a note', async () => {
    const api = showDocument({
      data: { summary: 'It pays', verdict: 'feasible' },
    });
    await write('Summary', 'It pays well');
    const { getByRole, findByText } = await inDrawer();
    await userEvent.click(getByRole('button', { name: 'Submit' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Submit “Feasibility assessment”',
    });
    expect(dialog).toHaveTextContent('The draft becomes revision 1');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Note (optional)' }),
      'First',
    );
    expect(await obstacles(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Submit' }),
    );
    expect(await findByText('Revision 1 is submitted.')).toBeInTheDocument();
    await waitFor(() =>
      expect(getByRole('button', { name: 'Submit' })).toHaveFocus(),
    );
    expect(api.stored('feasibility').revisions).toMatchObject([
      { data: { summary: 'It pays well' }, note: 'First' },
    ]);
  });

  it('lists what is missing, each with the way to its field', async () => {
    const api = showDocument({ data: { verdict: 'feasible' } });
    const { findByRole, getByRole, getByText } = await inDrawer();
    await findByRole('textbox', { name: 'Summary' });
    await userEvent.click(getByRole('button', { name: 'Submit' }));
    await userEvent.click(await findByRole('button', { name: 'Summary' }));
    expect(getByRole('textbox', { name: 'Summary' })).toHaveFocus();
    await userEvent.click(getByRole('button', { name: 'Submit' }));
    await waitFor(() =>
      expect(getByText(/^One thing is still to be put right/)).toHaveFocus(),
    );
    expect(api.stored('feasibility').revisions).toEqual([]);
  });

  it('asks for a note whatever of what was typed is drawn already', async () => {
    const api = showDocument({ data: { verdict: 'feasible' } });
    const { findByRole, getByRole } = await inDrawer();
    const summary = await findByRole('textbox', { name: 'Summary' });
    // The field keeps the focus: the form is drawn anew only after a pause.
    fireEvent.change(summary, { target: { value: 'It pays' } });
    fireEvent.click(getByRole('button', { name: 'Submit' }));
    expect(
      await screen.findByRole('textbox', { name: 'Note (optional)' }),
    ).toBeVisible();
    expect(api.stored('feasibility').revisions).toEqual([]);
  });

  it('says why there is nothing to submit', async () => {
    showDocument({ revisions: [first] });
    const { findByRole } = await inDrawer();
    const button = await findByRole('button', { name: 'Submit' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'Nothing has changed since revision 1.',
    );
  });
});
