import fc from 'fast-check';
import {
  aContext,
  aMember,
  anAttempt,
  aVersion,
  course,
  cutover,
  dora,
  exam,
  later,
  noon,
  practical,
  questionnaire,
  reasonsOf,
} from './__testUtils__/aTraining';
import type { Cutover } from '../lifecycle';
import { startAttempt } from './attempts';
import { memberAfter } from './member';
import type { Attempt, CourseMember, GradedAssessment } from './model';
import {
  assessmentStanding,
  isCertified,
  isNeeded,
  isOverdue,
} from './standing';

const dayAfter = later('P1DT1H');

function standing(
  attempts: Attempt[],
  {
    at = dayAfter,
    attended = [] as { start: string }[],
    definition = exam as GradedAssessment,
    member = {} as Partial<CourseMember>,
  } = {},
) {
  return assessmentStanding({
    definition,
    member: aMember(member),
    attempts,
    attended,
    at,
  });
}

describe('Where somebody stands with an exam', () => {
  it('is at its beginning before the first attempt', () => {
    expect(standing([])).toEqual({
      assessment: 'exam',
      kind: 'exam',
      title: 'Exam',
      state: 'may-start',
      attempts: 0,
      allowed: 2,
      passMark: 0.6,
      timeLimit: 'PT30M',
    });
  });

  it('is in it while an attempt is open', () => {
    const open = anAttempt({ status: 'open', share: undefined });
    expect(standing([open])).toMatchObject({ state: 'open', attempt: 'a1' });
  });

  it('is waiting after an attempt, until the time between two is over', () => {
    const failed = anAttempt({ endedAt: later('PT1H') });
    expect(standing([failed], { at: later('P1D') })).toMatchObject({
      state: 'waiting',
      from: later('P1DT1H'),
      share: 0.2,
    });
    expect(standing([failed], { at: later('P1DT1H') })).toMatchObject({
      state: 'may-start',
      attempts: 1,
    });
  });

  it('is at its end when it is passed, with the best share', () => {
    const attempts = [
      anAttempt(),
      anAttempt({ id: 'a2', number: 2, passed: true, share: 0.8 }),
    ];
    expect(standing(attempts)).toMatchObject({
      state: 'passed',
      share: 0.8,
      attempt: 'a2',
    });
  });

  it('is used up after the attempts that are allowed, and goes on with one that is granted', () => {
    const attempts = [anAttempt(), anAttempt({ id: 'a2', number: 2 })];
    expect(standing(attempts)).toMatchObject({ state: 'exhausted' });
    expect(
      standing(attempts, { member: { granted: { exam: 1 } } }),
    ).toMatchObject({ state: 'may-start', allowed: 3 });
  });

  it('is over for whoever is released', () => {
    const released = { by: 'user:default/alice', at: noon, reason: 'x' };
    expect(standing([], { member: { released } })).toMatchObject({
      state: 'released',
    });
  });

  it('asks for a session that began after the head had decided so', () => {
    const member = { granted: { exam: 1 }, retrainSince: { exam: noon } };
    const attempts = [anAttempt(), anAttempt({ id: 'a2', number: 2 })];
    expect(standing(attempts, { member })).toMatchObject({
      state: 'session-needed',
    });
    expect(
      standing(attempts, { member, attended: [{ start: noon }] }),
    ).toMatchObject({ state: 'session-needed' });
    expect(
      standing(attempts, { member, attended: [{ start: later('PT1H') }] }),
    ).toMatchObject({ state: 'may-start' });
  });

  it('may begin at once where the head has granted another attempt, whatever the template lets others wait for', () => {
    const attempts = [
      anAttempt(),
      anAttempt({ id: 'a2', number: 2, endedAt: later('PT1H') }),
    ];
    const decided = {
      assessment: 'exam',
      at: later('PT1H'),
      decision: 'another-attempt' as const,
      decidedAt: later('PT2H'),
    };
    const definition = { ...exam, onFail: 'new-session' as const };
    const at = later('PT2H');
    const member = { granted: { exam: 1 }, exhausted: [decided] };
    expect(standing(attempts, { at, definition, member })).toMatchObject({
      state: 'may-start',
    });
    const third = anAttempt({ id: 'a3', number: 3, endedAt: later('PT3H') });
    expect(
      standing([...attempts, third], {
        at: later('PT3H'),
        definition,
        member: { ...member, granted: { exam: 2 } },
      }),
    ).toMatchObject({ state: 'session-needed' });
  });

  it('begins anew when the certificate has expired', () => {
    const member = {
      certificate: {
        at: noon,
        by: 'assessed' as const,
        until: later('P10D'),
      },
    };
    const passed = anAttempt({ passed: true, share: 1 });
    expect(standing([passed], { member, at: later('P9D') })).toMatchObject({
      state: 'passed',
    });
    expect(standing([passed], { member, at: later('P11D') })).toMatchObject({
      state: 'may-start',
      attempts: 0,
    });
  });

  it('is passed with a certificate that was earned before', () => {
    const member = { certificate: { at: noon, by: 'earlier' as const } };
    expect(standing([], { member })).toMatchObject({ state: 'passed' });
  });

  it('does not mix up attempts at other assessments', () => {
    const other = anAttempt({ assessment: 'practical', passed: true });
    expect(standing([other])).toMatchObject({ state: 'may-start' });
  });
});

describe('Where somebody stands with a practical exercise', () => {
  const failed = anAttempt({
    assessment: 'practical',
    kind: 'practical',
    status: 'assessed',
  });

  it('is back in class after a failure, where the template asks for a new session', () => {
    const definition = practical;
    expect(standing([failed], { definition })).toMatchObject({
      state: 'session-needed',
    });
    const attended = [{ start: later('PT2H') }];
    expect(standing([failed], { definition, attended })).toMatchObject({
      state: 'may-start',
    });
  });
});

describe('Where somebody stands with a questionnaire', () => {
  it('is whether they have answered', () => {
    const about = {
      definition: questionnaire,
      member: aMember(),
      ...{ attempts: [], attended: [], at: noon },
    };
    expect(assessmentStanding(about)).toMatchObject({ state: 'may-start' });
    expect(assessmentStanding({ ...about, answered: true })).toMatchObject({
      state: 'passed',
      attempts: 1,
    });
  });
});

describe('isCertified and isNeeded', () => {
  it('end with the certificate, and with leaving or being released', () => {
    const certificate = { at: noon, by: 'read' as const, until: later('P1D') };
    expect(isCertified({ certificate }, later('PT23H'))).toBe(true);
    expect(isCertified({ certificate }, later('P1D'))).toBe(false);
    expect(isCertified({}, noon)).toBe(false);
    expect(isNeeded(aMember())).toBe(true);
    expect(isNeeded(aMember({ leftAt: noon }))).toBe(false);
  });
});

describe('isOverdue', () => {
  const due = course('basics', { due: noon.slice(0, 10) });
  const after = later('P2D');
  const overdue = (
    member: Partial<CourseMember> = {},
    at = after,
    plan: Partial<Cutover> = {},
  ) => isOverdue(aMember(member), due, { ...cutover, ...plan }, at);

  it('is whatever somebody still has to show after its day', () => {
    const certificate = { at: noon, by: 'read' as const };
    expect(overdue()).toBe(true);
    expect(overdue({}, noon)).toBe(false);
    expect(overdue({ certificate })).toBe(false);
    const until = later('P1D');
    expect(overdue({ certificate: { ...certificate, until } })).toBe(true);
  });

  it('is nothing for whoever need not show it any more', () => {
    expect(overdue({ leftAt: noon })).toBe(false);
    const released = { at: noon, by: dora.ref, reason: 'Moves on' };
    expect(overdue({ released })).toBe(false);
    expect(overdue({}, after, { status: 'closed' })).toBe(false);
  });
});

describe('Whatever people do in whatever order', () => {
  const { definition, ...rest } = course();
  const lasting = {
    ...rest,
    definition: { ...definition, validFor: undefined },
  };

  /** Dora and her attempts at the exam, as time goes on. */
  class Story {
    at = noon;
    member = aMember();
    readonly attempts: Attempt[] = [];
    readonly attended: { start: string }[] = [];

    wait(hours: number) {
      this.at = later(`PT${hours}H`, this.at);
    }

    attend() {
      this.attended.push({ start: this.at });
    }

    grant(more: Partial<CourseMember> = {}) {
      const granted = { exam: (this.member.granted.exam ?? 0) + 1 };
      this.member = { ...this.member, granted, ...more };
    }

    get state() {
      return assessmentStanding({ definition: exam, ...this }).state;
    }

    get allowed() {
      return exam.attempts + (this.member.granted.exam ?? 0);
    }

    /** Whether an attempt could begin; it ends at once. */
    sit(passed: boolean): boolean {
      const { length } = this.attempts;
      const refusals = reasonsOf(() => {
        const { next } = startAttempt(aContext(dora), {
          ...{ course: lasting, version: aVersion() },
          ...{ id: `a${length}`, seed: 1 },
          ...this,
        });
        this.attempts.push({
          ...next,
          ...{ status: 'handed-in', endedAt: this.at },
          ...{ passed, share: Number(passed) },
        });
      });
      this.member = memberAfter({
        ...{ course: lasting, assessments: [exam], read: [] },
        ...this,
      });
      return refusals.length === 0;
    }
  }

  const hours = fc.nat({ max: 30 });
  const anyAct = fc.oneof(
    fc.record({ act: fc.constant('sit'), hours, passed: fc.boolean() }),
    fc.record({ act: fc.constantFrom('attend', 'grant', 'retrain'), hours }),
  );
  const told = (acts: { act: string; hours: number; passed?: boolean }[]) => {
    const story = new Story();
    const begun = acts.map(({ act, passed = false, ...each }) => {
      story.wait(each.hours);
      if (act === 'attend') story.attend();
      if (act === 'grant') story.grant();
      if (act === 'retrain') story.grant({ retrainSince: { exam: story.at } });
      const { state } = story;
      return act === 'sit' && { state, begun: story.sit(passed) };
    });
    return { story, begun: begun.flatMap(each => each || []) };
  };

  it('an attempt begins where the standing says so, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 25 }), acts => {
        for (const { begun, state } of told(acts).begun) {
          expect(begun).toBe(state === 'may-start');
        }
      }),
    );
  });

  it('nobody gets more attempts than are allowed and granted, and none after a pass', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 25 }), acts => {
        const { allowed, at, attempts, member } = told(acts).story;
        const passes = attempts.map(({ passed }) => passed);
        const hasPassed = passes.includes(true);
        // With the certificate, what was granted is forgotten.
        expect(hasPassed || attempts.length <= allowed).toBe(true);
        expect(passes.slice(0, -1)).not.toContain(true);
        expect(isCertified(member, at)).toBe(hasPassed);
        expect(attempts.map(({ number }) => number)).toEqual(
          attempts.map((_, index) => index + 1),
        );
      }),
    );
  });
});
