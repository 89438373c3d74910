import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  scaleOf,
  type RiskScale,
} from '@backstage-cutover/plugin-cutover-common';
import { FakeCutoverApi } from '../../lifecycle/__testUtils__/FakeCutoverApi';
import {
  obstacles,
  renderPage,
} from '../../lifecycle/__testUtils__/renderPage';
import { riskSpec } from '../__testUtils__/aRisk';
import { RiskMatrix } from './RiskMatrix';

const scale = scaleOf(riskSpec);

async function draw(props: Partial<Parameters<typeof RiskMatrix>[0]> = {}) {
  const onChoose = jest.fn();
  renderPage(
    <RiskMatrix
      scale={scale}
      label="Risk matrix"
      counts={new Map([['high/severe', 3]])}
      onChoose={onChoose}
      {...props}
    />,
    { api: new FakeCutoverApi([]) },
  );
  await screen.findByRole('grid', { name: 'Risk matrix' });
  return onChoose;
}

const cell = (name: RegExp | string) => screen.getByRole('gridcell', { name });

describe('The risk matrix', () => {
  it('says each field in words: its steps, its priority and how many risks stand there', async () => {
    await draw();
    expect(
      cell('likelihood High, impact Severe, priority Critical, 3 risks'),
    ).toHaveTextContent('3●●●Critical');
    expect(
      cell('likelihood Low, impact Moderate, priority Low, 0 risks'),
    ).toHaveTextContent('0Low');
    expect(await obstacles()).toEqual([]);
  });

  it('is one stop of the tab key; the arrows move in it, and Enter chooses', async () => {
    const onChoose = await draw();
    const user = userEvent.setup();
    await user.tab();
    expect(cell(/High, impact Moderate/)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(cell(/Medium, impact Major/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(cell(/Medium, impact Moderate/)).toHaveFocus();
    await user.keyboard('{Control>}{End}{/Control}');
    expect(cell(/Low, impact Severe/)).toHaveFocus();
    await user.keyboard('{Control>}{Home}{/Control}{End}{Enter}');
    expect(onChoose).toHaveBeenCalledWith({
      likelihood: 'high',
      impact: 'severe',
    });
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('is as large as the scale, with any number of priorities', async () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `s${at}`,
        title: `Step ${at}`,
      }));
    const large: RiskScale = {
      likelihood: steps(7),
      impact: steps(5),
      dimensions: [{ id: 'all', title: 'All' }],
      priorities: steps(6).map(step => ({ ...step, tone: 'warning' as const })),
      matrix: Object.fromEntries(
        steps(7).map(({ id }, row) => [
          id,
          Object.fromEntries(
            steps(5).map((step, column) => [
              step.id,
              `s${Math.min(5, Math.floor((row + column) / 2))}`,
            ]),
          ),
        ]),
      ),
    };
    await draw({ scale: large, counts: new Map() });
    expect(screen.getAllByRole('gridcell')).toHaveLength(35);
    expect(screen.getAllByRole('row')).toHaveLength(8);
  });

  it('draws where risks moved, and says it in the field that they came to', async () => {
    await draw({
      moves: [
        {
          from: { likelihood: 'low', impact: 'severe' },
          to: { likelihood: 'high', impact: 'severe' },
          count: 2,
        },
      ],
    });
    expect(
      cell(/3 risks, 2 moved here from likelihood Low, impact Severe/),
    ).toBeVisible();
    expect(screen.getByTestId('moves').querySelectorAll('line')).toHaveLength(
      1,
    );
  });
});
