import fc from 'fast-check';
import {
  alice,
  bob,
  carol,
  catalog,
  dora,
  machine,
} from './__testUtils__/aCutover';
import {
  aBusyCutover,
  aBusyTemplate,
  theActivities,
} from './__testUtils__/activities';
import type { ActivityChange, CutoverActivity } from './activity';
import { cancelCutover } from './cancelCutover';
import { changeActivity } from './changeActivity';
import { completePhase } from './completePhase';
import type { Cutover } from './cutover';
import { editCutover } from './editCutover';
import { holdersOf, replanActivities } from './layOutActivities';
import { parseActivityInput } from './parseActivityInput';
import { parseEditInput } from './parseInput';
import { dueOf, isOver, progressOf } from './progress';

const spec = aBusyTemplate;

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
