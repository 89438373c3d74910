import {
  aBusyCutover,
  anActivity,
  done,
  theActivities,
} from './__testUtils__/activities';
import { isLate, progressOf } from './progress';

describe('Progress', () => {
  it('counts what applies, and finds what is due first of what is to be done now', () => {
    const cutover = aBusyCutover();
    const [charter, analysis, announcement, ...later] = theActivities(cutover);
    expect(progressOf(theActivities(cutover), cutover)).toEqual({
      total: 6,
      done: 0,
      nextDue: charter.planned.end,
    });
    const late = '2026-11-30T00:00:00.000Z';
    const activities = [
      { ...charter, status: 'done' as const },
      { ...analysis, status: 'not-applicable' as const },
      { ...announcement, forecast: { end: late } },
      ...later,
    ];
    expect(progressOf(activities, cutover)).toEqual({
      total: 5,
      done: 1,
      nextDue: late,
    });
    expect(progressOf(activities, { ...cutover, status: 'cancelled' })).toEqual(
      { total: 5, done: 1 },
    );
  });

  it('is late from the moment at which something was due, while it can still be done', () => {
    const cutover = aBusyCutover();
    const activity = anActivity();
    const due = activity.planned.end;
    const later = '2027-03-01T00:00:00.000Z';
    expect(isLate(activity, cutover, due)).toBe(false);
    expect(isLate(activity, cutover, later)).toBe(true);
    expect(
      isLate({ ...activity, forecast: { end: later } }, cutover, later),
    ).toBe(false);
    expect(isLate(done, cutover, later)).toBe(false);
    expect(isLate(activity, { ...cutover, status: 'cancelled' }, later)).toBe(
      false,
    );
    const phases = cutover.phases.map(phase => ({
      ...phase,
      status: 'done' as const,
    }));
    expect(isLate(activity, { ...cutover, phases }, later)).toBe(false);
  });
});
