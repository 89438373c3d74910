import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import { obstacles, renderPage } from '../__testUtils__/renderPage';
import { CutoverTable, type CutoverSort } from './CutoverTable';

let mockWidth = 0;

// jsdom lays nothing out, so that nothing has a width.
jest.mock('react-use/esm/useMeasure', () => ({
  __esModule: true,
  default: () => [() => {}, { width: mockWidth }],
}));

async function tableIn(width: number) {
  mockWidth = width;
  const sorted: CutoverSort[] = [];
  const cutover = aCutover();
  renderPage(
    <CutoverTable
      label="Cutovers"
      cutovers={[cutover]}
      columns={['title', 'type', 'phase', 'window', 'owner', 'health']}
      extra={{ title: 'Role', cell: () => 'Sponsor' }}
      sort="-window"
      onSort={sort => sorted.push(sort)}
    />,
    { api: new FakeCutoverApi([cutover]) },
  );
  const table = within(await screen.findByRole('table'));
  const heads = () =>
    table.getAllByRole('columnheader').map(head => head.textContent);
  return { ...table, heads, sorted };
}

describe('The table of cutovers', () => {
  it('has a column for everything where there is room', async () => {
    const { heads, queryByRole } = await tableIn(1300);
    expect(heads()).toEqual([
      ...['Title', 'Type', 'Phase', 'Window', 'Owner', 'Health', 'Role'],
    ]);
    expect(queryByRole('term')).toBeNull();
  });

  it('says below the title what has no room beside it', async () => {
    const { getAllByRole, getByRole, heads } = await tableIn(720);
    expect(heads()).toEqual(['Title', 'Window', 'Health', 'Role']);
    const [title] = getAllByRole('cell');
    expect(title).toHaveTextContent(/TypeTechnology upgradePhasePlanningOwner/);
    expect(getByRole('columnheader', { name: 'Window' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(await obstacles()).toEqual([]);
  });

  it('can be sorted on a telephone too', async () => {
    const { getByRole, heads, sorted } = await tableIn(300);
    expect(heads()).toEqual(['TitleWindow']);
    await userEvent.click(getByRole('button', { name: 'Window' }));
    await userEvent.click(getByRole('button', { name: 'Title' }));
    expect(sorted).toEqual(['window', 'title']);
    expect(await obstacles()).toEqual([]);
  });
});
