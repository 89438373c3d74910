import fc from 'fast-check';
import {
  alice,
  bob,
  carol,
  catalog,
  dora,
  faultsOf,
  machine,
  noon,
  refusalOf,
} from './__testUtils__/aCutover';
import {
  aBusyCutover,
  aBusyTemplate,
  anActivity,
  theActivities,
} from './__testUtils__/activities';
import type { ActivityChange, CutoverActivity } from './activity';
import type { Actor } from './actor';
import { cancelCutover } from './cancelCutover';
import { changeActivity } from './changeActivity';
import { completePhase } from './completePhase';
import type { Cutover } from './cutover';
import { editCutover } from './editCutover';
import { holdersOf, replanActivities } from './layOutActivities';
import { ACTIVITY_ACTS, allowedOnActivity } from './mayOnActivity';
import { parseActivityInput } from './parseActivityInput';
import { parseEditInput } from './parseInput';
import { dueOf, isLate, isOver, progressOf } from './progress';

const at = '2026-11-25T09:00:00.000Z';
const spec = aBusyTemplate;

/** As the service does it: the body is read, and then decided on. */
function changed(
  activity: CutoverActivity,
  body: unknown,
  {
    by = dora,
    cutover = aBusyCutover(),
    blockers = [],
  }: Partial<Parameters<typeof changeActivity>[2]> = {},
) {
  return changeActivity(activity, parseActivityInput(body), {
    ...{ at, by, cutover, spec, blockers },
  });
}

const running = anActivity('analysis', {
  status: 'in-progress',
  actual: { start: noon },
});
const done = anActivity('analysis', {
  status: 'done',
  actual: { start: noon, end: at },
});
const setAside = anActivity('analysis', {
  status: 'not-applicable',
  reason: 'Nothing to analyse',
  actual: { start: noon },
});

describe('changeActivity', () => {
  it('takes an activity from its start to its end', () => {
    const started = changed(anActivity(), { status: 'in-progress' });
    expect(started.next).toMatchObject({
      status: 'in-progress',
      actual: { start: at },
      updatedAt: at,
      version: 1,
    });
    expect(started.happened).toEqual({
      type: 'activity.changed',
      cutoverId: aBusyCutover().id,
      at,
      by: dora.ref,
      item: 'analysis',
      before: { status: 'not-started' },
      after: { status: 'in-progress' },
    });
    expect(changed(running, { status: 'done' }).next).toMatchObject({
      status: 'done',
      actual: { start: noon, end: at },
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

describe('Who may do what with an activity', () => {
  const may = (
    by: Actor,
    activity: CutoverActivity,
    cutover: Cutover = aBusyCutover(),
  ) => {
    const verdicts = allowedOnActivity(activity, { cutover, spec, by });
    return ACTIVITY_ACTS.filter(act => verdicts[act].allowed);
  };
  const whyNot = (...args: Parameters<typeof may>) => {
    const [by, activity, cutover = aBusyCutover()] = args;
    const verdicts = allowedOnActivity(activity, { cutover, spec, by });
    return ACTIVITY_ACTS.map(act => {
      const verdict = verdicts[act];
      return `${act} ${verdict.allowed || verdict.reason}`;
    });
  };

  it('is up to who holds the role, leads or keeps the plan', () => {
    expect(may(dora, anActivity())).toEqual([
      'start',
      'dismiss',
      'assign',
      'forecast',
    ]);
    for (const leading of [alice, carol]) {
      expect(may(leading, anActivity())).toEqual([
        'start',
        'dismiss',
        'assign',
        'plan',
        'forecast',
      ]);
    }
    expect(may(dora, running)).toEqual([
      'complete',
      'dismiss',
      'assign',
      'forecast',
    ]);
    expect(may(dora, done)).toEqual(['reopen']);
    expect(may(dora, setAside)).toEqual(['reopen']);
    expect(whyNot(dora, anActivity('charter'))).toEqual(
      ACTIVITY_ACTS.map(act => `${act} actor.role-missing`),
    );
    expect(whyNot(machine, anActivity())[0]).toBe('start actor.person-needed');
  });

  it('waits for what is missing, and says so to those who could end it otherwise', () => {
    const call = { cutover: aBusyCutover(), spec };
    const blockers = [
      { id: 'report', reason: 'deliverable.missing', message: 'No report' },
    ];
    const toComplete = (by: Actor, activity: CutoverActivity) =>
      allowedOnActivity(activity, { ...call, by }, blockers).complete;
    expect(toComplete(dora, running)).toEqual({
      allowed: false,
      reason: 'activity.blocked',
      message: 'analysis cannot be done yet: No report',
    });
    expect(toComplete(machine, running)).toMatchObject({
      reason: 'actor.person-needed',
    });
    expect(toComplete(dora, anActivity())).toMatchObject({
      reason: 'activity.not-begun',
    });
  });

  it('is up to those assigned, if there are any; others of the role may take it over', () => {
    const assigned = anActivity('analysis', { assignees: [dora.ref] });
    expect(whyNot(bob, assigned)).toEqual([
      'start actor.not-assigned',
      'complete actor.not-assigned',
      'reopen actor.not-assigned',
      'dismiss actor.not-assigned',
      'assign true',
      'plan actor.role-missing',
      'forecast actor.not-assigned',
    ]);
    expect(may(dora, assigned)).toContain('start');
    expect(may(alice, assigned)).toContain('start');
  });

  it('waits for the phase, unless the activity may start early', () => {
    const archive = anActivity('archive');
    expect(whyNot(carol, archive)).toEqual([
      'start activity.phase-not-begun',
      'complete activity.phase-not-begun',
      'reopen activity.phase-not-begun',
      'dismiss activity.phase-not-begun',
      'assign true',
      'plan true',
      'forecast true',
    ]);
    expect(may(dora, anActivity('rehearsal'))).toContain('start');
    expect(may(dora, anActivity('switch'))).not.toContain('start');
  });

  it('ends with the phase, and with the cutover', () => {
    const { next } = completePhase(
      aBusyCutover(),
      'initiation',
      { comment: 'Over' },
      { at, by: alice, roles: spec.roles },
    );
    expect(new Set(whyNot(alice, anActivity(), next))).toEqual(
      new Set(ACTIVITY_ACTS.map(act => `${act} activity.phase-done`)),
    );
    const cancelled = aBusyCutover({ status: 'cancelled' });
    expect(new Set(whyNot(alice, anActivity(), cancelled))).toEqual(
      new Set(ACTIVITY_ACTS.map(act => `${act} cutover.not-running`)),
    );
    const refusal = refusalOf(() =>
      changed(anActivity(), { status: 'in-progress' }, { cutover: cancelled }),
    );
    expect([refusal.name, refusal.reason]).toEqual([
      'ConflictError',
      'cutover.not-running',
    ]);
    const outsider = refusalOf(() =>
      changed(anActivity('charter'), { status: 'in-progress' }),
    );
    expect(outsider.name).toBe('NotAllowedError');
  });
});

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

describe('no sequence of changes', () => {
  interface World {
    cutover: Cutover;
    activities: CutoverActivity[];
  }
  type Command = (world: World, now: string) => World;

  const actor = fc.constantFrom(alice, bob, carol, dora, machine);
  const moment = fc
    .integer({ min: -40, max: 200 })
    .map(days => new Date(Date.UTC(2026, 11, 1 + days)).toISOString());

  const change: fc.Arbitrary<ActivityChange> = fc.record(
    {
      status: fc.constantFrom<ActivityChange['status']>(
        'not-started',
        'in-progress',
        'done',
        'not-applicable',
      ),
      reason: fc.constant('For a reason'),
      assignees: fc.subarray([alice.ref, bob.ref, dora.ref, carol.ref], {
        maxLength: 2,
      }),
      planned: fc.record({ start: moment, end: moment }),
      forecast: fc.oneof(
        fc.constant(null),
        fc.record({ end: moment }),
        fc.record({ start: moment, end: moment }),
      ),
    },
    { requiredKeys: [] },
  );
  /** Mostly plain steps, so that sequences get somewhere. */
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ status: 'in-progress' as const }) },
    { weight: 3, arbitrary: fc.constant({ status: 'done' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        assignees: fc.subarray([alice.ref, bob.ref, dora.ref]),
      }),
    },
    { weight: 3, arbitrary: change },
  );

  const onActivity = fc.tuple(fc.nat(5), actor, step, fc.boolean()).map(
    ([index, by, body, blocked]): Command =>
      ({ cutover, activities }, now) => {
        const { next } = changeActivity(
          activities[index],
          parseActivityInput(body),
          {
            at: now,
            by,
            cutover,
            spec,
            blockers: blocked
              ? [{ id: 'x', reason: 'x.missing', message: 'x' }]
              : [],
          },
        );
        return {
          cutover,
          activities: activities.map((each, at_) =>
            at_ === index ? next : each,
          ),
        };
      },
  );

  const onCutover = fc
    .oneof(
      fc
        .constantFrom('initiation', 'implementation', 'closing')
        .map(
          phase => (cutover: Cutover, now: string) =>
            completePhase(
              cutover,
              phase,
              { comment: 'Over' },
              { at: now, by: alice, roles: spec.roles },
            ),
        ),
      fc
        .record(
          {
            team: fc.constantFrom(
              { sponsor: [alice.ref], 'operations-lead': [bob.ref] },
              { sponsor: [alice.ref], 'operations-lead': [dora.ref] },
            ),
            window: fc.integer({ min: 20, max: 300 }).map(days => ({
              start: new Date(Date.UTC(2026, 11, 1 + days)).toISOString(),
              end: new Date(Date.UTC(2026, 11, 2 + days)).toISOString(),
              timeZone: days % 2 ? 'Europe/Berlin' : 'America/New_York',
            })),
          },
          { requiredKeys: [] },
        )
        .map(
          body => (cutover: Cutover, now: string) =>
            editCutover(cutover, parseEditInput(body), {
              at: now,
              by: alice,
              roles: spec.roles,
              entities: catalog,
            }),
        ),
      fc.constant((cutover: Cutover, now: string) =>
        cancelCutover(
          cutover,
          { reason: 'Enough' },
          { at: now, by: alice, roles: spec.roles },
        ),
      ),
    )
    .map(
      (decide): Command =>
        ({ cutover, activities }, now) => {
          const { next } = decide(cutover, now);
          return {
            cutover: next,
            activities: replanActivities(activities, next, spec),
          };
        },
    );

  const always = (check: (before: World, after: World) => void) =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: onActivity },
            { weight: 1, arbitrary: onCutover },
          ),
          { maxLength: 20 },
        ),
        commands => {
          const cutover = aBusyCutover();
          let world: World = { cutover, activities: theActivities(cutover) };
          commands.forEach((command, index) => {
            // A clock that now and then goes back a little, as those of replicas do.
            const now = new Date(
              Date.UTC(2026, 10, 25, 0, index - (index % 3) * 2),
            ).toISOString();
            const before = structuredClone(world);
            try {
              const after = command(world, now);
              check(world, after);
              world = after;
            } catch (error) {
              if (!(error instanceof Error) || !('reason' in error)) {
                throw error;
              }
              // What is refused leaves no trace.
              expect(world).toEqual(before);
            }
          });
        },
      ),
      { numRuns: 300 },
    );

  const LEGAL = new Set([
    'not-started in-progress',
    'not-started not-applicable',
    'in-progress done',
    'in-progress not-applicable',
    'done in-progress',
    'not-applicable not-started',
  ]);

  it('takes an activity a way that there is not', () => {
    always((before, after) => {
      const ways = after.activities
        .map(({ status }, index) => [before.activities[index].status, status])
        .filter(([was, is]) => was !== is)
        .map(way => way.join(' '));
      expect(ways.filter(way => !LEGAL.has(way))).toEqual([]);
    });
  });

  it('leaves actual dates that contradict the state, or each other', () => {
    const fits = ({ status, actual }: CutoverActivity) => {
      const dates = Object.keys(actual).join(' ');
      switch (status) {
        case 'not-started':
          return dates === '';
        case 'in-progress':
          return dates === 'start';
        case 'done':
          return dates === 'start end' && actual.start! <= actual.end!;
        default:
          return dates === '' || dates === 'start';
      }
    };
    always((_, { activities }) =>
      expect(activities.filter(each => !fits(each))).toEqual([]),
    );
  });

  it('changes what is over: the activities of a phase that is done, or of a cutover that is', () => {
    always((before, after) => {
      const { cutover } = before;
      const isOverAndDone = ({ phase }: CutoverActivity) =>
        cutover.status !== 'running' ||
        cutover.phases.some(
          ({ id, status }) => id === phase && status === 'done',
        );
      const touched = after.activities.filter(
        (each, index) => each !== before.activities[index],
      );
      expect(touched.filter(isOverAndDone)).toEqual([]);
    });
  });

  it('leaves anybody assigned who does not hold the role, or plans what ends before it begins', () => {
    always((_, { activities, cutover }) => {
      const finished = cutover.phases
        .filter(({ status }) => status === 'done')
        .map(({ id }) => id);
      for (const activity of activities) {
        const holders = holdersOf(activity, cutover);
        // Who did what stays on record after they have left.
        expect(
          finished.includes(activity.phase) ||
            activity.assignees.every(ref => holders.includes(ref)),
        ).toBe(true);
        expect(activity.planned.start < activity.planned.end).toBe(true);
      }
    });
  });

  it('brings progress out of step with the activities', () => {
    always((_, { activities, cutover }) => {
      const progress = progressOf(activities, cutover);
      const count = (...states: string[]) =>
        activities.filter(({ status }) => states.includes(status)).length;
      expect(progress.total).toBe(count('not-started', 'in-progress', 'done'));
      expect(progress.done).toBe(count('done'));
      const dues = activities
        .filter(each => each.phase === cutover.phase && !isOver(each))
        .filter(() => cutover.status === 'running')
        .map(dueOf);
      expect(progress.nextDue).toBe(
        dues.length ? dues.reduce((a, b) => (a < b ? a : b)) : undefined,
      );
    });
  });
});
