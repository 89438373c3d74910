import {
  aContext,
  alice,
  aMember,
  bob,
  carol,
  course,
  cutover,
  dora,
  noon,
  reasonsOf,
} from './__testUtils__/aTraining';
import { machine } from '../lifecycle/__testUtils__/aCutover';
import type { Actor } from '../lifecycle';
import {
  allowedOnCourse,
  allowedOnPerson,
  assertMayOnTraining,
  mayOnTraining,
  type TrainingPlace,
} from './mayOnTraining';
import type { TrainingAct } from './model';

const basics = { course: course() };
const used = aMember({ exhausted: [{ assessment: 'exam', at: noon }] });

function verdict(act: TrainingAct, by: Actor, place: TrainingPlace = basics) {
  const found = mayOnTraining(act, aContext(by), place);
  return found.allowed ? 'yes' : found.reason;
}

describe('Who may do what with training', () => {
  it.each<[TrainingAct, Actor, TrainingPlace, string]>([
    // Alice leads, Carol keeps the plan, Bob trains the course by his role, Dora has no role.
    ['manage', alice, {}, 'yes'],
    ['manage', carol, basics, 'yes'],
    ['manage', bob, basics, 'yes'],
    ['manage', bob, {}, 'actor.role-missing'],
    ['manage', bob, { course: course('class') }, 'actor.role-missing'],
    ['manage', dora, basics, 'actor.role-missing'],
    ['manage', machine, basics, 'actor.person-needed'],
    [
      'manage',
      dora,
      { course: course('basics', { trainers: [dora.ref] }) },
      'actor.role-missing',
    ],
    [
      'add-session',
      dora,
      { course: course('basics', { trainers: [dora.ref] }) },
      'yes',
    ],
    [
      'add-session',
      dora,
      { ...basics, sessions: [{ trainers: [dora.ref] }] },
      'actor.role-missing',
    ],
    [
      'record-attendance',
      dora,
      { ...basics, sessions: [{ trainers: [dora.ref] }] },
      'yes',
    ],
    ['assess', bob, { ...basics, person: dora.ref }, 'yes'],
    ['assess', bob, { ...basics, person: bob.ref }, 'actor.own-training'],
    ['assess', alice, { ...basics, person: alice.ref }, 'actor.own-training'],
    ['remind', bob, basics, 'yes'],
    ['remind', dora, { ...basics, heads: [dora.ref] }, 'yes'],
    ['remind', dora, { ...basics, person: dora.ref }, 'actor.role-missing'],
    ['read-results', carol, basics, 'yes'],
    ['read-results', bob, basics, 'yes'],
    ['read-results', bob, { course: course('class') }, 'actor.role-missing'],
    ['read-results', dora, basics, 'actor.role-missing'],
    ['read-results', dora, { ...basics, heads: [dora.ref] }, 'yes'],
    ['read-results', dora, { ...basics, person: dora.ref }, 'yes'],
    ['read-answers', carol, basics, 'yes'],
    ['read-answers', carol, { ...basics, candidate: true }, 'actor.may-sit-it'],
    ['read-answers', bob, { ...basics, candidate: false }, 'yes'],
    ['read-answers', dora, basics, 'actor.role-missing'],
    [
      'decide-exhausted',
      bob,
      { ...basics, person: dora.ref, heads: [bob.ref], member: used },
      'yes',
    ],
    [
      'decide-exhausted',
      bob,
      { ...basics, person: dora.ref, heads: [bob.ref], member: aMember() },
      'training.nothing-to-decide',
    ],
  ])('%s by %p of %p: %s', (act, by, place, expected) => {
    expect(verdict(act, by, place)).toBe(expected);
  });

  it('is only read once the cutover is over', () => {
    const over = {
      ...aContext(carol),
      cutover: { ...cutover, status: 'closed' as const },
    };
    expect(mayOnTraining('read-results', over, basics).allowed).toBe(true);
    expect(mayOnTraining('manage', over, basics)).toMatchObject({
      reason: 'cutover.not-running',
    });
  });

  it('is refused with 403 for the person and 409 for the state', () => {
    const refusal = (act: TrainingAct, by: Actor, place: TrainingPlace) => {
      try {
        assertMayOnTraining(act, aContext(by), place);
      } catch (error) {
        return (error as Error).name;
      }
      return undefined;
    };
    expect(refusal('manage', dora, basics)).toBe('NotAllowedError');
    expect(
      refusal('decide-exhausted', bob, {
        ...{ heads: [bob.ref], person: dora.ref, member: aMember() },
      }),
    ).toBe('ConflictError');
    expect(reasonsOf(() => refusal('manage', alice, basics))).toEqual([]);
  });

  it('is told for a course and a person', () => {
    const yes = (verdicts: object) =>
      Object.entries(verdicts).flatMap(([act, each]) =>
        each.allowed ? act : [],
      );
    expect(yes(allowedOnCourse(aContext(bob), basics))).toEqual([
      'manage',
      'add-session',
      'assess',
      'remind',
      'read-results',
    ]);
    expect(
      yes(
        allowedOnPerson(aContext(bob), {
          ...basics,
          person: dora.ref,
          member: used,
          heads: [alice.ref],
        }),
      ),
    ).toEqual(['assess']);
  });
});
