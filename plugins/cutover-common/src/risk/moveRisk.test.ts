import {
  aContext,
  alice,
  aRisk,
  bob,
  carol,
  reasonsOf,
  withMeasure,
} from './__testUtils__/aRisk';
import type { Risk } from './model';
import { moveRisk } from './moveRisk';

describe('closing a risk', () => {
  it('keeps it from being changed until it is opened again, as it was', () => {
    const risk = withMeasure();
    const closed = moveRisk(risk, 'close', 'Cannot happen now', aContext());
    expect(reasonsOf(() => withMeasure({}, closed.next))).toEqual([
      'risk.closed',
    ]);
    const again = moveRisk(closed.next, 'reopen', 'It can', aContext());
    expect(again.next.status).toBe('responding');
    expect(again.next.outcome).toBeUndefined();
  });

  it('keeps when it was closed and opened again, each time', () => {
    const on = (day: number) =>
      aContext(carol, { at: `2026-12-0${day}T10:00:00.000Z` });
    const move = (risk: Risk, act: 'occur' | 'close' | 'reopen', day: number) =>
      moveRisk(risk, act, 'R', on(day)).next;
    const closed = move(move(aRisk(), 'occur', 1), 'close', 2);
    const occurred = move(move(closed, 'reopen', 3), 'occur', 4);
    const again = move(move(occurred, 'reopen', 5), 'close', 6);
    expect(again.closings).toEqual([
      { at: on(2).at, reopenedAt: on(3).at },
      { at: on(6).at },
    ]);
  });

  it('is for its owner and for those who lead or keep the plan', () => {
    const close = (by = carol) =>
      reasonsOf(() => moveRisk(aRisk(), 'close', 'Over', aContext(by)));
    expect(close()).toEqual([]);
    expect(close(alice)).toEqual([]);
    expect(close(bob)).toEqual(['actor.role-missing']);
  });

  it('leaves one that occurred open to measures', () => {
    const { next } = moveRisk(aRisk(), 'occur', 'It broke', aContext());
    expect(withMeasure({}, next).status).toBe('occurred');
  });
});
