import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  scaleOf,
  type RiskSum,
} from '@backstage-cutover/plugin-cutover-common';
import {
  FakeCutoverApi,
  refusal,
} from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { aRisk, riskSpec, riskTemplate } from '../__testUtils__/aRisk';
import { FakeRiskApi } from '../__testUtils__/FakeRiskApi';
import { EntityRisks } from './EntityRisks';

const summing: RiskSum = {
  scale: scaleOf(riskSpec),
  scaleHash: 'scale-1',
  scaleOf: [{ en: 'Upgrade', 'zh-CN': '升级' }],
  cells: [
    { likelihood: 'high', impact: 'severe', priority: 'critical', count: 1 },
  ],
  priorities: [
    { priority: 'low', inCells: 0, mapped: 0 },
    { priority: 'critical', inCells: 1, mapped: 4 },
  ],
  mapped: [
    {
      template: 'relocation',
      templateTitle: { en: 'Relocation', 'zh-CN': '搬迁' },
      priority: 'red',
      priorityTitle: 'Red',
      count: 4,
      as: 'critical',
    },
  ],
  apart: [
    {
      template: 'audit',
      templateTitle: 'Audit',
      priority: 'odd',
      priorityTitle: 'Odd',
      count: 2,
    },
  ],
  total: 7,
};

function show(risks: FakeRiskApi) {
  const api = new FakeCutoverApi([risks.cutover], risks.me, { risks });
  renderPage(<EntityRisks />, {
    api,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop', namespace: 'default' },
    },
  });
  return userEvent.setup();
}

beforeEach(() => localStorage.clear());

describe('The risks of what cutovers touch', () => {
  it('are summed in a matrix; what is mapped and what cannot be is said apart', async () => {
    const risks = new FakeRiskApi([aRisk()]);
    risks.summing = summing;
    show(risks);
    expect(
      await screen.findByRole('gridcell', {
        name: 'likelihood High, impact Severe, priority Critical, 1 risk',
      }),
    ).toBeVisible();
    expect(screen.getByText('7 risks')).toBeVisible();
    expect(screen.getByText('On the scale of “Upgrade”')).toBeVisible();
    const table = screen.getByRole('table', { name: 'By priority' });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Critical14',
    );
    expect(
      screen.getByRole('button', { name: 'Red of “Relocation”: 4 risks' }),
    ).toBeVisible();
    expect(
      screen.getByText('On other scales, and not to be mapped onto this one'),
    ).toBeVisible();
    expect(await obstacles()).toEqual([]);
  });

  it('are reached through a field, with their cutover, and answered right there', async () => {
    const risks = new FakeRiskApi([aRisk()]);
    risks.summing = summing;
    const user = show(risks);
    await user.click(
      await screen.findByRole('gridcell', { name: /High, impact Severe/ }),
    );
    const table = await screen.findByRole('table', {
      name: 'likelihood High, impact Severe',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /R-1 The shop is down.*Move the shop.*Critical/,
    );
    expect(risks.sumQueries.at(-1)).toEqual({
      entity: 'component:default/shop',
      basis: 'current',
      scale: 'scale-1',
      likelihood: 'high',
      impact: 'severe',
      limit: 25,
    });
    await user.click(
      within(table).getByRole('button', { name: 'R-1 The shop is down' }),
    );
    const drawer = within(await screen.findByRole('dialog', { name: 'Risk' }));
    const measures = within(
      await drawer.findByRole('region', { name: 'Measures' }),
    );
    await user.click(measures.getByRole('button', { name: 'Add a measure' }));
    await user.type(
      measures.getByRole('textbox', { name: /What is done/ }),
      'Load test',
    );
    await user.type(measures.getByLabelText(/^Due on/), '2027-01-10');
    await user.click(measures.getByRole('button', { name: 'Add a measure' }));
    await waitFor(() =>
      expect(risks.stored(1).measures).toEqual([
        expect.objectContaining({ title: 'Load test' }),
      ]),
    );
  });

  it('that nobody has rated are reached, too, be they the only ones', async () => {
    const risks = new FakeRiskApi([
      aRisk(),
      aRisk({ number: 2, title: 'Nobody knows', ratings: {} }),
    ]);
    risks.summing = { ...risks.summing, unrated: 1 };
    const user = show(risks);
    await user.click(
      await screen.findByRole('button', {
        name: '1 risk is not in this matrix: it is not assessed this way',
      }),
    );
    const table = await screen.findByRole('table', {
      name: 'not assessed this way',
    });
    const [, ...rows] = within(table).getAllByRole('row');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveTextContent(/R-2 Nobody knows.*Not assessed/);
    expect(risks.sumQueries.at(-1)).toEqual({
      ...{ entity: 'component:default/shop', basis: 'current' },
      ...{ unrated: true, limit: 25 },
    });
    expect(await obstacles()).toEqual([]);
  });

  it('are paged through however many there are', async () => {
    const risks = new FakeRiskApi(
      Array.from({ length: 60 }, (_, at) => aRisk({ number: at + 1 })),
    );
    risks.summing = summing;
    const user = show(risks);
    await user.click(
      await screen.findByRole('gridcell', { name: /High, impact Severe/ }),
    );
    const numbers = async () =>
      within(
        await screen.findByRole('table', {
          name: 'likelihood High, impact Severe',
        }),
      )
        .getAllByRole('button')
        .map(({ textContent }) => textContent?.split(' ')[0]);
    expect(await numbers()).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('26–50');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('51–60');
    expect((await numbers()).at(-1)).toBe('R-60');
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByText('26–50');
    // Another part of the sum begins at its first page.
    await user.click(screen.getByRole('button', { name: 'Critical: 1 risk' }));
    await screen.findByText('1–25');
  });

  it('on another scale bear the priority that their own template gives them', async () => {
    const traffic = {
      ...riskTemplate,
      risk: {
        ...riskSpec,
        priorities: riskSpec.priorities.map(each => ({
          ...each,
          title: `Traffic ${each.id}`,
        })),
      },
    };
    const risks = new FakeRiskApi([aRisk()], undefined, traffic);
    risks.summing = summing;
    const user = show(risks);
    await user.click(
      await screen.findByRole('button', {
        name: 'Red of “Relocation”: 4 risks',
      }),
    );
    const table = await screen.findByRole('table', {
      name: 'Red of “Relocation”',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Traffic critical',
    );
  });

  it('are asked for on another basis', async () => {
    const risks = new FakeRiskApi([aRisk()]);
    risks.summing = summing;
    const user = show(risks);
    await user.click(await screen.findByRole('button', { name: /^Residual/ }));
    await waitFor(() =>
      expect(risks.sumQueries.at(-1)).toEqual({
        entity: 'component:default/shop',
        basis: 'residual',
      }),
    );
  });

  it('say so where there are none, and where they may not be read', async () => {
    const risks = new FakeRiskApi();
    show(risks);
    expect(
      await screen.findByText(
        'No open cutover that touches this has an assessed risk',
      ),
    ).toBeVisible();
    risks.refuse.read = refusal(403, { message: 'No' });
    show(risks);
    expect(
      await screen.findByText('The risks of this cutover are not shown to you'),
    ).toBeVisible();
  });
});
