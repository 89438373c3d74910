import {
  aContext,
  aVersion,
  bob,
  carol,
  course,
  dora,
  reasonsOf,
} from './__testUtils__/aTraining';
import { addCourseInputSchema, assignTrainingInputSchema } from './input';
import { addCourse, assignTraining, changeCourse } from './planCourse';

const definition = {
  id: 'own',
  title: 'Our own',
  content: ['process'],
  method: 'external',
  finishBefore: { phase: 'closing' },
};

function add(differently: object = {}, inDefinition: object = {}, by = carol) {
  return addCourse(
    addCourseInputSchema.parse({
      course: { ...definition, ...inDefinition },
      assigned: ['user:default/dora'],
      ...differently,
    }),
    {
      ...aContext(by),
      taken: new Set(['basics', 'elsewhere']),
      versions: [aVersion()],
    },
  );
}

describe('addCourse', () => {
  it('plans one for groups and people, told to the trail', () => {
    const { happened, next } = add({
      trainers: [bob.ref, bob.ref],
      externalTrainer: 'Ms Smith of the supplier',
      due: '2026-12-24',
    });
    expect(next).toMatchObject({
      id: 'own',
      origin: 'cutover',
      trainers: [bob.ref],
      externalTrainer: 'Ms Smith of the supplier',
      assigned: [dora.ref],
      due: '2026-12-24',
      version: 1,
    });
    expect(happened).toMatchObject({
      type: 'training.course-added',
      item: 'own',
      by: carol.ref,
    });
  });

  it('may use assessments of the template and those added here', () => {
    expect(
      add({}, { assessments: ['exam', 'opinion'] }).next.definition.assessments,
    ).toEqual(['exam', 'opinion']);
  });

  it('names everything that is wrong with it', () => {
    expect(
      reasonsOf(() =>
        add(
          {
            trainers: ['user:default/zoe'],
            assigned: ['group:default/ghosts'],
            due: '2026-11-23',
          },
          {
            id: 'elsewhere',
            audience: ['ghost'],
            assessments: ['ghost'],
            finishBefore: { phase: 'never' },
            validFor: 'PT0S',
            when: false,
          },
        ),
      ),
    ).toEqual([
      'course.audience.0 role.unknown',
      'course.finishBefore.phase phase.unknown',
      'course.assessments.0 assessment.unknown',
      'course.validFor duration.not-positive',
      'course.when training.condition',
      'course.id training.id-taken',
      'trainers.0 training.not-in-catalog',
      'assigned.0 training.not-in-catalog',
      'due training.day-has-passed',
    ]);
    expect(reasonsOf(() => add({ assigned: [] }))).toEqual([
      'course.audience training.nobody-attends',
    ]);
    expect(reasonsOf(() => add({}, {}, dora))).toEqual(['actor.role-missing']);
  });
});

describe('changeCourse', () => {
  const change = (
    input: object,
    of = course(),
    by = carol,
    candidateFor: string[] = [],
  ) =>
    changeCourse(of, input, {
      ...aContext(by),
      candidateFor: new Set(candidateFor),
    });

  it('keeps what is left out, and takes away what is null', () => {
    const planned = course('basics', {
      trainers: [bob.ref],
      externalTrainer: 'Ms Smith',
      due: '2026-12-24',
    });
    const { happened, next } = change(
      { due: null, externalTrainer: null },
      planned,
    );
    expect(next).toEqual(course('basics', { trainers: [bob.ref] }));
    expect(happened).toMatchObject({
      type: 'training.course-changed',
      before: { externalTrainer: 'Ms Smith', due: '2026-12-24' },
      after: { externalTrainer: null, due: null },
    });
  });

  it('is nothing where nothing is different', () => {
    const planned = course('basics', { due: '2026-11-01' });
    expect(change({ due: '2026-11-01' }, planned)).toEqual({ next: planned });
  });

  it('takes no exam out, nor makes certificates last, for whoever may still sit it', () => {
    const ofOwn = (differently: object) =>
      add({}, { assessments: ['exam', 'opinion'], ...differently }).next;
    const lasting = ofOwn({});
    const expiring = ofOwn({ validFor: 'P1Y' });
    const refused = (next: object, own = lasting, exams = ['exam']) =>
      reasonsOf(() =>
        change(
          ...([{ course: { ...own.definition, ...next } }, own] as const),
          ...([carol, exams] as const),
        ),
      );
    const reason = ['actor.may-sit-exam-of-course'];
    expect(refused({ assessments: ['opinion'] })).toEqual(reason);
    expect(refused({ assessments: ['opinion'] }, lasting, [])).toEqual([]);
    expect(refused({ assessments: ['exam'] })).toEqual([]);
    expect(refused({ title: 'Anew' })).toEqual([]);
    expect(refused({ validFor: undefined }, expiring)).toEqual(reason);
    expect(refused({ validFor: undefined }, expiring, [])).toEqual([]);
    expect(refused({ validFor: 'P2Y' }, expiring)).toEqual([]);
  });

  it('leaves the definition of a course of the template alone, and its own id to an added one', () => {
    const { next: own } = add();
    const other = { ...own.definition, title: 'Another title' };
    expect(change({ course: other }, own).next.definition.title).toBe(
      'Another title',
    );
    expect(
      reasonsOf(() => change({ course: { ...other, id: 'new' } }, own)),
    ).toEqual(['course.id training.other-id']);
    expect(reasonsOf(() => change({ course: course().definition }))).toEqual([
      'training.course-of-template',
    ]);
  });

  it('gives a course of the template more assessments, and takes these out again', () => {
    const { happened, next } = change(
      { assessments: ['opinion', 'exam', 'opinion'] },
      course('class'),
    );
    expect(next.addedAssessments).toEqual(['opinion', 'exam']);
    expect(happened).toMatchObject({
      before: { definition: { assessments: [] } },
      after: { definition: { assessments: ['opinion', 'exam'] } },
    });
    expect(change({ due: '2027-01-02' }, next).next).toEqual({
      ...next,
      due: '2027-01-02',
    });
    expect(change({ assessments: [] }, next).next).toEqual(course('class'));
    expect(
      reasonsOf(() => change({ assessments: [] }, next, carol, ['exam'])),
    ).toEqual(['actor.may-sit-exam-of-course']);
  });

  it('leaves a course of the template its own assessments, and takes none that there is not', () => {
    const own = course().definition.assessments;
    expect(reasonsOf(() => change({ assessments: own.slice(1) }))).toEqual([
      'training.course-of-template',
    ]);
    expect(reasonsOf(() => change({ assessments: [...own, 'ghost'] }))).toEqual(
      [`assessments.${own.length} assessment.unknown`],
    );
  });

  it('names trainers who are not in the catalog, unless they were there before', () => {
    const planned = course('basics', { trainers: ['user:default/gone'] });
    expect(
      reasonsOf(() =>
        change(
          { trainers: ['user:default/gone', 'user:default/zoe'] },
          planned,
        ),
      ),
    ).toEqual(['trainers.1 training.not-in-catalog']);
  });

  it('has people train it, and no group', () => {
    const trainers = ['group:default/shop-team', bob.ref];
    expect(reasonsOf(() => change({ trainers }))).toEqual([
      'trainers.0 training.trainer-is-a-group',
    ]);
  });
});

describe('assignTraining', () => {
  const assign = (input: object, of = course()) =>
    assignTraining(of, assignTrainingInputSchema.parse(input), aContext());

  it('adds and removes groups and people, each once', () => {
    const planned = course('basics', { assigned: [dora.ref] });
    const { happened, next } = assign(
      {
        add: ['group:default/shop-team', bob.ref, bob.ref],
        remove: [dora.ref],
      },
      planned,
    );
    expect(next.assigned).toEqual(['group:default/shop-team', bob.ref]);
    expect(happened?.type).toBe('training.assigned');
  });

  it('does nothing about who is assigned already, or is not', () => {
    const planned = course('basics', { assigned: [dora.ref] });
    expect(assign({ add: [dora.ref], remove: [bob.ref] }, planned)).toEqual({
      next: planned,
    });
  });

  it('names who is not in the catalog, and who is to be added and removed', () => {
    expect(
      reasonsOf(() =>
        assign({ add: ['group:default/ghosts', bob.ref], remove: [bob.ref] }),
      ),
    ).toEqual([
      'add.0 training.not-in-catalog',
      'add.1 training.added-and-removed',
    ]);
  });
});
