import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { aCutover, alice, bob } from '../../lifecycle/__testUtils__/aCutover';
import {
  FakeCutoverApi,
  refusal,
} from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  cutoverEntity,
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aRisk, rating } from '../__testUtils__/aRisk';
import { FakeRiskApi } from '../__testUtils__/FakeRiskApi';
import { CutoverRisks } from './CutoverRisks';

const people: Entity[] = ['Alice', 'Bob'].map(displayName => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: displayName.toLowerCase(), namespace: 'default' },
  spec: { profile: { displayName } },
}));

function show(risks: FakeRiskApi, at = '/') {
  const api = new FakeCutoverApi([risks.cutover], risks.me, { risks });
  renderPage(<CutoverRisks />, {
    api,
    entities: people,
    entity: cutoverEntity(risks.cutover),
    at,
  });
  return userEvent.setup();
}

const down = aRisk({ number: 1, title: 'The shop is down' });
const lost = aRisk({
  number: 2,
  title: 'Customers leave',
  category: 'business',
  owner: bob,
  ratings: { current: rating('medium', 'major') },
});

const rows = async (name: string | RegExp = 'All risks') =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent ?? '');

beforeEach(() => localStorage.clear());

describe('The risks of a cutover', () => {
  it('stand in the matrix and in the list, the highest priority first', async () => {
    show(new FakeRiskApi([lost, down]));
    const [first, second] = await rows();
    expect(first).toMatch(/R-1The shop is downCritical → , then LowAssessed/);
    expect(second).toMatch(/R-2Customers leaveMedium/);
    expect(
      screen.getByRole('gridcell', { name: /High, impact Severe.*1 risk$/ }),
    ).toBeInTheDocument();
    expect(await obstacles()).toEqual([]);
  });

  it('are listed by the field that is chosen, once more and all are back', async () => {
    const user = show(new FakeRiskApi([lost, down]));
    const field = await screen.findByRole('gridcell', {
      name: /Medium, impact Major/,
    });
    await user.click(field);
    expect(await rows(/likelihood Medium, impact Major/)).toEqual([
      expect.stringContaining('Customers leave'),
    ]);
    expect(field).toHaveAttribute('aria-selected', 'true');
    await user.click(field);
    expect(await rows()).toHaveLength(2);
  });

  it('are narrowed down by what the address says', async () => {
    show(new FakeRiskApi([lost, down]), '/?category=business');
    expect(await rows()).toEqual([expect.stringContaining('Customers leave')]);
    expect(
      screen.getByRole('gridcell', { name: /High, impact Severe.*0 risks$/ }),
    ).toBeInTheDocument();
  });

  it('show where they moved since a day', async () => {
    const risks = new FakeRiskApi([down]);
    risks.assessed.push({
      risk: down.id,
      number: 1,
      at: '2026-11-01T08:00:00.000Z',
      by: alice,
      ratings: {},
      places: {
        current: { likelihood: 'low', impact: 'severe', priority: 'medium' },
      },
      scale: { ...risks.template.risk },
    });
    show(risks, '/?since=2026-11-10');
    expect(
      await screen.findByRole('gridcell', {
        name: /1 risk, 1 moved here from likelihood Low, impact Severe/,
      }),
    ).toBeInTheDocument();
  });

  it('can be read as a table, and before, now and after beside each other', async () => {
    const user = show(new FakeRiskApi([lost, down]), '/?basis=all');
    expect(await screen.findAllByRole('grid')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'As a table' }));
    expect(await rows(/Risk matrix – Current/)).toContainEqual(
      'CriticalHighSevere1',
    );
  });

  it('are shown a page at a time where there are many', async () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      aRisk({ number: at + 1, title: `Risk ${at + 1}` }),
    );
    const user = show(new FakeRiskApi(many));
    expect(await rows()).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('26–50 of 1000')).toBeInTheDocument();
    expect((await rows())[0]).toMatch(/^R-26/);
  });

  it('say what to do where there are none', async () => {
    show(new FakeRiskApi());
    expect(
      await screen.findByText('No risk is in the register yet'),
    ).toBeInTheDocument();
  });

  it('say so where they may not be read', async () => {
    const risks = new FakeRiskApi([down]);
    risks.refuse.read = refusal(403, {
      reason: 'permission.missing',
      message: 'No',
    });
    show(risks);
    expect(
      await screen.findByText('The risks of this cutover are not shown to you'),
    ).toBeInTheDocument();
  });

  it('cannot be added to by those whom it does not concern, and the button says why', async () => {
    const risks = new FakeRiskApi([down], aCutover({ team: {}, targets: [] }));
    show(risks);
    const add = await screen.findByRole('button', { name: 'Add a risk' });
    expect(add).toHaveAttribute('aria-disabled', 'true');
    expect(add).toHaveAttribute(
      'title',
      'This is for the team of the cutover and for the owners of what it changes.',
    );
  });
});

describe('What the template proposes', () => {
  it('is taken over', async () => {
    const risks = new FakeRiskApi([down]);
    const user = show(risks);
    await user.click(
      await screen.findByRole('button', { name: 'Take over “Data loss”' }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(risks.stored(2)).toMatchObject({
      title: 'Data loss',
      standard: 'data-loss',
      owner: bob,
    });
    expect(
      screen.queryByRole('button', { name: 'Take over “Data loss”' }),
    ).not.toBeInTheDocument();
  });

  it('is dismissed with a reason, and stays to be read', async () => {
    const user = show(new FakeRiskApi([down]));
    await user.click(
      await screen.findByRole('button', { name: 'Dismiss “Data loss”' }),
    );
    const form = screen.getByRole('form', { name: 'Dismiss “Data loss”' });
    await user.type(within(form).getByRole('textbox'), 'No data is moved');
    await user.click(within(form).getByRole('button', { name: 'Dismiss' }));
    expect(await screen.findByText('1 was dismissed')).toBeInTheDocument();
    expect(screen.getByText(/“No data is moved”/)).toBeInTheDocument();
  });
});
