import { screen } from '@testing-library/react';
import { aCutover } from '../../lifecycle/__testUtils__/aCutover';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { StrayNotice } from './StrayNotice';

const show = (strays: Parameters<typeof StrayNotice>[0]['strays']) =>
  renderPage(
    <>
      <p>The form</p>
      <StrayNotice
        strays={strays}
        data={{
          outlook: 'Good',
          tasks: [{ _row: 'a', owner: 'Bob' }],
          costs: { total: 7 },
        }}
      />
    </>,
    { api: new FakeCutoverApi([aCutover()]) },
  );

describe('Values that have lost their field', () => {
  it('are listed with what they say', async () => {
    show([['outlook'], ['tasks', { row: 'a' }, 'owner'], ['costs']]);
    expect(
      await screen.findByText(/3 values have no field in the present version/),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'outlook: Good',
      'tasks › 1 › owner: Bob',
      'costs: {"total":7}',
    ]);
    expect(await obstacles()).toEqual([]);
  });

  it('are nothing to speak of where there are none', async () => {
    show([]);
    expect(await screen.findByText('The form')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
