import { aRisk, policyRisk, severe, slight } from './__testUtils__/aRisk';
import type { Risk, RiskAcceptance } from './model';
import {
  drillsToHold,
  risksAtOrAbove,
  risksWithoutResponse,
  risksWithoutValidAcceptance,
  unassessedRisks,
} from './riskVerdicts';
import { scaleOf } from './scale';

const scale = scaleOf(policyRisk);
const day = '2026-12-01';
const closed: Partial<Risk> = { status: 'closed' };

function risk(differently: Partial<Risk> = {}): Risk {
  return { ...aRisk(), ...differently };
}

function acceptance(
  status: RiskAcceptance['status'],
  until = '2026-12-31',
): Partial<Risk> {
  return {
    status: status === 'granted' ? 'accepted' : 'assessed',
    acceptance: {
      status,
      ...{ askedBy: 'user:default/a', askedAt: '2026-11-24T12:00:00.000Z' },
      ...{ reason: 'R', until },
    },
  };
}

function measure(
  status: 'open' | 'done' | 'dropped',
  drill?: Risk['measures'][number]['drill'],
): Partial<Risk> {
  return {
    measures: [
      {
        ...{ id: 'm', title: 'M', strategy: 'mitigate', status },
        ...{ owner: 'user:default/a', due: day },
        ...(drill ? { drill } : {}),
      },
    ],
  };
}

it('a closed risk keeps no gate closed', () => {
  const risks = [risk({ ...closed, ratings: {}, places: {} })];
  expect(unassessedRisks(risks)).toEqual([]);
  expect(risksWithoutResponse(risks, { day, done: true })).toEqual([]);
  expect(
    risksWithoutValidAcceptance(
      [risk({ ...acceptance('asked'), ...closed })],
      day,
    ),
  ).toEqual([]);
  expect(
    drillsToHold([risk({ ...measure('open', { planned: day }), ...closed })]),
  ).toEqual([]);
});

it('a risk without a rating of how it is now is not assessed', () => {
  const onlyInherent = aRisk({ ratings: { inherent: severe } });
  expect(unassessedRisks([onlyInherent, risk()])).toEqual([onlyInherent]);
});

it.each([
  ['nothing is planned', {}, false, true],
  ['a measure is open', measure('open'), false, false],
  ['a measure is open and has to be done', measure('open'), true, true],
  ['all measures are done', measure('done'), true, false],
  ['the only measure was dropped', measure('dropped'), false, true],
  ['it is accepted', acceptance('granted'), true, false],
  [
    'its acceptance has expired',
    acceptance('granted', '2026-11-30'),
    false,
    true,
  ],
] as const)(
  'whether a risk lacks a response: %s',
  (_, differently, done, lacks) => {
    const found = risksWithoutResponse([risk(differently)], { day, done });
    expect(found.length > 0).toBe(lacks);
  },
);

describe('risks at a priority or above', () => {
  const asked = {
    priority: 'high',
    basis: 'current' as const,
    evenAccepted: false,
    day,
  };

  it('are those whose place is as high', () => {
    const low = aRisk({ ratings: { current: slight } });
    const high = risk();
    expect(risksAtOrAbove([low, high], scale, asked)).toEqual([high]);
  });

  it('do not count while they are accepted, unless asked for', () => {
    const accepted = [risk(acceptance('granted'))];
    expect(risksAtOrAbove(accepted, scale, asked)).toEqual([]);
    expect(
      risksAtOrAbove(accepted, scale, { ...asked, evenAccepted: true }),
    ).toEqual(accepted);
    const late = { ...asked, day: '2027-01-01' };
    expect(risksAtOrAbove(accepted, scale, late)).toEqual(accepted);
  });

  it('count where their priority is none of the scale any more', () => {
    const lost = risk({
      places: {
        current: { likelihood: 'low', impact: 'moderate', priority: 'gone' },
      },
    });
    expect(risksAtOrAbove([lost], scale, asked)).toEqual([lost]);
  });
});

it.each([
  ['asked', '2026-12-31', true],
  ['granted', '2026-12-01', false],
  ['granted', '2026-11-30', true],
  ['refused', '2026-12-31', false],
] as const)(
  'an acceptance that is %s until %s keeps the gate closed: %s',
  (status, until, closes) => {
    const found = risksWithoutValidAcceptance(
      [risk(acceptance(status, until))],
      day,
    );
    expect(found.length > 0).toBe(closes);
  },
);

it.each([
  [{ planned: day }, true],
  [{ planned: day, held: day, result: 'failed' as const }, true],
  [{ planned: day, held: day, result: 'passed' as const }, false],
])('whether a drill is still to be held: %j', (drill, isLeft) => {
  expect(drillsToHold([risk(measure('open', drill))]).length > 0).toBe(isLeft);
});
