import { screen, within } from '@testing-library/react';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import {
  anActivity,
  aSubmission,
  aWorkStage,
  shop,
} from './__testUtils__/workStage';
import { CutoverWorkCard } from './CutoverWorkCard';
import { CutoverWorkSidebarItem } from './CutoverWorkSidebarItem';

describe('On the home page', () => {
  it('stands how much waits in each group, the first three, and the way to all of them', async () => {
    const stage = aWorkStage({
      do: ['a', 'b', 'c'].map(activity =>
        anActivity({ activity, title: `Activity ${activity}` }),
      ),
      waiting: [aSubmission()],
    });
    await stage.submit(shop);
    renderPage(<CutoverWorkCard />, { api: stage.api });
    const counts = await screen.findByRole('list', {
      name: 'How much waits for you',
    });
    expect(
      within(counts)
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual([
      'Decide 1',
      'Give an opinion 0',
      'Do 3',
      'Waiting for others 1',
    ]);
    const first = screen.getByRole('list', { name: 'My work' });
    expect(
      within(first)
        .getAllByRole('link')
        .map(each => [each.textContent, each.getAttribute('href')]),
    ).toEqual([
      ['Decide: Scheme review', '/cutovers/my-work'],
      ['Do: Activity a', '/catalog/default/cutover/move-the-shop/phases#a'],
      ['Do: Activity b', '/catalog/default/cutover/move-the-shop/phases#b'],
    ]);
    expect(
      screen.getByRole('link', { name: '1 more waits for you' }),
    ).toHaveAttribute('href', '/cutovers/my-work');
    expect(await obstacles()).toEqual([]);
  });

  it('stands that nothing waits', async () => {
    renderPage(<CutoverWorkCard />, { api: aWorkStage().api });
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
  });
});

describe('In the menu', () => {
  it('stands My work with the number of what waits, after one request for all who ask', async () => {
    const stage = aWorkStage({ do: [anActivity()], waiting: [aSubmission()] });
    renderPage(
      <>
        <CutoverWorkSidebarItem />
        <CutoverWorkCard />
      </>,
      { api: stage.api },
    );
    expect(
      await screen.findByRole('link', { name: 'My work: 1 waits for you' }),
    ).toHaveAttribute('href', '/cutovers/my-work');
    expect(stage.asked.work).toBe(1);
    expect(await obstacles()).toEqual([]);
  });

  it('stands no number where it cannot be found out', async () => {
    const stage = aWorkStage();
    stage.gates.refuse.read = new TypeError('Failed to fetch');
    renderPage(<CutoverWorkSidebarItem />, { api: stage.api });
    expect(
      await screen.findByRole('link', { name: 'My work' }),
    ).toBeInTheDocument();
  });
});
