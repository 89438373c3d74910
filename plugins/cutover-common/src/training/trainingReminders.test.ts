import {
  aMember,
  aSession,
  bob,
  course,
  cutover,
  dora,
  later,
  noon,
} from './__testUtils__/aTraining';
import { trainingReminders, type Remindable } from './trainingReminders';

const due = course('basics', { due: '2026-12-10' });
const nothing: Remindable = {
  ...{ courses: [], members: [], sessions: [], seats: [] },
};
// Midnight in Berlin is 23:00 in winter.
const weekBefore = '2026-12-02T23:00:00.000Z';
const dayBefore = '2026-12-08T23:00:00.000Z';
const dayOver = '2026-12-10T23:00:00.000Z';

function told(of: Partial<Remindable>, at: string) {
  return trainingReminders({ ...nothing, ...of }, cutover, at);
}

describe('Reminders of sessions', () => {
  const session = aSession({ start: later('P3D'), end: later('P3DT1H') });
  const seat = (person: string, status: 'signed-up' | 'waiting') => ({
    session: 's1',
    ...{ person, status },
  });
  const of = {
    sessions: [session],
    seats: [seat(dora.ref, 'signed-up'), seat(bob.ref, 'waiting')],
  };

  it('come a day before to who is signed up, until the session begins', () => {
    expect(told(of, later('P1DT23H'))).toEqual([]);
    expect(told(of, later('P2D'))).toEqual([
      {
        kind: 'session',
        ...{ person: dora.ref, course: 'basics', session: 's1' },
        start: later('P3D'),
      },
    ]);
    expect(told(of, later('P3D'))).toEqual([]);
  });

  it('do not come for one that is cancelled', () => {
    const sessions = [{ ...session, status: 'cancelled' as const }];
    expect(told({ ...of, sessions }, later('P2D'))).toEqual([]);
  });
});

describe('Reminders of courses', () => {
  const of = { courses: [due], members: [aMember()] };
  const kinds = (at: string, members = of.members) =>
    told({ ...of, members }, at).map(({ kind }) => kind);

  it('come a week before, a day before and when the day is over, in the zone of the plan', () => {
    expect(kinds('2026-12-02T22:59:59.999Z')).toEqual([]);
    expect(kinds(weekBefore)).toEqual(['due-in-7']);
    expect(kinds(dayBefore)).toEqual(['due-in-1']);
    expect(kinds('2026-12-10T22:59:59.999Z')).toEqual(['due-in-1']);
    expect(kinds(dayOver)).toEqual(['overdue']);
    expect(told(of, dayOver)[0]).toMatchObject({ day: '2026-12-10' });
  });

  it('do not come to who is certified, released or gone', () => {
    const certificate = { at: noon, by: 'read' as const };
    const released = { by: 'x', at: noon, reason: 'x' };
    for (const member of [{ certificate }, { released }, { leftAt: noon }]) {
      expect(kinds(dayOver, [aMember(member)])).toEqual([]);
    }
  });
});
