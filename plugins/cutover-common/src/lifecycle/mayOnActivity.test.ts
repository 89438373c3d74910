import {
  alice,
  bob,
  carol,
  dora,
  machine,
  refusalOf,
} from './__testUtils__/aCutover';
import {
  aBusyCutover,
  aBusyTemplate,
  anActivity,
  changed,
  changedAt,
  done,
  running,
  setAside,
} from './__testUtils__/activities';
import type { CutoverActivity } from './activity';
import type { Actor } from './actor';
import { completePhase } from './completePhase';
import type { Cutover } from './cutover';
import { ACTIVITY_ACTS, allowedOnActivity } from './mayOnActivity';

const spec = aBusyTemplate;

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
      { at: changedAt, by: alice, roles: spec.roles },
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
