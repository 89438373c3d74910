import { exposureOf, placesAt } from './exposure';
import type { RiskPlace } from './model';

const high: RiskPlace = {
  likelihood: 'high',
  impact: 'major',
  priority: 'high',
};
const low: RiskPlace = { likelihood: 'low', impact: 'major', priority: 'low' };

const assessments = [
  {
    risk: 'a',
    number: 1,
    at: '2026-11-01T10:00:00.000Z',
    places: { current: high },
  },
  {
    risk: 'b',
    number: 1,
    at: '2026-11-01T11:00:00.000Z',
    places: { current: high },
  },
  {
    risk: 'a',
    number: 2,
    at: '2026-11-03T10:00:00.000Z',
    places: { current: low },
  },
];

describe('exposure over time', () => {
  const risks = [
    { id: 'a' },
    { id: 'b', closings: [{ at: '2026-11-04T23:30:00.000Z' }] },
  ];

  it('counts each risk where it last stood, until it is closed, by days where the plan is', () => {
    expect(
      exposureOf(risks, assessments, {
        basis: 'current',
        timeZone: 'Europe/Berlin',
      }),
    ).toEqual([
      { day: '2026-11-01', counts: { high: 2 } },
      { day: '2026-11-03', counts: { high: 1, low: 1 } },
      { day: '2026-11-05', counts: { low: 1 } },
    ]);
  });

  it('leaves a risk out while it was closed, and counts it again as it was assessed last', () => {
    const reopened = [
      {
        id: 'a',
        closings: [
          {
            at: '2026-11-04T09:00:00.000Z',
            reopenedAt: '2026-11-06T09:00:00.000Z',
          },
          { at: '2026-11-08T09:00:00.000Z' },
        ],
      },
    ];
    const ofA = assessments.filter(({ risk }) => risk === 'a');
    expect(
      exposureOf(reopened, ofA, { basis: 'current', timeZone: 'UTC' }),
    ).toEqual([
      { day: '2026-11-01', counts: { high: 1 } },
      { day: '2026-11-03', counts: { low: 1 } },
      { day: '2026-11-04', counts: {} },
      { day: '2026-11-06', counts: { low: 1 } },
      { day: '2026-11-08', counts: {} },
    ]);
  });

  it('of a basis on which nothing was assessed is nothing', () => {
    const points = exposureOf(risks, assessments, {
      basis: 'residual',
      timeZone: 'UTC',
    });
    expect(points.every(({ counts }) => Object.keys(counts).length === 0)).toBe(
      true,
    );
  });
});

describe('where risks stood at a moment', () => {
  it('is what was assessed last before it', () => {
    const then = placesAt(assessments, '2026-11-02T00:00:00.000Z');
    expect(then.get('a')).toEqual({ current: high });
    expect(placesAt(assessments, '2026-10-01T00:00:00.000Z').size).toBe(0);
  });
});
