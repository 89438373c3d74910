import {
  aContext,
  alice,
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
  questionnaire,
  reasonsOf,
  spec,
} from './__testUtils__/aTraining';
import {
  assessmentsOf,
  assessmentVersionFor,
  currentAssessment,
  saveAssessment,
} from './assessments';
import {
  certifyingRule,
  coursesOf,
  dueDayOf,
  findCourse,
  isCourseLate,
  rowOfCourse,
} from './course';
import type { AssessmentVersion } from './model';

describe('coursesOf', () => {
  it('are those of the template that apply, with what was planned, and those that were added', () => {
    const planned = course('basics', { trainers: [dora.ref], version: 3 });
    const own = {
      ...course('class', { version: 1 }),
      ...{ id: 'own', origin: 'cutover' as const },
    };
    own.definition = { ...own.definition, id: 'own' };
    const rows = [rowOfCourse(own), rowOfCourse(planned)];
    expect(rows[1]).not.toHaveProperty('definition');
    expect(coursesOf(cutover, spec, rows)).toEqual([
      planned,
      course('class'),
      course('reading'),
      own,
    ]);
  });

  it('have the assessments that were added to them, also those that the template has itself by now', () => {
    const added = (id: string, ids: string[]) =>
      rowOfCourse(course(id, { version: 1, addedAssessments: ids }));
    const rows = [added('basics', ['opinion', 'new']), added('class', ['new'])];
    const [basics, klass] = coursesOf(cutover, spec, rows);
    expect(basics.definition.assessments).toEqual([
      ...course('basics').definition.assessments,
      'new',
    ]);
    expect(klass.definition.assessments).toEqual(['new']);
    expect([basics, klass].map(rowOfCourse)).toEqual(rows);
  });

  it('names an id that none has', () => {
    expect(reasonsOf(() => findCourse([course()], 'ghost'))).toEqual([
      'training.unknown-course',
    ]);
  });
});

describe('dueDayOf', () => {
  it('is the day on which the phase begins before which a course ends, in the zone of the plan', () => {
    const phases = cutover.phases.map(phase =>
      phase.id === 'closing'
        ? {
            ...phase,
            planned: { ...phase.planned, start: '2027-03-07T23:30:00.000Z' },
          }
        : phase,
    );
    const plan = { ...cutover, phases };
    expect(dueDayOf(course(), plan)).toBe('2027-03-08');
    expect(dueDayOf(course('basics', { due: '2027-01-02' }), plan)).toBe(
      '2027-01-02',
    );
    expect(isCourseLate(course(), plan, '2027-03-08T22:59:00.000Z')).toBe(
      false,
    );
    expect(isCourseLate(course(), plan, '2027-03-08T23:01:00.000Z')).toBe(true);
  });
});

describe('certifyingRule', () => {
  it('is what a course has to pass, else being there, else reading it', () => {
    const rule = (id: string, assessments = [questionnaire] as never[]) =>
      certifyingRule(course(id).definition, assessments);
    expect(rule('basics', [exam] as never[])).toBe('assessed');
    expect(rule('class')).toBe('attended');
    expect(rule('reading')).toBe('read');
    expect(certifyingRule({ method: 'online', units: [] }, [])).toBe(
      'attended',
    );
  });
});

describe('An assessment', () => {
  const by = dora.ref;
  const other = { ...exam, passMark: 0.9 };
  const row = (
    version: number,
    differently: Partial<AssessmentVersion> = {},
  ) => ({
    ...aVersion(),
    version,
    ...differently,
  });
  const forNow = (versions: AssessmentVersion[], of = spec) =>
    assessmentVersionFor(of, versions, 'exam', { at: noon, by });

  it('stands as in the template until somebody sits it, and then as its first version', () => {
    expect(currentAssessment(spec, [], 'exam')).toMatchObject({
      version: 0,
      isKept: false,
      definition: exam,
    });
    const { isNew, version } = forNow([]);
    expect(isNew).toBe(true);
    expect(version).toMatchObject({ version: 1, origin: 'template', by });
    expect(forNow([version])).toEqual({ version, isNew: false });
  });

  it('is a new version where the cutover moved to a template that asks otherwise', () => {
    const moved = {
      ...spec,
      training: { ...spec.training, assessments: [other] },
    };
    expect(forNow([row(2), row(1)], moved)).toMatchObject({
      isNew: true,
      version: { version: 3, definition: { passMark: 0.9 } },
    });
  });

  it('stays as it was changed here, whatever the template says', () => {
    const versions = [row(1), row(2, { origin: 'cutover', definition: other })];
    expect(forNow(versions)).toMatchObject({
      isNew: false,
      version: { version: 2 },
    });
    expect(currentAssessment(spec, versions, 'ghost')).toBeUndefined();
  });

  it('stays when the template has lost it', () => {
    const without = { training: { ...spec.training, assessments: [] } };
    expect(currentAssessment(without, [row(1)], 'exam')).toMatchObject({
      version: 1,
      isKept: true,
    });
  });

  it('is found by the courses that have it', () => {
    expect(
      assessmentsOf(course().definition, spec, []).map(
        ({ definition }) => definition.id,
      ),
    ).toEqual(['exam', 'practical', 'opinion']);
  });
});

describe('saveAssessment', () => {
  const courses = coursesOf(cutover, spec, []);
  const save = (
    definition: Parameters<typeof saveAssessment>[1],
    {
      basedOn = 0,
      by = carol,
      candidate = false,
      id = definition.id,
      versions = [] as AssessmentVersion[],
    } = {},
  ) =>
    saveAssessment(id, definition, {
      ...aContext(by),
      ...{ at: later('P1D'), spec, courses, versions, basedOn, candidate },
    });
  const other = { ...exam, passMark: 0.9 };

  it('writes a version that holds from then on, and tells the trail nothing of what it asks', () => {
    const { happened, next } = save(other);
    expect(next).toMatchObject({
      version: 1,
      origin: 'cutover',
      by: carol.ref,
      definition: other,
    });
    expect(happened?.after).toEqual({
      ...{ kind: 'exam', title: 'Exam', version: 1 },
    });
  });

  it('adds one', () => {
    expect(save({ ...other, id: 'own' }).next.version).toBe(1);
  });

  it('writes nothing where nothing is different', () => {
    const kept = save(other).next;
    const again = save(other, { versions: [kept], basedOn: 1 });
    expect(again).toEqual({ next: kept, isNew: false });
  });

  it('names what does not fit together', () => {
    const faulty = {
      ...exam,
      pools: [{ id: 'p', draw: 2 }],
      questions: exam.questions.map((question, index) => ({
        ...question,
        ...(index ? {} : { pool: 'p' }),
        ...(index === 1 ? { pool: 'ghost' } : {}),
      })),
    } as typeof exam;
    expect(reasonsOf(() => save(faulty))).toEqual([
      'definition.questions.1.pool pool.unknown',
      'definition.pools.0.draw exam.draw-too-large',
    ]);
    const uneven = { ...practical.criteria[0], weight: 71 };
    expect(
      reasonsOf(() =>
        save({ ...practical, criteria: [uneven, practical.criteria[1]] }),
      ),
    ).toEqual(['definition.criteria practical.weights-not-whole']);
  });

  it('is refused to whoever may still sit the exam, and to whoever read an older version', () => {
    expect(reasonsOf(() => save(other, { candidate: true }))).toEqual([
      'actor.may-sit-it',
    ]);
    expect(reasonsOf(() => save(practical, { candidate: true }))).toEqual([]);
    expect(reasonsOf(() => save(other, { basedOn: 1 }))).toEqual([
      'training.assessment-moved',
    ]);
    expect(reasonsOf(() => save(other, { by: dora }))).toEqual([
      'actor.role-missing',
    ]);
    expect(reasonsOf(() => save(other, { by: alice }))).toEqual([]);
  });

  it('is for those who train a course with it, and a new one for those who train any', () => {
    const alone = {
      ...spec,
      training: {
        ...spec.training,
        assessments: [
          ...spec.training.assessments,
          { ...practical, id: 'of-no-course' },
        ],
      },
    };
    const saved = (id: string) =>
      reasonsOf(() =>
        saveAssessment(
          id,
          { ...practical, id },
          {
            ...aContext(bob),
            ...{ at: later('P1D'), spec: alone, courses, versions: [] },
            ...{ basedOn: 0, candidate: true },
          },
        ),
      );
    expect(saved('practical')).toEqual([]);
    expect(saved('own')).toEqual([]);
    expect(saved('of-no-course')).toEqual(['actor.role-missing']);
    expect(reasonsOf(() => save(other, { by: bob }))).toEqual([]);
  });

  it('keeps its id and its kind', () => {
    expect(reasonsOf(() => save(other, { id: 'practical' }))).toEqual([
      'definition.id training.other-id',
      'definition.kind training.other-kind',
    ]);
  });
});
