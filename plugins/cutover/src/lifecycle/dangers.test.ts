import { aCutover, aTemplate } from './__testUtils__/aCutover';
import { dangersOf, healthOf } from './dangers';

const kinds = (...args: Parameters<typeof dangersOf>) =>
  dangersOf(...args).map(({ kind }) => kind);

describe('dangersOf', () => {
  it('finds nothing while every date lies ahead', () => {
    expect(dangersOf(aCutover(), { now: '2040-01-10T12:00:00.000Z' })).toEqual(
      [],
    );
  });

  it('counts the days by which the phase in progress is late', () => {
    expect(
      dangersOf(aCutover(), { now: '2040-02-29T18:00:00.000Z' })[0],
    ).toMatchObject({ kind: 'phase-late', days: 2, phase: { id: 'planning' } });
  });

  it('counts the days by which the first activity that is to be done is late', () => {
    const due = '2040-01-10T12:00:00.000Z';
    const cutover = aCutover({ progress: { total: 4, done: 0, nextDue: due } });
    expect(dangersOf(cutover, { now: due })).toEqual([]);
    expect(dangersOf(cutover, { now: '2040-01-10T12:00:01.000Z' })).toEqual([
      { kind: 'activity-late', days: 0 },
    ]);
    expect(dangersOf(cutover, { now: '2040-01-12T18:00:00.000Z' })).toEqual([
      { kind: 'activity-late', days: 2 },
    ]);
  });

  it('warns when the window comes near and an earlier phase still runs', () => {
    expect(kinds(aCutover(), { now: '2040-03-10T12:00:00.000Z' })).toEqual([
      'phase-late',
      'window-near',
    ]);
  });

  it('says that the window has passed unused', () => {
    expect(kinds(aCutover(), { now: '2040-03-16T12:00:00.000Z' })).toEqual([
      'window-over',
      'phase-late',
    ]);
  });

  it('names the targets that another cutover changes at the same time', () => {
    const other = aCutover({ id: 'other', title: 'Other' });
    const mine = aCutover();
    expect(
      dangersOf(mine, {
        now: '2040-01-10T12:00:00.000Z',
        conflicts: [mine, other],
      }),
    ).toEqual([
      { kind: 'conflict', other, targets: ['component:default/shop'] },
    ]);
  });

  it('names the roles that somebody must hold and nobody does', () => {
    expect(
      dangersOf(aCutover({ team: { sponsor: ['user:default/alice'] } }), {
        now: '2040-01-10T12:00:00.000Z',
        roles: aTemplate.roles,
      }),
    ).toMatchObject([{ kind: 'role-open', role: { id: 'technology-lead' } }]);
  });

  it('names courses in which people are missing while their day comes near, and once it has passed', () => {
    const course = (id: string, dueDay: string, missing = 2) => ({
      ...{ id, title: id, dueDay, missing },
    });
    const found = dangersOf(aCutover(), {
      // In Berlin it is the 11th already.
      now: '2040-01-10T23:30:00.000Z',
      training: [
        course('far', '2040-01-26'),
        course('near', '2040-01-25'),
        course('today', '2040-01-11'),
        course('late', '2040-01-10'),
        course('ready', '2040-01-11', 0),
      ],
    });
    expect(
      found.map(danger =>
        danger.kind === 'training-short'
          ? [danger.course.id, danger.late]
          : danger.kind,
      ),
    ).toEqual([
      ['late', true],
      ['today', false],
      ['near', false],
    ]);
  });

  it('finds nothing once the cutover is over', () => {
    expect(
      dangersOf(aCutover({ status: 'cancelled' }), {
        now: '2041-01-01T00:00:00.000Z',
      }),
    ).toEqual([]);
  });
});

describe('healthOf', () => {
  it.each([
    ['2040-01-10T12:00:00.000Z', 'on-track'],
    ['2040-03-10T12:00:00.000Z', 'late'],
  ])('at %s is %s', (now, health) => {
    expect(healthOf(aCutover(), now)).toBe(health);
  });

  it('has a late activity, unless a whole phase is late', () => {
    const cutover = aCutover({
      progress: { total: 4, done: 0, nextDue: '2040-01-09T12:00:00.000Z' },
    });
    expect(healthOf(cutover, '2040-01-10T12:00:00.000Z')).toBe('activity-late');
    expect(healthOf(cutover, '2040-03-10T12:00:00.000Z')).toBe('late');
  });

  it('is at risk when only the window is near', () => {
    const [planning, ...rest] = aCutover().phases;
    const unhurried = {
      ...planning,
      planned: { ...planning.planned, end: '2040-03-14T20:00:00.000Z' },
    };
    expect(
      healthOf(
        aCutover({ phases: [unhurried, ...rest] }),
        '2040-03-10T12:00:00.000Z',
      ),
    ).toBe('at-risk');
  });

  it('is over for a cutover that is closed', () => {
    expect(
      healthOf(aCutover({ status: 'closed' }), '2040-01-10T12:00:00.000Z'),
    ).toBe('over');
  });
});
