import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBreakpoint } from '@backstage/core-components/testUtils';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi, refusal } from '../__testUtils__/FakeCutoverApi';
import { obstacles, renderPage } from '../__testUtils__/renderPage';
import { CutoversPage } from './CutoversPage';

const show = (api: FakeCutoverApi, at = '/') =>
  renderPage(<CutoversPage />, { api, at });

describe('The portfolio', () => {
  it('lists the running cutovers, the nearest window first', async () => {
    const api = new FakeCutoverApi([
      aCutover(),
      aCutover({ id: '2', title: 'Done', status: 'closed' }),
    ]);
    show(api);
    const table = await screen.findByRole('table', { name: 'Cutovers' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(table).toHaveTextContent('On track');
    expect(screen.getByText('1 cutover')).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('asks for what the URL says', async () => {
    const api = new FakeCutoverApi([]);
    show(api, '/?status=closed&type=market-expansion&sort=-title&text=shop');
    await waitFor(() =>
      expect(api.queries[0]).toMatchObject({
        status: ['closed'],
        type: ['market-expansion'],
        sort: '-title',
        text: 'shop',
      }),
    );
    expect(
      screen.getByRole('searchbox', { name: 'Title contains' }),
    ).toHaveValue('shop');
  });

  it('sorts by the column whose head is pressed, and back', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    show(api);
    const press = async () =>
      userEvent.click(await screen.findByRole('button', { name: 'Title' }));
    await press();
    await waitFor(() => expect(api.queries.at(-1)?.sort).toBe('title'));
    await press();
    await waitFor(() => expect(api.queries.at(-1)?.sort).toBe('-title'));
  });

  it('shows what the reader takes part in with one press', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    show(api);
    const mine = await screen.findByRole('button', { name: 'Mine' });
    await waitFor(() => expect(mine).toBeEnabled());
    await userEvent.click(mine);
    await waitFor(() =>
      expect(api.queries.at(-1)?.member).toEqual(['user:default/alice']),
    );
  });

  it('keeps the filters behind a button that counts them where the screen is narrow', async () => {
    const screenWidth = mockBreakpoint({
      initialBreakpoint: 'sm',
      queryBreakpointMap: { '(max-width:959.95px)': 'sm' },
    });
    show(new FakeCutoverApi([]), '/?status=closed&text=shop');
    const button = await screen.findByRole('button', { name: 'Filters (2)' });
    expect(screen.queryByRole('search')).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('searchbox', { name: 'Title contains' }),
    ).toHaveValue('shop');
    expect(await obstacles()).toEqual([]);
    screenWidth.remove();
  });

  it('shows the windows of a month as a calendar', async () => {
    show(new FakeCutoverApi([aCutover()]), '/?view=calendar&month=2040-03');
    const calendar = await screen.findByRole('region', {
      name: 'Windows in March 2040',
    });
    expect(
      within(calendar).getAllByRole('link', { name: 'Move the shop' }).length,
    ).toBeGreaterThan(0);
    expect(await obstacles()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Next month' }));
    expect(
      await screen.findByText('No window lies in April 2040.'),
    ).toBeInTheDocument();
  });

  it('shows the windows of a month by target', async () => {
    show(new FakeCutoverApi([aCutover()]), '/?view=timeline&month=2040-03');
    expect(
      await screen.findByRole('link', { name: /^Move the shop: Mar 14, 2040/ }),
    ).toHaveAttribute('href', '/catalog/default/cutover/move-the-shop');
    expect(await obstacles()).toEqual([]);
  });

  it('says what to do when nothing matches', async () => {
    show(new FakeCutoverApi([]));
    expect(await screen.findByText('No cutover matches')).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const api = new FakeCutoverApi([aCutover()]);
    api.refuse = { read: refusal(503, { message: 'The database is away' }) };
    show(api);
    expect(
      await screen.findByText(/^The server could not do it just now/),
    ).toBeInTheDocument();
    api.refuse = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Move the shop' }),
    ).toBeInTheDocument();
  });
});
