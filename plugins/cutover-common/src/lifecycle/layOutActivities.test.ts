import fc from 'fast-check';
import { cutoverTemplateSpecSchema } from '../template';
import { aCutover, noon } from './__testUtils__/aCutover';
import {
  aBusyCutover,
  aBusyTemplate,
  theActivities,
} from './__testUtils__/activities';
import type { Cutover, Period } from './cutover';
import {
  doersOf,
  layOutActivities,
  replanActivities,
} from './layOutActivities';

const day = 24 * 3_600_000;

/** A cutover whose only phase has this period, and a template that gives it activities of these durations. */
function inOnePhase(
  planned: Period,
  durations: (string | undefined)[],
  timeZone = 'UTC',
) {
  const cutover: Cutover = aCutover();
  const [phase] = cutover.phases;
  const [template] = aBusyTemplate.phases;
  return {
    cutover: {
      ...cutover,
      window: { ...cutover.window, timeZone },
      phases: [{ ...phase, planned }],
    },
    spec: cutoverTemplateSpecSchema.pick({ phases: true }).parse({
      phases: [
        {
          ...template,
          activities: durations.map((duration, index) => ({
            id: `a${index}`,
            title: 'x',
            description: 'x',
            role: 'sponsor',
            ...(duration ? { duration } : {}),
          })),
        },
      ],
    }),
  };
}

const datesOf = (planned: Period, durations: (string | undefined)[]) => {
  const { cutover, spec } = inOnePhase(planned, durations);
  return layOutActivities(cutover, spec, noon).map(each => [
    each.planned.start.slice(0, 10),
    each.planned.end.slice(0, 10),
  ]);
};

const march = {
  start: '2027-03-01T00:00:00.000Z',
  end: '2027-03-29T00:00:00.000Z',
};

describe('layOutActivities', () => {
  it('ends each activity when its share of the phase is over, and lets it take as long as the template says', () => {
    expect(datesOf(march, ['P1W', 'P2W', 'P1W'])).toEqual([
      ['2027-03-01', '2027-03-08'],
      ['2027-03-08', '2027-03-22'],
      ['2027-03-22', '2027-03-29'],
    ]);
    // Room to spare: the shares grow, the activities do not.
    expect(datesOf(march, ['P1W', 'P1W'])).toEqual([
      ['2027-03-08', '2027-03-15'],
      ['2027-03-22', '2027-03-29'],
    ]);
    // Time is short: they overlap, and none begins before its phase.
    expect(datesOf(march, ['P3W', 'P5W'])).toEqual([
      ['2027-03-01', '2027-03-11'],
      ['2027-03-01', '2027-03-29'],
    ]);
  });

  it('gives those without a duration an equal share', () => {
    expect(datesOf(march, [undefined, undefined])).toEqual([
      ['2027-03-01', '2027-03-15'],
      ['2027-03-15', '2027-03-29'],
    ]);
    expect(datesOf(march, ['P1W', undefined, 'P1W', undefined])).toEqual([
      ['2027-03-01', '2027-03-08'],
      ['2027-03-08', '2027-03-15'],
      ['2027-03-15', '2027-03-22'],
      ['2027-03-22', '2027-03-29'],
    ]);
  });

  it('plans in whole minutes', () => {
    const { cutover, spec } = inOnePhase(
      { start: '2027-03-01T09:41:18.689Z', end: '2027-03-08T00:00:00.000Z' },
      ['P1D', 'P1D', undefined],
    );
    const [first, second, third] = layOutActivities(cutover, spec, noon);
    expect([first, second].map(({ planned }) => planned.end)).toEqual([
      '2027-03-03T14:28:00.000Z',
      '2027-03-05T19:14:00.000Z',
    ]);
    expect(third.planned.start).toBe('2027-03-05T19:14:00.000Z');
  });

  it('takes off days in the plan’s zone, where they may have 23 hours', () => {
    const { cutover, spec } = inOnePhase(
      { start: '2027-03-20T20:00:00.000Z', end: '2027-04-04T20:00:00.000Z' },
      ['P1W'],
      'Europe/Berlin',
    );
    const [{ planned }] = layOutActivities(cutover, spec, noon);
    // From 22:00 to 22:00 by the clocks of Berlin.
    expect(planned.start).toBe('2027-03-28T20:00:00.000Z');
    const [{ planned: overTheChange }] = layOutActivities(
      cutover,
      inOnePhase(march, ['P2W'], 'Europe/Berlin').spec,
      noon,
    );
    expect(overTheChange.start).toBe('2027-03-21T21:00:00.000Z');
  });

  it('takes those that apply to the answers of the intake', () => {
    const ids = (reason: string) =>
      layOutActivities(
        aBusyCutover({ intake: { reason } }),
        aBusyTemplate,
        noon,
      )
        .filter(({ phase }) => phase === 'initiation')
        .map(({ id }) => id);
    expect(ids('small')).toEqual(['charter', 'analysis', 'announcement']);
    expect(ids('large')).toEqual([
      'charter',
      'analysis',
      'board-paper',
      'announcement',
    ]);
  });

  it('makes activities that nobody has touched, done where their phase is', () => {
    const cutover = aBusyCutover();
    const [first, ...others] = cutover.phases;
    const actual = { start: noon, end: '2026-12-01T00:00:00.000Z' };
    const later = {
      ...cutover,
      phase: 'implementation',
      phases: [{ ...first, status: 'done' as const, actual }, ...others],
    };
    const [charter, , , rehearsal] = theActivities(later);
    expect(charter).toMatchObject({ status: 'done', actual });
    expect(rehearsal).toEqual({
      id: 'rehearsal',
      cutoverId: cutover.id,
      phase: 'implementation',
      role: 'operations-lead',
      status: 'not-started',
      assignees: [],
      planned: expect.objectContaining({ byHand: false }),
      actual: {},
      updatedAt: noon,
      version: 1,
    });
  });

  it('keeps all inside the phase, in order, and each longer than nothing', () => {
    const duration = fc.constantFrom(
      undefined,
      'P0D',
      '-P1D',
      'PT1S',
      'PT90M',
      'P3D',
      'P2W',
      'P1M',
      'P1Y',
    );
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 700 * day }),
        fc.oneof(
          fc.integer({ min: 1, max: 120_000 }),
          fc.integer({ min: 1, max: 400 * day }),
        ),
        fc.constantFrom('Europe/Berlin', 'Asia/Shanghai', 'America/New_York'),
        (durations, ahead, length, timeZone) => {
          const begin = Date.parse(noon) + ahead;
          const phase = {
            start: new Date(begin).toISOString(),
            end: new Date(begin + length).toISOString(),
          };
          const { cutover, spec } = inOnePhase(phase, durations, timeZone);
          const periods = layOutActivities(cutover, spec, noon).map(
            ({ planned }) => planned,
          );
          expect(periods).toHaveLength(durations.length);
          periods.forEach(({ start, end }, index) => {
            expect(start >= phase.start && end <= phase.end).toBe(true);
            expect(start < end).toBe(true);
            expect(end >= periods[Math.max(index - 1, 0)].end).toBe(true);
          });
          expect(periods.at(-1)?.end).toBe(phase.end);
        },
      ),
    );
  });
});

describe('replanActivities', () => {
  const moved = (cutover: Cutover, days: number): Cutover => ({
    ...cutover,
    updatedAt: '2026-12-01T00:00:00.000Z',
    phases: cutover.phases.map(phase => ({
      ...phase,
      planned: {
        start: later(phase.planned.start, days),
        end: later(phase.planned.end, days),
      },
    })),
  });

  function later(at: string, days: number) {
    return new Date(Date.parse(at) + days * day).toISOString();
  }

  it('moves activities with their phases, but those that were set by hand', () => {
    const cutover = aBusyCutover();
    const [first, second, ...others] = theActivities(cutover);
    const byHand = { ...first, planned: { ...first.planned, byHand: true } };
    const after = replanActivities(
      [byHand, second, ...others],
      moved(cutover, 7),
      aBusyTemplate,
    );
    expect(after[0]).toBe(byHand);
    expect(after[1]).toMatchObject({
      planned: { end: later(second.planned.end, 7), byHand: false },
      updatedAt: '2026-12-01T00:00:00.000Z',
      version: 1,
    });
  });

  it('takes the assignment from who no longer holds the role', () => {
    const [charter, analysis] = theActivities();
    const assigned = {
      ...analysis,
      assignees: ['user:default/bob', 'user:default/dora'],
    };
    const cutover = aBusyCutover({
      team: {
        sponsor: ['user:default/alice'],
        'operations-lead': ['user:default/dora'],
      },
    });
    const after = replanActivities([charter, assigned], cutover, aBusyTemplate);
    expect(after[0]).toBe(charter);
    expect(after[1].assignees).toEqual(['user:default/dora']);
    expect(doersOf(after[1], cutover)).toEqual(['user:default/dora']);
    expect(doersOf(after[0], cutover)).toEqual(['user:default/alice']);
  });

  it('leaves the activities of a finished phase as they were, for the record', () => {
    const running = aBusyCutover();
    const [charter, analysis, ...others] = theActivities(running);
    const assigned = { ...analysis, assignees: ['user:default/bob'] };
    const [initiation, ...rest] = running.phases;
    const cutover = moved(
      {
        ...running,
        team: {
          sponsor: ['user:default/alice'],
          'operations-lead': ['user:default/dora'],
        },
        phases: [{ ...initiation, status: 'done' }, ...rest],
      },
      7,
    );
    const after = replanActivities(
      [charter, assigned, ...others],
      cutover,
      aBusyTemplate,
    );
    expect(after[0]).toBe(charter);
    expect(after[1]).toBe(assigned);
    expect(after.at(-1)).not.toBe(others.at(-1));
  });

  it('leaves everything as it is where neither dates nor people change', () => {
    const cutover = aBusyCutover();
    const activities = theActivities(cutover);
    const after = replanActivities(activities, cutover, aBusyTemplate);
    after.forEach((each, index) => expect(each).toBe(activities[index]));
  });
});
