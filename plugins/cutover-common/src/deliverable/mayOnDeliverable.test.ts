import { aCutover, machine } from '../lifecycle/__testUtils__/aCutover';
import type { Actor, Cutover } from '../lifecycle';
import {
  aCall,
  aDocument,
  alice,
  bob,
  carol,
  dora,
} from './__testUtils__/aDocument';
import { assertMayOnDeliverable, mayOnDeliverable } from './mayOnDeliverable';
import type { DeliverableAct } from './model';

const place = aDocument({ type: 'object' });
const { roles } = aCall(place);
const [first] = aCutover().phases;

const why = (
  act: DeliverableAct,
  by: Actor,
  differently: Partial<Cutover> = {},
  where: Partial<typeof place> = {},
) => {
  const verdict = mayOnDeliverable(
    act,
    { ...aCutover(), ...differently },
    { ...place, ...where },
    by,
    roles,
  );
  return verdict.allowed ? 'may' : verdict.reason;
};

const withFirst = (status: 'done' | 'not-started') => ({
  phases: [{ ...first, status }, ...aCutover().phases.slice(1)],
});
const early = { activity: { ...place.activity, mayStartEarly: true } };
const forMachines = { deliverable: { ...place.deliverable, machines: true } };

describe('mayOnDeliverable', () => {
  it.each<[string, Actor, string]>([
    ['who holds the role of the activity', alice, 'may'],
    ['who contributes, or keeps the plan', carol, 'may'],
    ['who only owns the cutover', bob, 'actor.role-missing'],
    ['who takes no part', dora, 'actor.role-missing'],
    ['a service', machine, 'actor.person-needed'],
  ])('%s writes: %3$s', (_, by, expected) => {
    expect(why('edit', by)).toBe(expected);
  });

  it('lets the same people hand in', () => {
    expect([alice, carol, bob, dora].map(by => why('submit', by))).toEqual([
      'may',
      'may',
      'actor.role-missing',
      'actor.role-missing',
    ]);
  });

  it('lets services hand in what the template gives to them, and nothing else', () => {
    expect(why('submit', machine)).toBe('deliverable.not-for-machines');
    expect(why('submit', machine, {}, forMachines)).toBe('may');
    expect(why('edit', machine, {}, forMachines)).toBe('actor.person-needed');
    expect(why('submit', machine, withFirst('done'), forMachines)).toBe(
      'deliverable.phase-done',
    );
  });

  it('lets those comment who take part or own, and no others', () => {
    expect(
      [alice, carol, bob, dora, machine].map(by => why('comment', by)),
    ).toEqual([
      'may',
      'may',
      'may',
      'actor.takes-no-part',
      'actor.person-needed',
    ]);
    // Also on what is done already, or not begun.
    expect(why('comment', alice, withFirst('done'))).toBe('may');
    expect(why('comment', alice, withFirst('not-started'))).toBe('may');
  });

  it('holds to the time', () => {
    expect(why('edit', alice, withFirst('done'))).toBe(
      'deliverable.phase-done',
    );
    expect(why('edit', alice, withFirst('done'), early)).toBe(
      'deliverable.phase-done',
    );
    expect(why('submit', alice, withFirst('not-started'))).toBe(
      'deliverable.phase-not-begun',
    );
    expect(why('submit', alice, withFirst('not-started'), early)).toBe('may');
  });

  it.each(['closed', 'cancelled'] as const)(
    'lets nobody change a cutover that is %s',
    status => {
      for (const act of ['edit', 'submit', 'comment'] as const) {
        expect(why(act, alice, { status })).toBe('cutover.not-running');
      }
    },
  );
});

describe('assertMayOnDeliverable', () => {
  it('is a 409 for the state of things, and a 403 for the actor', () => {
    const attempt = (act: DeliverableAct, by: Actor, cutover: Cutover) => () =>
      assertMayOnDeliverable(act, cutover, place, by, roles);
    const cutover = aCutover();
    expect(attempt('edit', alice, cutover)).not.toThrow();
    expect(attempt('edit', dora, cutover)).toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        reason: 'actor.role-missing',
      }),
    );
    expect(attempt('submit', machine, cutover)).toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
    expect(attempt('edit', alice, { ...cutover, status: 'closed' })).toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        reason: 'cutover.not-running',
      }),
    );
    expect(
      attempt('edit', alice, { ...cutover, ...withFirst('done') }),
    ).toThrow(expect.objectContaining({ name: 'ConflictError' }));
  });
});
