import { lapseGate, openInEmergency, withdrawGate } from './endRound';
import { gateStanding } from './gateStanding';
import type { Gate } from './model';
import { reviewOf } from './__testUtils__/actsIn';
import { noon, ref, report } from './__testUtils__/aReview';

const evening = '2026-12-01T18:00:00.000Z';
const night = '2026-12-01T23:00:00.000Z';
const review = reviewOf(
  [
    { id: 'business', type: 'any', roles: ['business'] },
    { id: 'leader', type: 'all', roles: ['sponsor'], after: ['business'] },
  ],
  { emergency: { roles: ['sponsor'], reviewWithin: 'P1D' } },
);
const { call, closed, decide, giveBack, resubmitted, submitted } = review;
const later = { at: evening };

const standing = (gate: Gate) => gateStanding(gate, { name: 'shop' });
const approved = (gate: Gate) =>
  decide(decide(gate, 'bob'), 'sue', 'approve', later);
const inEmergency = (gate: Gate, at = evening) =>
  openInEmergency(gate, 'The old\nsystem is down', {
    ...call('sue', { at }),
    reviewDueAt: '2026-12-02T18:00:00.000Z',
  }).next;

describe('How a gate stands, for whoever only asks whether it is open', () => {
  it('was never submitted', () => {
    expect(standing(closed)).toEqual({
      cutover: 'shop',
      gate: 'review',
      phase: 'planning',
      status: 'closed',
      open: false,
      emergency: false,
      message: 'review of shop is not open: it was never submitted',
    });
  });

  it('is under review, since when, and who is awaited', () => {
    expect(standing(submitted())).toMatchObject({
      status: 'in-review',
      open: false,
      round: 1,
      roundStatus: 'in-review',
      since: noon,
      message:
        'review of shop is not open: round 1 is under review since 2026-12-01T12:00:00.000Z, submitted by user:default/cora; awaited: user:default/bob, user:default/bea',
    });
  });

  it('is open since its last decision', () => {
    expect(standing(approved(submitted()))).toMatchObject({
      status: 'open',
      open: true,
      emergency: false,
      round: 1,
      roundStatus: 'approved',
      since: evening,
      message:
        'review of shop is open: round 1 was approved at 2026-12-01T18:00:00.000Z by user:default/sue',
    });
  });

  it.each<[string, Gate, string]>([
    [
      'rejected',
      decide(submitted(), 'bob', 'reject', later),
      'round 1 was rejected at 2026-12-01T18:00:00.000Z by user:default/bob ("Not so")',
    ],
    [
      'returned',
      giveBack(submitted(), 'bob', { items: [report.id] }, later),
      'round 1 was returned at 2026-12-01T18:00:00.000Z by user:default/bob ("Once more")',
    ],
    [
      'withdrawn',
      withdrawGate(submitted(), undefined, call('cora', later)).next,
      'round 1 was withdrawn at 2026-12-01T18:00:00.000Z by user:default/cora',
    ],
    [
      'lapsed',
      lapseGate(submitted(), [], { ...call('cora', later), by: ref('tom') })
        .next,
      'round 1 lapsed at 2026-12-01T18:00:00.000Z through user:default/tom',
    ],
  ])('is closed since its round was %s, and why', (status, gate, how) => {
    expect(standing(gate)).toMatchObject({
      status: 'closed',
      open: false,
      roundStatus: status,
      since: evening,
      message: `review of shop is not open: ${how}`,
    });
  });

  it('is open since an emergency opened it, whatever round was rejected before or approved that afterwards', () => {
    const rejected = decide(submitted(), 'bob', 'reject');
    const opened = inEmergency(rejected);
    expect(standing(opened)).toMatchObject({
      open: true,
      emergency: true,
      round: 1,
      roundStatus: 'rejected',
      since: evening,
      message:
        'review of shop is open: user:default/sue opened it in an emergency at 2026-12-01T18:00:00.000Z ("The old system is down"); a round has to approve that afterwards and is to be submitted by 2026-12-02T18:00:00.000Z',
    });
    const reviewed = approved(resubmitted(opened, {}));
    expect(standing(reviewed)).toMatchObject({
      open: true,
      emergency: false,
      round: 2,
      since: evening,
      message: expect.stringContaining('round 2 approved that afterwards'),
    });
  });

  it.each<[string, Gate, string]>([
    ['nothing else', closed, 'until its phase was opened again'],
    [
      'an earlier rejection',
      decide(submitted(), 'bob', 'reject'),
      'until its phase was opened again',
    ],
    ['its review', closed, 'round 1 lapsed'],
  ])(
    'is closed again when the phase is opened anew after an emergency and %s',
    (before, gate, how) => {
      const opened = inEmergency(gate, noon);
      const last =
        before === 'its review' ? approved(resubmitted(opened, {})) : opened;
      const again = lapseGate(
        last,
        [],
        { ...call('sue', { at: night }), by: ref('sue') },
        { reopened: true },
      ).next;
      expect(standing(again)).toMatchObject({
        status: 'closed',
        open: false,
        emergency: false,
        since: night,
        message: expect.stringContaining(how),
      });
    },
  );

  it('says no more of a long reason than a log can take', () => {
    const gate = withdrawGate(submitted(), 'so '.repeat(5_000), call('cora'));
    expect(standing(gate.next).message.length).toBeLessThan(600);
  });
});
