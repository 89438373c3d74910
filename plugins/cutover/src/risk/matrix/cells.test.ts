import { scaleOf } from '@backstage-cutover/plugin-cutover-common';
import { aRisk, rating, riskSpec } from '../__testUtils__/aRisk';
import { countsOf, movesOf, outsideOf } from './cells';

const scale = scaleOf(riskSpec);

it('counts open risks by the field in which they stand', () => {
  const risks = [
    aRisk({ number: 1 }),
    aRisk({ number: 2 }),
    aRisk({ number: 3, status: 'closed' }),
  ];
  expect([...countsOf(risks, 'current', scale)]).toEqual([['high/severe', 2]]);
});

it('finds what stands in no field: not assessed, or on a step that is gone', () => {
  const unassessed = aRisk({ number: 1, ratings: {} });
  const elsewhere = aRisk({
    number: 2,
    places: {
      current: { likelihood: 'unheard-of', impact: 'severe', priority: 'high' },
    },
  });
  const risks = [unassessed, elsewhere, aRisk({ number: 3 })];
  expect(outsideOf(risks, 'current', scale)).toEqual([unassessed, elsewhere]);
  expect(countsOf(risks, 'current', scale).size).toBe(1);
});

it('tells from where to where risks moved, and nothing of those that stayed', () => {
  const low = { likelihood: 'low', impact: 'severe', priority: 'medium' };
  const moved = { before: { current: low } };
  const risks = [
    { ...aRisk({ number: 1 }), ...moved },
    { ...aRisk({ number: 2 }), ...moved },
    {
      ...aRisk({ number: 3, ratings: { current: rating('low', 'severe') } }),
      ...moved,
    },
    aRisk({ number: 4 }),
  ];
  expect(movesOf(risks, 'current', scale)).toEqual([
    {
      from: expect.objectContaining({ likelihood: 'low', impact: 'severe' }),
      to: expect.objectContaining({ likelihood: 'high', impact: 'severe' }),
      count: 2,
    },
  ]);
});
