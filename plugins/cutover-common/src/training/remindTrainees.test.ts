import {
  aContext,
  alice,
  aSession,
  bob,
  carol,
  course,
  dora,
  noon,
  reasonsOf,
} from './__testUtils__/aTraining';
import type { Department } from './model';
import {
  departmentsToRemind,
  remindedBefore,
  traineesReminded,
} from './remindTrainees';

function department(name: string, ...heads: string[]): Department {
  return { ref: `group:default/${name}`, title: name, heads };
}

const departments = [
  department('till', dora.ref),
  department('store', alice.ref, dora.ref),
  department('depot', alice.ref),
];

function meant(by = dora, asked?: string, differently: object = {}) {
  return departmentsToRemind(
    { ...aContext(by), ...differently },
    { course: course(), sessions: [aSession()] },
    { departments, ...(asked ? { asked } : {}) },
  );
}

describe('departmentsToRemind', () => {
  it('are all for those who plan or train, or the one that they ask for', () => {
    for (const by of [alice, bob, carol]) {
      expect(meant(by)).toBeUndefined();
      expect(meant(by, 'group:default/depot')).toEqual(['group:default/depot']);
    }
  });

  it('are those that somebody heads, and no others', () => {
    expect(meant()).toEqual(['group:default/till', 'group:default/store']);
    expect(meant(dora, 'group:default/store')).toEqual(['group:default/store']);
    expect(reasonsOf(() => meant(dora, 'group:default/depot'))).toEqual([
      'actor.role-missing',
    ]);
    const eve = { ...dora, ref: 'user:default/eve' };
    expect(reasonsOf(() => meant(eve))).toEqual(['actor.role-missing']);
  });

  it('are none once the cutover is over, and none for a service', () => {
    const cutover = { ...aContext().cutover, status: 'closed' as const };
    expect(reasonsOf(() => meant(carol, undefined, { cutover }))).toEqual([
      'cutover.not-running',
    ]);
    const service = { ...carol, kind: 'service' as const };
    expect(reasonsOf(() => meant(service))).toEqual(['actor.person-needed']);
  });
});

describe('remindedBefore', () => {
  it('is a day ago', () => {
    expect(remindedBefore(noon)).toBe('2026-11-23T12:00:00.000Z');
  });
});

describe('traineesReminded', () => {
  it('tells the trail how many they were, and not who', () => {
    expect(
      traineesReminded(course(), 3, { ...aContext(), at: noon }),
    ).toMatchObject({
      ...{ type: 'training.reminded', item: 'basics', by: carol.ref },
      after: { people: 3 },
    });
  });
});
