import {
  aCutover,
  aTemplate,
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
import { cancelCutover } from './cancelCutover';
import { completePhase } from './completePhase';
import type { Cutover } from './cutover';
import { editCutover } from './editCutover';
import type { EntityFact } from './entityRefs';
import { parseEditInput } from './parseInput';

const { roles } = aTemplate;

function edit(
  cutover: Cutover,
  body: unknown,
  {
    by = alice,
    at = noon,
    entities = catalog,
  }: {
    by?: typeof alice;
    at?: string;
    entities?: ReadonlyMap<string, EntityFact>;
  } = {},
) {
  return editCutover(cutover, parseEditInput(body), {
    at,
    by,
    roles,
    entities,
  });
}

function done(cutover: Cutover, phase: string, at = noon) {
  const context = { at, by: alice, roles };
  return completePhase(cutover, phase, { comment: 'All there' }, context).next;
}

function planOf({ phases }: Cutover) {
  return phases.map(({ planned }) => `${planned.start} ${planned.end}`);
}

describe('editCutover', () => {
  it('changes what is given, keeps the rest, and records only the difference', () => {
    const cutover = aCutover();
    const { next, happened } = edit(cutover, {
      title: 'Move the shop twice',
      goals: cutover.goals,
    });
    expect(next).toEqual({
      ...cutover,
      title: 'Move the shop twice',
      updatedAt: noon,
    });
    expect(happened).toMatchObject({
      type: 'cutover.updated',
      by: alice.ref,
      before: { title: cutover.title },
      after: { title: 'Move the shop twice' },
    });
    expect(Object.keys(happened.after ?? {})).toEqual(['title']);
  });

  it('is for those who lead or manage, and for the owner', () => {
    const cutover = aCutover();
    for (const by of [alice, bob, carol]) {
      expect(edit(cutover, { title: 'Another' }, { by }).next.title).toBe(
        'Another',
      );
    }
    expect(
      refusalOf(() => edit(cutover, { title: 'Another' }, { by: dora })),
    ).toMatchObject({
      name: 'NotAllowedError',
      reason: 'actor.role-missing',
      message:
        'Editing the plan needs one of the roles sponsor, coordinator, or the owner group:default/shop-team',
    });
    expect(
      refusalOf(() => edit(cutover, { title: 'Another' }, { by: machine })),
    ).toMatchObject({ name: 'NotAllowedError', reason: 'actor.person-needed' });
  });

  it('keeps those who only manage the plan from naming the leader or the owner', () => {
    const cutover = aCutover();
    const { sponsor, ...others } = cutover.team;
    const mine = { ...others, sponsor: [carol.ref] };
    for (const body of [{ team: mine }, { owner: carol.ref }]) {
      expect(refusalOf(() => edit(cutover, body, { by: carol }))).toMatchObject(
        { name: 'NotAllowedError', reason: 'actor.lead-needed' },
      );
    }
    expect(
      edit(
        cutover,
        { team: { sponsor, coordinator: [dora.ref] } },
        { by: carol },
      ).next.team.coordinator,
    ).toEqual([dora.ref]);
    expect(
      edit(cutover, { team: mine }, { by: alice }).next.team.sponsor,
    ).toEqual([carol.ref]);
  });

  it('is not for a cutover that was cancelled', () => {
    const { next } = cancelCutover(
      aCutover(),
      { reason: 'No money' },
      { at: noon, by: alice, roles },
    );
    expect(refusalOf(() => edit(next, { title: 'Another' }))).toMatchObject({
      name: 'ConflictError',
      reason: 'cutover.not-running',
      found: 'cancelled',
    });
  });

  it('names every fault with its path', () => {
    expect(
      faultsOf(() =>
        edit(aCutover(), {
          owner: 'group:default/ghosts',
          targets: ['component:default/ghost'],
          team: { sponsor: [], king: [] },
          window: {
            start: '2026-01-01T00:00Z',
            end: '2026-01-02T00:00Z',
            timeZone: 'UTC',
          },
          phases: {
            party: {
              start: '2027-01-01T00:00:00Z',
              end: '2027-01-02T00:00:00Z',
            },
          },
        }),
      ),
    ).toEqual([
      'owner owner.unknown',
      'targets.0 target.unknown',
      'team.king team.role-unknown',
      'team.sponsor team.role-empty',
      'window.start window.in-the-past',
      'phases.party phases.unknown',
      'phases phases.window-outside',
    ]);
    expect(faultsOf(() => parseEditInput({ status: 'closed' }))).toEqual([
      'status input.unknown-key',
    ]);
    expect(faultsOf(() => parseEditInput({}))).toEqual(['edit.empty']);
    expect(
      faultsOf(() =>
        parseEditInput({
          phases: { closing: { start: '2027-01-01', end: 'x' } },
        }),
      ),
    ).toEqual([
      'phases.closing.start phases.offset-missing',
      'phases.closing.end phases.offset-missing',
    ]);
  });

  it('lets those who left the catalog stay where they stand', () => {
    const cutover = aCutover();
    const entities = new Map([['user:default/dora', { kind: 'User' }]]);
    const { next } = edit(
      cutover,
      {
        team: { sponsor: [alice.ref, dora.ref] },
        targets: ['component:default/shop'],
        owner: cutover.owner,
      },
      { entities },
    );
    expect(next.team).toEqual({ sponsor: [alice.ref, dora.ref] });
    expect(next.targets).toEqual([
      { ref: 'component:default/shop', owner: 'group:default/shop-team' },
    ]);
  });

  it('moves the phases that are still open with the window', () => {
    const cutover = done(aCutover(), 'initiation');
    const { next } = edit(cutover, {
      window: {
        start: '2027-03-13T22:00',
        end: '2027-03-14T06:00',
        timeZone: 'Europe/Berlin',
      },
    });
    const before = planOf(cutover);
    const after = planOf(next);
    expect(after[0]).toBe(before[0]);
    expect(next.phases[1].planned.start).toBe(cutover.phases[1].planned.start);
    expect(next.phases[1].planned.end).toBe('2027-03-14T05:00:00.000Z');
    expect(next.phases[2].planned).toEqual({
      start: '2027-03-14T05:00:00.000Z',
      end: '2027-03-21T05:00:00.000Z',
    });
  });

  it('shortens the phases before a window that comes nearer', () => {
    const { next } = edit(aCutover(), {
      window: {
        start: '2026-11-25T12:00',
        end: '2026-11-25T13:00',
        timeZone: 'UTC',
      },
    });
    expect(next.phases[0].planned.start).toBe(noon);
    expect(next.phases[1].planned.end).toBe('2026-11-25T13:00:00.000Z');
  });

  it('keeps the plan as it is when everything else is edited', () => {
    const cutover = aCutover();
    const { next } = edit(cutover, { window: cutover.window, title: 'Other' });
    expect(planOf(next)).toEqual(planOf(cutover));
  });

  it('takes planned periods that are in order and hold the window', () => {
    const cutover = aCutover();
    const [initiation, implementation] = cutover.phases;
    const { next } = edit(cutover, {
      phases: {
        initiation: {
          start: '2026-12-01T09:00:00+01:00',
          end: implementation.planned.start,
        },
      },
    });
    expect(next.phases[0].planned.start).toBe('2026-12-01T08:00:00.000Z');
    expect(
      faultsOf(() =>
        edit(cutover, {
          phases: {
            initiation: {
              start: initiation.planned.start,
              end: '2027-03-01T00:00:00Z',
            },
          },
        }),
      ),
    ).toEqual(['phases.initiation.end phases.out-of-order']);
    expect(
      faultsOf(() =>
        edit(cutover, {
          phases: {
            implementation: {
              start: implementation.planned.start,
              end: '2027-03-07T02:00:00Z',
            },
          },
        }),
      ),
    ).toEqual(['phases phases.window-outside']);
  });

  it('does not plan what is done', () => {
    const begun = done(aCutover(), 'initiation');
    expect(
      faultsOf(() =>
        edit(begun, {
          phases: {
            initiation: {
              start: '2026-11-01T00:00:00Z',
              end: '2026-11-02T00:00:00Z',
            },
          },
        }),
      ),
    ).toEqual(['phases.initiation phases.done']);

    const over = done(begun, 'implementation', '2027-03-08T00:00:00.000Z');
    expect(
      faultsOf(() =>
        edit(
          over,
          {
            window: {
              start: '2027-05-01T22:00',
              end: '2027-05-02T22:00',
              timeZone: 'UTC',
            },
          },
          { at: '2027-03-09T00:00:00.000Z' },
        ),
      ),
    ).toEqual(['window window.over']);
  });

  it('lets a window that has begun become longer, but not end in the past', () => {
    const cutover = aCutover();
    const { start, timeZone } = cutover.window;
    const at = '2027-03-07T01:00:00.000Z';
    const { next } = edit(
      cutover,
      { window: { start, end: '2027-03-07T09:00:00Z', timeZone } },
      { at },
    );
    expect(next.window.end).toBe('2027-03-07T09:00:00.000Z');
    expect(
      faultsOf(() =>
        edit(
          cutover,
          { window: { start, end: '2027-03-07T00:00:00Z', timeZone } },
          { at },
        ),
      ),
    ).toEqual(['window.end window.in-the-past']);
  });
});
