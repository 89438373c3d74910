import { aBusyCutover, theActivities } from './__testUtils__/activities';
import type { CutoverActivity } from './activity';
import type { Cutover } from './cutover';
import { remindersOf } from './reminders';

const dora = 'user:default/dora';
const bob = 'user:default/bob';

/** What people are reminded of at a moment, when they are to know two days before. */
function reminded(
  now: string,
  {
    cutover = aBusyCutover(),
    differently = {},
  }: {
    cutover?: Cutover;
    differently?: Record<string, Partial<CutoverActivity>>;
  } = {},
) {
  const until = new Date(Date.parse(now) + 2 * 24 * 3_600_000).toISOString();
  const activities = theActivities(aBusyCutover()).map(each => ({
    ...each,
    ...differently[each.id],
  }));
  return remindersOf(activities, cutover, { now, until });
}

const [charter, analysis, , rehearsal] = theActivities();

describe('remindersOf', () => {
  it('finds what is due soon, and what is overdue', () => {
    expect(reminded('2026-11-24T12:00:00.000Z')).toEqual([]);
    expect(reminded(charter.planned.end)).toEqual([
      {
        activity: 'charter',
        kind: 'due',
        due: charter.planned.end,
        to: ['user:default/alice'],
      },
    ]);
    expect(
      reminded(analysis.planned.end).map(
        ({ activity, kind }) => `${activity} ${kind}`,
      ),
    ).toEqual(['charter overdue', 'analysis due']);
  });

  it('counts by the forecast where there is one', () => {
    const end = '2030-01-01T00:00:00.000Z';
    expect(
      reminded(charter.planned.end, {
        differently: { charter: { forecast: { end } } },
      }),
    ).toEqual([]);
  });

  it('goes to those assigned, or to all who hold the role, or to nobody', () => {
    const to = (assignees: string[], cutover = aBusyCutover()) =>
      reminded(analysis.planned.end, {
        cutover,
        differently: {
          charter: { status: 'done' },
          analysis: { assignees },
        },
      }).map(each => each.to);
    expect(to([dora])).toEqual([[dora]]);
    expect(to([])).toEqual([[dora, bob]]);
    expect(to([], aBusyCutover({ team: {} }))).toEqual([]);
  });

  it('is silent about what is over, what has to wait and what can no longer be done', () => {
    const cutover = aBusyCutover();
    const phases = cutover.phases.map(phase => ({ ...phase }));
    phases[0].status = 'done';
    const ids = (...args: Parameters<typeof reminded>) =>
      reminded(...args).map(({ activity }) => activity);
    const late = '2030-01-01T00:00:00.000Z';
    expect(ids(late)).toEqual(['charter', 'analysis', 'announcement']);
    expect(
      ids(late, {
        differently: {
          charter: { status: 'done' },
          analysis: { status: 'not-applicable' },
          announcement: { status: 'in-progress' },
          [rehearsal.id]: { status: 'in-progress' },
        },
      }),
    ).toEqual(['announcement', 'rehearsal']);
    expect(ids(late, { cutover: { ...cutover, phases } })).toEqual([]);
    expect(ids(late, { cutover: { ...cutover, status: 'cancelled' } })).toEqual(
      [],
    );
  });
});
