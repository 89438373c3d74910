import {
  accepted,
  aContext,
  aRisk,
  carol,
  reasonsOf,
  severe,
  slight,
} from './__testUtils__/aRisk';
import { assessRisk } from './assessRisk';

const later = '2026-12-24T12:00:00.000Z';

describe('an assessment', () => {
  it('keeps what it does not mention, and a copy of the scale', () => {
    const { assessment, next } = assessRisk(
      aRisk(),
      { ratings: { residual: slight }, reason: 'After the tests' },
      aContext(),
    );
    expect(next.places.current?.priority).toBe('critical');
    expect(next.places.residual?.priority).toBe('low');
    expect(assessment).toMatchObject({
      number: 2,
      reason: 'After the tests',
      scale: { priorities: expect.any(Array) },
    });
  });

  it('is one even where nothing moves', () => {
    const risk = aRisk();
    const { assessment, happened, next } = assessRisk(
      risk,
      { ratings: { current: severe } },
      aContext(carol, { at: later }),
    );
    expect(next).toMatchObject({ assessments: 2, assessedAt: later });
    expect(assessment?.number).toBe(2);
    expect(happened?.type).toBe('risk.assessed');
  });

  it('needs a rating', () => {
    expect(
      reasonsOf(() => assessRisk(aRisk(), { ratings: {} }, aContext())),
    ).toEqual(['risk.no-rating']);
  });

  it('makes an acceptance lapse where the risk now stands elsewhere, and only there', () => {
    const same = assessRisk(
      accepted(),
      { ratings: { current: severe } },
      aContext(),
    );
    expect(same.next.status).toBe('accepted');
    const moved = assessRisk(
      accepted(),
      { ratings: { current: slight } },
      aContext(),
    );
    expect(moved.next).toMatchObject({
      status: 'assessed',
      acceptance: { status: 'lapsed' },
    });
  });
});
