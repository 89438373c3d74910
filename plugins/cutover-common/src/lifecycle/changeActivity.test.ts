import {
  alice,
  bob,
  dora,
  faultsOf,
  noon,
  refusalOf,
} from './__testUtils__/aCutover';
import {
  aBusyCutover,
  anActivity,
  changed,
  changedAt,
  done,
  running,
  setAside,
} from './__testUtils__/activities';

describe('changeActivity', () => {
  it('takes an activity from its start to its end', () => {
    const started = changed(anActivity(), { status: 'in-progress' });
    expect(started.next).toMatchObject({
      status: 'in-progress',
      actual: { start: changedAt },
      updatedAt: changedAt,
      version: 1,
    });
    expect(started.happened).toEqual({
      type: 'activity.changed',
      cutoverId: aBusyCutover().id,
      at: changedAt,
      by: dora.ref,
      item: 'analysis',
      before: { status: 'not-started' },
      after: { status: 'in-progress' },
    });
    expect(changed(running, { status: 'done' }).next).toMatchObject({
      status: 'done',
      actual: { start: noon, end: changedAt },
    });
  });

  it('opens a finished activity again for a reason, and forgets that it had ended', () => {
    const { next, happened } = changed(done, {
      status: 'in-progress',
      reason: 'A system was forgotten',
    });
    expect(next).toMatchObject({
      status: 'in-progress',
      reason: 'A system was forgotten',
    });
    expect(next.actual).toEqual({ start: noon });
    expect(happened.reason).toBe('A system was forgotten');
    expect(changed(next, { status: 'done' }).next).not.toHaveProperty('reason');
  });

  it('sets aside what does not apply, and takes it up again from the start', () => {
    const { next } = changed(running, {
      status: 'not-applicable',
      reason: 'Nothing to analyse',
    });
    expect(next).toMatchObject({
      status: 'not-applicable',
      reason: 'Nothing to analyse',
      actual: { start: noon },
    });
    const again = changed(next, { status: 'not-started' }).next;
    expect(again).toMatchObject({ status: 'not-started', actual: {} });
    expect(again).not.toHaveProperty('reason');
  });

  it.each([
    [anActivity(), { status: 'done' }, 'activity.not-begun'],
    [running, { status: 'not-started' }, 'activity.no-way-back'],
    [done, { status: 'not-started' }, 'activity.no-way-back'],
    [done, { status: 'not-applicable', reason: 'After all' }, 'activity.over'],
    [setAside, { status: 'in-progress' }, 'activity.over'],
    [setAside, { status: 'done' }, 'activity.over'],
    [done, { forecast: { end: '2027-01-01T00:00Z' } }, 'activity.over'],
    [done, { assignees: ['bob'] }, 'activity.over'],
  ])('knows no way from %j by %j', (activity, body, reason) => {
    const refusal = refusalOf(() => changed(activity, body));
    expect([refusal.name, refusal.reason]).toEqual(['ConflictError', reason]);
  });

  it('names everything that keeps an activity from being done', () => {
    const blockers = [
      { id: 'report', reason: 'deliverable.missing', message: 'No report' },
      { id: 'list', reason: 'deliverable.missing', message: 'No list' },
    ];
    const refusal = refusalOf(() =>
      changed(running, { status: 'done' }, { blockers }),
    );
    expect(refusal).toMatchObject({
      name: 'ConflictError',
      reason: 'activity.blocked',
      message: 'analysis cannot be done yet: No report; No list',
      blockers,
    });
    expect(
      changed(
        running,
        { status: 'not-applicable', reason: 'No need' },
        { blockers },
      ).next.status,
    ).toBe('not-applicable');
  });

  it('assigns people of the role, and plans and forecasts within what makes sense', () => {
    const { next, happened } = changed(
      anActivity(),
      {
        assignees: ['bob'],
        planned: {
          start: '2027-01-25T09:00:00+01:00',
          end: '2027-01-29T17:00:00+01:00',
        },
        forecast: { end: '2027-02-01T12:00:00Z' },
      },
      { by: alice },
    );
    expect(next).toMatchObject({
      assignees: [bob.ref],
      planned: {
        start: '2027-01-25T08:00:00.000Z',
        end: '2027-01-29T16:00:00.000Z',
        byHand: true,
      },
      forecast: { end: '2027-02-01T12:00:00.000Z' },
    });
    expect(Object.keys(happened.after ?? {})).toEqual([
      'assignees',
      'planned',
      'forecast',
    ]);
    expect(happened.before?.forecast).toBeNull();
    expect(
      changed(next, { forecast: null }, { by: bob }).next,
    ).not.toHaveProperty('forecast');
  });

  it('finds nothing in what is as it was', () => {
    const { planned, ...activity } = anActivity();
    const same = changed(
      { ...activity, planned },
      {
        status: 'not-started',
        assignees: [],
        planned: { start: planned.start, end: planned.end },
        forecast: null,
      },
    );
    expect(same.happened.after).toEqual({});
    expect(same.next.planned.byHand).toBe(false);
  });

  it.each([
    [{}, [' edit.empty']],
    [{ state: 'done' }, ['state input.unknown-key']],
    [{ version: 7 }, ['version input.unknown-key']],
    [{ status: 'late' }, ['status input.not-a-choice']],
    [{ reason: 'x' }, ['reason text.too-short']],
    [{ reason: 'Because' }, ['reason activity.reason-unused']],
    [{ status: 'not-applicable' }, ['reason activity.reason-missing']],
    [{ assignees: ['alice'] }, ['assignees.0 activity.not-in-role']],
    [{ assignees: ['bob', 'nobody', 'Bob'] }, ['assignees.2 team.duplicate']],
    [{ assignees: ['user:'] }, ['assignees.0 ref.malformed']],
    [
      { planned: { start: '2027-01-01', end: 'x' } },
      [
        'planned.start activity.offset-missing',
        'planned.end activity.offset-missing',
      ],
    ],
    [
      { planned: { start: '2027-13-01T00:00Z', end: '2027-01-25T00:00Z' } },
      ['planned.start activity.not-a-date'],
    ],
    [
      { planned: { start: '2027-01-25T00:00Z', end: '2027-01-24T00:00Z' } },
      ['planned.end activity.ends-before-it-begins'],
    ],
    [
      { planned: { start: '2026-01-25T00:00Z', end: '2028-01-24T00:00Z' } },
      [
        'planned.start activity.outside-phase',
        'planned.end activity.outside-phase',
      ],
    ],
    [
      { planned: { start: '2027-01-25T00:00Z' } },
      ['planned.end input.missing'],
    ],
    [{ forecast: {} }, ['forecast activity.no-dates']],
    [{ forecast: { end: 'soon' } }, ['forecast.end activity.offset-missing']],
    [
      { forecast: { start: '2027-01-25T00:00Z', end: '2027-01-24T00:00Z' } },
      ['forecast.end activity.ends-before-it-begins'],
    ],
    [
      {
        assignees: ['alice'],
        planned: { start: '2020-01-25T00:00Z', end: '2027-01-24T00:00Z' },
        reason: 'Because',
      },
      [
        'reason activity.reason-unused',
        'assignees.0 activity.not-in-role',
        'planned.start activity.outside-phase',
        'planned.end activity.outside-phase',
      ],
    ],
  ])('finds every fault of %j', (body, faults) => {
    const found = faultsOf(() => changed(anActivity(), body, { by: alice }));
    expect(found).toEqual(faults.map(each => each.trim()));
  });

  it('lets nothing end before it began', () => {
    expect(
      faultsOf(() =>
        changed(running, { forecast: { end: '2026-11-24T11:00:00Z' } }),
      ),
    ).toEqual(['forecast.end activity.ends-before-it-begins']);
    const ahead = { ...running, actual: { start: '2026-11-25T09:00:01.000Z' } };
    expect(changed(ahead, { status: 'done' }).next.actual).toEqual({
      start: '2026-11-25T09:00:01.000Z',
      end: '2026-11-25T09:00:01.000Z',
    });
  });
});
