import { screen, within } from '@testing-library/react';
import { cutoverEntities } from '@backstage-cutover/plugin-cutover-common';
import { aCutover } from '../__testUtils__/aCutover';
import { FakeCutoverApi } from '../__testUtils__/FakeCutoverApi';
import { obstacles, renderPage } from '../__testUtils__/renderPage';
import { PhaseContent } from './PhaseContent';

it('shows the goal, the activities in order and the gate in words', async () => {
  renderPage(<PhaseContent />, {
    api: new FakeCutoverApi([aCutover()]),
    entity: cutoverEntities(aCutover())[1],
  });
  expect(await screen.findByText('A plan that holds')).toBeInTheDocument();
  expect(
    screen
      .getAllByRole('heading', { level: 4 })
      .map(heading => heading.textContent),
  ).toEqual([
    'Cutover plan',
    'Design the target',
    'Who approves',
    'What is checked',
  ]);
  expect(screen.getByRole('list', { name: 'Deliverables' })).toHaveTextContent(
    'Technical scheme',
  );
  const gate = screen.getByRole('region', { name: 'Gate: Scheme review' });
  expect(gate).toHaveTextContent(
    'All of these approve: Sponsor, Technology lead.',
  );
  expect(gate).toHaveTextContent('Whoever submits does not decide.');
  expect(within(gate).getByText('Every risk is assessed')).toBeInTheDocument();
  expect(await obstacles()).toEqual([]);
});
