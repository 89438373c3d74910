import userEvent from '@testing-library/user-event';
import { bob } from '../../lifecycle/__testUtils__/aCutover';
import { obstacles } from '../../lifecycle/__testUtils__/renderPage';
import { inDrawer, showDocument, tab } from '../__testUtils__/drawer';

beforeEach(() => localStorage.clear());

describe('Files', () => {
  it('are listed, and removed as long as no revision names them', async () => {
    const api = showDocument({
      files: [
        {
          file: {
            id: 'f1',
            name: 'plan.pdf',
            mediaType: 'application/pdf',
            size: 2_400_000,
            sha256: 'b'.repeat(64),
            uploadedBy: bob,
            uploadedAt: '2026-11-20T09:00:00.000Z',
          },
          content: new Blob(['pdf']),
        },
      ],
    });
    await tab('Files');
    const { findByRole, findByText } = await inDrawer();
    expect(await findByText('2.4 MB · bob · Nov 20, 2026')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
    await userEvent.click(
      await findByRole('button', { name: 'Remove plan.pdf' }),
    );
    expect(
      await findByText('No files were added to this document.'),
    ).toBeInTheDocument();
    expect(api.stored('feasibility').files).toEqual([]);
  });
});
