import {
  aContext,
  alice,
  aMember,
  anAttempt,
  bob,
  carol,
  course,
  dora,
  exam,
  later,
  noon,
  practical,
  questionnaire,
  reasonsOf,
} from './__testUtils__/aTraining';
import {
  decideExhausted,
  isCandidate,
  memberAfter,
  todoOf,
  withoutUnattended,
} from './member';
import type { CutoverStatus } from '../lifecycle';
import type { Attempt, Course, CourseMember } from './model';

const passedExam = anAttempt({ passed: true, share: 1 });
const passedPractical = anAttempt({
  id: 'p1',
  assessment: 'practical',
  kind: 'practical',
  passed: true,
  endedAt: later('PT1H'),
});
const failedTwice = [anAttempt(), anAttempt({ id: 'a2', number: 2 })];

function after(
  attempts: Attempt[],
  {
    at = later('P1DT1H'),
    attended = [] as { start: string }[],
    id = 'basics',
    member = aMember() as CourseMember,
    read = [] as { unit: string; at: string }[],
  } = {},
) {
  const definitions = [exam, practical, questionnaire];
  return memberAfter({
    course: course(id),
    assessments: definitions.filter(each =>
      course(id).definition.assessments.includes(each.id),
    ),
    ...{ member, attempts, attended, at, read },
  });
}

describe('memberAfter', () => {
  it('certifies whoever has passed every exam and practical exercise, from the last pass on', () => {
    expect(after([passedExam])).toEqual(aMember());
    expect(after([passedExam, passedPractical]).certificate).toEqual({
      at: later('PT1H'),
      by: 'assessed',
      until: '2027-11-24T13:00:00.000Z',
    });
  });

  it('certifies by a session where a course has nothing to pass', () => {
    const attended = [{ start: noon }];
    expect(after([], { id: 'class' }).certificate).toBeUndefined();
    expect(after([], { id: 'class', attended }).certificate).toEqual({
      at: noon,
      by: 'attended',
    });
  });

  it('certifies by reading all units of an online course', () => {
    const one = { unit: 'one', at: noon };
    const two = { unit: 'two', at: later('PT1H') };
    expect(
      after([], { id: 'reading', read: [one] }).certificate,
    ).toBeUndefined();
    expect(after([], { id: 'reading', read: [two, one] }).certificate).toEqual({
      at: later('PT1H'),
      by: 'read',
    });
  });

  it('opens a decision when attempts are used up, once', () => {
    const at = later('P1DT1H');
    const used = after(failedTwice);
    expect(used.exhausted).toEqual([{ assessment: 'exam', at }]);
    expect(after(failedTwice, { member: used, at: later('P3D') })).toBe(used);
  });

  it('takes a decision back that nobody has to make any more', () => {
    const used = after(failedTwice);
    const granted = { ...used, granted: { exam: 1 } };
    expect(after(failedTwice, { member: granted }).exhausted).toEqual([]);
  });

  it('asks again when a granted attempt is used up too, and keeps what was decided', () => {
    const decided = {
      assessment: 'exam',
      at: noon,
      decision: 'another-attempt' as const,
    };
    const member = aMember({ granted: { exam: 1 }, exhausted: [decided] });
    const third = anAttempt({ id: 'a3', number: 3 });
    expect(after([...failedTwice, third], { member }).exhausted).toEqual([
      decided,
      { assessment: 'exam', at: later('P1DT1H') },
    ]);
  });

  it('leaves whoever is certified alone until that expires, and certifies anew after that', () => {
    const until = later('P5D');
    const member = aMember({
      certificate: { at: noon, by: 'assessed', until },
      granted: { exam: 2 },
    });
    const old = [passedExam, passedPractical];
    expect(after(old, { member })).toBe(member);
    expect(after(old, { member, at: later('P6D') })).toBe(member);
    const again = old.map(each => ({
      ...each,
      startedAt: later('P6D'),
      endedAt: later('P6D'),
    }));
    const renewed = after([...old, ...again], { member, at: later('P7D') });
    expect(renewed.certificate).toMatchObject({ at: later('P6D') });
    expect(renewed.granted).toEqual({});
  });
});

describe('withoutUnattended', () => {
  const session = { start: noon };

  it('takes back what was earned by a session that was not attended after all', () => {
    const member = after([], { id: 'class', attended: [session] });
    expect(withoutUnattended(member, [session])).toBe(member);
    const other = { start: later('P1D') };
    expect(withoutUnattended(member, [other]).certificate).toBeUndefined();
    expect(withoutUnattended(member, []).certificate).toBeUndefined();
  });

  it('leaves what was earned in another way, or elsewhere', () => {
    for (const by of ['assessed', 'read', 'earlier'] as const) {
      const member = aMember({ certificate: { at: noon, by } });
      expect(withoutUnattended(member, [])).toBe(member);
    }
    expect(withoutUnattended(aMember(), [])).toEqual(aMember());
  });
});

describe('todoOf', () => {
  const todo = (
    attempts: Attempt[],
    {
      answered = [] as string[],
      at = noon,
      attended = [] as { start: string }[],
      id = 'basics',
      member = aMember() as CourseMember,
      read = [] as { unit: string; at: string }[],
      status = 'running' as CutoverStatus,
    } = {},
  ) =>
    todoOf({
      cutover: { status },
      course: course(id),
      assessments: id === 'basics' ? [exam, practical, questionnaire] : [],
      ...{ member, attempts, attended, at, read },
      answered: new Set(answered),
    });

  it('is nothing once the cutover is over', () => {
    expect(todo([], { status: 'closed' })).toEqual([]);
  });

  it('names a session, the exam, the exercise and the questionnaire', () => {
    expect(todo([])).toEqual([
      { kind: 'attend' },
      { kind: 'sit', assessment: 'exam' },
      { kind: 'be-assessed', assessment: 'practical' },
      { kind: 'answer', assessment: 'opinion' },
    ]);
  });

  it('says from when on a re-sit is possible, and nothing while a decision is awaited', () => {
    const attended = [{ start: noon }];
    expect(todo([anAttempt()], { attended, answered: ['opinion'] })).toEqual([
      { kind: 'sit', assessment: 'exam', from: later('P1D') },
      { kind: 'be-assessed', assessment: 'practical' },
    ]);
    expect(todo(failedTwice, { attended, answered: ['opinion'] })).toEqual([
      { kind: 'be-assessed', assessment: 'practical' },
    ]);
  });

  it('counts units that are left', () => {
    expect(
      todo([], { id: 'reading', read: [{ unit: 'one', at: noon }] }),
    ).toEqual([{ kind: 'read', units: 1 }]);
  });

  it('leaves the questionnaire to whoever is certified, and nothing to whoever needs it no more', () => {
    const certificate = { at: noon, by: 'earlier' as const };
    expect(todo([], { member: aMember({ certificate }) })).toEqual([
      { kind: 'answer', assessment: 'opinion' },
    ]);
    expect(todo([], { member: aMember({ leftAt: noon }) })).toEqual([]);
  });
});

describe('decideExhausted', () => {
  const used = aMember({ exhausted: [{ assessment: 'exam', at: noon }] });
  const decide = (
    decision: 'another-attempt' | 'retrain' | 'release' = 'retrain',
    { by = bob, heads = [bob.ref], member = used } = {},
  ) =>
    decideExhausted(
      member,
      { assessment: 'exam', decision, reason: 'She was ill' },
      { ...aContext(by), at: later('P1D'), course: course(), heads },
    );

  it('grants an attempt, with a session before it or without', () => {
    expect(decide('another-attempt').next).toMatchObject({
      granted: { exam: 1 },
      retrainSince: {},
      exhausted: [
        {
          assessment: 'exam',
          decision: 'another-attempt',
          decidedBy: bob.ref,
          decidedAt: later('P1D'),
          reason: 'She was ill',
        },
      ],
    });
    expect(decide('retrain').next).toMatchObject({
      granted: { exam: 1 },
      retrainSince: { exam: later('P1D') },
    });
  });

  it('releases somebody from the course', () => {
    expect(decide('release').next).toMatchObject({
      granted: {},
      released: { by: bob.ref, at: later('P1D'), reason: 'She was ill' },
    });
  });

  it('tells the trail that it was decided, and neither about whom nor why', () => {
    const words = JSON.stringify(decide().happened);
    expect(words).toContain('retrain');
    expect(words).not.toContain('dora');
    expect(words).not.toContain('ill');
  });

  it('is for the head of the department, and never about oneself', () => {
    expect(reasonsOf(() => decide('release', { by: carol }))).toEqual([
      'actor.not-head',
    ]);
    expect(
      reasonsOf(() => decide('release', { by: dora, heads: [dora.ref] })),
    ).toEqual(['actor.own-training']);
    expect(reasonsOf(() => decide('release', { by: alice }))).toEqual([
      'actor.not-head',
    ]);
  });

  it('falls to those who lead where nobody else heads the department', () => {
    const member = aMember({ ...used, person: bob.ref });
    expect(reasonsOf(() => decide('release', { by: alice, member }))).toEqual(
      [],
    );
    expect(reasonsOf(() => decide('release', { by: carol, member }))).toEqual([
      'actor.not-head',
    ]);
  });

  it('is refused where there is nothing to decide, or no longer', () => {
    const { next } = decide();
    expect(reasonsOf(() => decide('release', { member: next }))).toEqual([
      'training.nothing-to-decide',
    ]);
    expect(reasonsOf(() => decide('release', { member: aMember() }))).toEqual([
      'training.nothing-to-decide',
    ]);
  });
});

describe('isCandidate', () => {
  const lasting = (): Course => {
    const { definition, ...rest } = course();
    return { ...rest, definition: { ...definition, validFor: undefined } };
  };
  const candidate = (
    {
      attempts = [] as Attempt[],
      courses = [lasting()],
      members = [aMember()],
    } = {},
    person = dora.ref,
  ) => isCandidate(person, 'exam', { attempts, courses, members });

  it('is whoever belongs, or belonged, to a course and has not passed there', () => {
    expect(candidate()).toBe(true);
    expect(candidate({ members: [aMember({ leftAt: noon })] })).toBe(true);
    expect(candidate({ attempts: [anAttempt()] })).toBe(true);
    expect(candidate({ attempts: [passedExam] })).toBe(false);
    expect(candidate({}, bob.ref)).toBe(false);
  });

  it('stays whoever has to be certified anew one day', () => {
    expect(candidate({ courses: [course()], attempts: [passedExam] })).toBe(
      true,
    );
  });

  it('is nobody who is certified for good, if only elsewhere', () => {
    const certificate = { at: noon, by: 'earlier' } as const;
    expect(candidate({ members: [aMember({ certificate })] })).toBe(false);
    const members = [
      aMember({ certificate: { ...certificate, until: later('P1D') } }),
    ];
    expect(candidate({ members })).toBe(true);
  });

  it('stays whoever has begun it, or fallen short, also while the course does not ask it', () => {
    const without = {
      ...lasting(),
      definition: { ...course('class').definition },
    };
    const others = { courses: [without], members: [] as CourseMember[] };
    expect(candidate({ ...others, members: [aMember()] })).toBe(false);
    for (const passed of [false, undefined]) {
      const attempts = [{ ...anAttempt(), passed }] as Attempt[];
      expect(candidate({ ...others, attempts })).toBe(true);
      expect(candidate({ ...others, courses: [], attempts })).toBe(true);
      expect(candidate({ ...others, attempts }, bob.ref)).toBe(false);
    }
    expect(candidate({ ...others, attempts: [passedExam] })).toBe(false);
  });

  it('stays whoever has passed in one course and has yet to sit it in another', () => {
    const other = { ...lasting(), id: 'other' };
    const courses = [lasting(), other];
    expect(candidate({ courses, attempts: [passedExam] })).toBe(false);
    const members = [aMember(), aMember({ course: 'other' })];
    expect(candidate({ courses, members, attempts: [passedExam] })).toBe(true);
  });
});
