import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import {
  first,
  inDrawer,
  ref,
  showDocument,
  tab,
  write,
} from '../__testUtils__/drawer';

beforeEach(() => localStorage.clear());

describe('Revisions', () => {
  it('are listed and compared in words', async () => {
    showDocument({
      revisions: [
        first,
        {
          ...first,
          number: 2,
          note: 'After the review',
          data: { summary: 'It pays well', verdict: 'with-conditions' },
        },
      ],
    });
    await tab('Revisions');
    const { findByRole, findByText } = await inDrawer();
    const list = await findByRole('list', { name: 'Revisions' });
    expect(list).toHaveTextContent(
      /Revision 2.*“After the review”.*Revision 1/,
    );
    const differs = await findByRole('region', { name: 'What differs' });
    expect((await within(differs).findByText('Feasible')).tagName).toBe('DEL');
    expect(within(differs).getByText('With conditions').tagName).toBe('INS');
    expect((await findByText(/^ ?well$/)).tagName).toBe('INS');
    expect(await obstacles()).toEqual([]);
  });

  it('say so where nothing was submitted', async () => {
    showDocument();
    await tab('Revisions');
    expect(
      await (await inDrawer()).findByText('Nothing was submitted yet'),
    ).toBeInTheDocument();
  });

  it('of somebody else are told while one writes, without touching what is typed', async () => {
    const api = showDocument({ revisions: [first] });
    await write('Summary', 'Mine');
    await waitFor(() =>
      expect(api.stored('feasibility').draft?.data.summary).toBe('Mine'),
    );
    await api
      .as(bob)
      .submit(ref, {}, { version: api.stored('feasibility').version });
    // Saving is refused, as the version is another; the form looks at what there is now.
    await write('Summary', 'Mine, longer');
    const { findByText, getByRole, findByRole } = await inDrawer();
    expect(
      await findByText('bob has submitted revision 2 while you had this open.'),
    ).toBeInTheDocument();
    expect(getByRole('textbox', { name: 'Summary' })).toHaveValue(
      'Mine, longer',
    );
    await userEvent.click(getByRole('button', { name: 'See what differs' }));
    expect(
      await findByRole('tab', { name: 'Revisions', selected: true }),
    ).toBeInTheDocument();
  });
});
