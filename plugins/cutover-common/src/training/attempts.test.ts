import {
  aContext,
  alice,
  aMember,
  anAttempt,
  aVersion,
  bob,
  carol,
  course,
  cutover,
  dora,
  exam,
  later,
  noon,
  practical,
  reasonsOf,
  rightAnswers,
} from './__testUtils__/aTraining';
import { machine } from '../lifecycle/__testUtils__/aCutover';
import {
  assertMaySave,
  assessPractical,
  handIn,
  isTimeOver,
  startAttempt,
  timeOut,
  timeOver,
} from './attempts';

const open = anAttempt({
  status: 'open',
  share: undefined,
  passed: undefined,
  scores: undefined,
  endedAt: undefined,
  deadline: later('PT30M'),
});

function start(differently: Partial<Parameters<typeof startAttempt>[1]> = {}) {
  return startAttempt(aContext(dora), {
    course: course(),
    member: aMember(),
    version: aVersion(),
    attempts: [],
    attended: [],
    at: noon,
    id: 'new',
    seed: 7,
    ...differently,
  });
}

describe('startAttempt', () => {
  it('opens an attempt with its number, seed and deadline, on the version as it stands', () => {
    const { isNew, next } = start({ version: { ...aVersion(), version: 4 } });
    expect(isNew).toBe(true);
    expect(next).toEqual({
      id: 'new',
      cutoverId: cutover.id,
      course: 'basics',
      assessment: 'exam',
      kind: 'exam',
      version: 4,
      person: dora.ref,
      number: 1,
      status: 'open',
      seed: 7,
      startedAt: noon,
      deadline: later('PT30M'),
    });
  });

  it('gives back the one that is open, after a browser was closed', () => {
    expect(start({ attempts: [open] })).toEqual({ next: open, isNew: false });
  });

  it('is for those who need the course, for themselves, in a running cutover', () => {
    expect(reasonsOf(() => start({ member: undefined }))).toEqual([
      'actor.not-a-member',
    ]);
    expect(
      reasonsOf(() => start({ member: aMember({ leftAt: noon }) })),
    ).toEqual(['actor.not-a-member']);
    expect(
      reasonsOf(() => start({ member: aMember({ person: bob.ref }) })),
    ).toEqual(['actor.other-attempt']);
    const sitting = {
      ...{ course: course(), member: aMember(), version: aVersion() },
      ...{ attempts: [], attended: [], at: noon, id: 'new', seed: 1 },
    };
    expect(reasonsOf(() => startAttempt(aContext(machine), sitting))).toEqual([
      'actor.person-needed',
    ]);
    const closed = {
      ...aContext(dora),
      cutover: { ...cutover, status: 'closed' as const },
    };
    expect(reasonsOf(() => startAttempt(closed, sitting))).toEqual([
      'cutover.not-running',
    ]);
  });

  it('says why no attempt may begin', () => {
    const failed = anAttempt();
    expect(reasonsOf(() => start({ attempts: [failed] }))).toEqual([
      'training.waiting',
    ]);
    expect(
      reasonsOf(() =>
        start({ attempts: [failed, anAttempt({ id: 'a2', number: 2 })] }),
      ),
    ).toEqual(['training.exhausted']);
    expect(
      reasonsOf(() => start({ attempts: [anAttempt({ passed: true })] })),
    ).toEqual(['training.passed']);
    expect(
      reasonsOf(() =>
        start({
          member: aMember({ retrainSince: { exam: noon } }),
        }),
      ),
    ).toEqual(['training.session-needed']);
    expect(reasonsOf(() => start({ version: aVersion(practical) }))).toEqual([
      'training.other-kind',
    ]);
  });
});

describe('assertMaySave', () => {
  const save = (
    attempt = open,
    answers: Parameters<typeof assertMaySave>[2] = { single: 'a' },
    { at = later('PT30M'), by = dora } = {},
  ) => reasonsOf(() => assertMaySave(attempt, exam, answers, { at, by }));

  it('lets answers be saved until the deadline by the clock of the server', () => {
    expect(save()).toEqual([]);
    const late = new Date(Date.parse(later('PT30M')) + 1).toISOString();
    expect(save(open, { single: 'a' }, { at: late })).toEqual([
      'training.time-over',
    ]);
  });

  it('refuses somebody else, an attempt that is handed in, and what is no answer', () => {
    expect(save(open, {}, { by: bob })).toEqual(['actor.other-attempt']);
    expect(save(anAttempt())).toEqual(['training.handed-in']);
    expect(save(anAttempt({ status: 'timed-out' }))).toEqual([
      'training.time-over',
    ]);
    expect(save(open, { ghost: 'a' })).toEqual([
      'answers.ghost training.unknown-question',
    ]);
  });
});

describe('handIn', () => {
  const hand = (differently: Partial<Parameters<typeof handIn>[2]> = {}) =>
    handIn(open, exam, {
      at: later('PT20M'),
      by: dora,
      saved: {},
      brought: rightAnswers,
      ...differently,
    });

  it('scores what was saved and what is brought', () => {
    const { single, ...others } = rightAnswers;
    const { answers, late, next } = hand({
      saved: { ...others, single: 'a' },
      brought: { single },
    });
    expect(late).toBe(false);
    expect(answers).toEqual(rightAnswers);
    expect(next).toMatchObject({
      status: 'handed-in',
      endedAt: later('PT20M'),
      share: 1,
      passed: true,
    });
    expect(next.scores).toHaveLength(5);
  });

  it('after the time is over takes what was saved by then and nothing else', () => {
    const { late, next } = hand({
      at: later('PT31M'),
      saved: { single: 'b' },
    });
    expect(late).toBe(true);
    expect(next).toMatchObject({
      status: 'timed-out',
      endedAt: later('PT30M'),
      share: 1 / 6,
      passed: false,
    });
    expect(timeOver(next)).toMatchObject({
      name: 'ConflictError',
      reason: 'training.time-over',
    });
  });

  it('answers a second time as the first time', () => {
    const { next } = hand();
    const again = handIn(next, exam, {
      at: later('PT25M'),
      by: dora,
      saved: {},
      brought: {},
    });
    expect(again).toMatchObject({ late: false, next });
    const late = hand({ at: later('PT31M') });
    expect(
      handIn(late.next, exam, {
        at: later('PT40M'),
        by: dora,
        saved: {},
        brought: {},
      }),
    ).toMatchObject({ late: true, next: late.next });
  });

  it('refuses somebody else, and what is no answer, and leaves the attempt open', () => {
    expect(reasonsOf(() => hand({ by: bob }))).toEqual(['actor.other-attempt']);
    expect(reasonsOf(() => hand({ brought: { single: 'z' } }))).toEqual([
      'answers.single training.unknown-option',
    ]);
  });
});

describe('timeOut', () => {
  it('ends an open attempt at its deadline, whenever somebody looks', () => {
    expect(timeOut(open, exam, rightAnswers)).toMatchObject({
      status: 'timed-out',
      endedAt: later('PT30M'),
      passed: true,
    });
    expect(isTimeOver(open, later('PT30M'))).toBe(false);
    expect(isTimeOver(open, later('PT31M'))).toBe(true);
    expect(isTimeOver(anAttempt(), later('P9D'))).toBe(false);
  });

  it('leaves others as they are', () => {
    const done = anAttempt();
    expect(timeOut(done, exam, {})).toBe(done);
  });
});

describe('assessPractical', () => {
  const sitting = {
    course: course(),
    member: aMember(),
    version: aVersion(practical),
    attempts: [],
    attended: [],
    sessions: [],
    at: noon,
    id: 'new',
  };
  const input = {
    person: dora.ref,
    levels: { result: 'yes', pace: 'fast' },
    remarks: { pace: 'Very quick', result: '' },
    evidence: 'https://example.org/recording',
  };
  const assess = (
    by = bob,
    differently: Partial<Parameters<typeof assessPractical>[0]> = {},
    about: Partial<Parameters<typeof assessPractical>[2]> = {},
  ) =>
    assessPractical({ ...input, ...differently }, aContext(by), {
      ...sitting,
      ...about,
    });

  it('keeps levels, remarks and evidence, and what they come to', () => {
    expect(assess()).toMatchObject({
      kind: 'practical',
      status: 'assessed',
      number: 1,
      share: 1,
      passed: true,
      startedAt: noon,
      endedAt: noon,
      practical: {
        assessedBy: bob.ref,
        levels: input.levels,
        remarks: { pace: 'Very quick' },
        evidence: input.evidence,
      },
    });
  });

  it('is for trainers and those who plan the training, and not for the trainee', () => {
    expect(reasonsOf(() => assess(carol))).toEqual([]);
    expect(reasonsOf(() => assess(alice))).toEqual([]);
    expect(reasonsOf(() => assess(dora))).toEqual(['actor.role-missing']);
    const trained = { sessions: [{ trainers: [dora.ref] }] };
    expect(reasonsOf(() => assess(dora, {}, trained))).toEqual([
      'actor.own-training',
    ]);
    expect(reasonsOf(() => assess(dora, { person: bob.ref }, trained))).toEqual(
      [],
    );
  });

  it('is by the rubric that was looked at', () => {
    const by = (rubric: number, origin: 'template' | 'cutover') =>
      reasonsOf(() =>
        assess(
          bob,
          { rubric },
          { version: { ...aVersion(practical), version: 3, origin } },
        ),
      );
    expect(by(3, 'cutover')).toEqual([]);
    expect(by(2, 'cutover')).toEqual(['training.rubric-moved']);
    // The template's gets its version when somebody is assessed by it.
    expect(by(2, 'template')).toEqual([]);
    expect(by(1, 'template')).toEqual(['training.rubric-moved']);
  });

  it('names what is missing and what the exercise does not know', () => {
    expect(
      reasonsOf(() =>
        assess(bob, {
          levels: { result: 'perhaps', ghost: 'yes' } as never,
          remarks: { ghost: 'x' } as never,
        }),
      ),
    ).toEqual([
      'levels.result training.unknown-level',
      'levels.pace training.level-missing',
      'levels.ghost training.unknown-criterion',
      'remarks.ghost training.unknown-criterion',
    ]);
  });

  it('follows the same rules as an exam about when there may be another', () => {
    const failed = anAttempt({ assessment: 'practical', kind: 'practical' });
    expect(reasonsOf(() => assess(bob, {}, { attempts: [failed] }))).toEqual([
      'training.session-needed',
    ]);
    expect(
      assess(
        bob,
        {},
        {
          attempts: [failed],
          attended: [{ start: later('PT1H') }],
          at: later('P1D'),
        },
      ).number,
    ).toBe(2);
    expect(reasonsOf(() => assess(bob, {}, { member: undefined }))).toEqual([
      'actor.not-a-member',
    ]);
    expect(reasonsOf(() => assess(bob, {}, { version: aVersion() }))).toEqual([
      'training.other-kind',
    ]);
  });
});
