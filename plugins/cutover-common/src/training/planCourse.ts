import { ConflictError, NotAllowedError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import { dayIn } from '../risk/day';
import { courseFaults, type CutoverTemplateSpec } from '../template';
import type { AddCourse, AssignTraining, ChangeCourse } from './input';
import { assertMayOnTraining } from './mayOnTraining';
import type { AssessmentVersion, Course, CourseDefinition } from './model';
import {
  once,
  trainerFaults,
  trainingChange,
  unknownFaults,
  type TrainingChange,
  type TrainingContext,
} from './trainingChange';

/** What a course of the cutover may name. */
export interface CourseContext extends TrainingContext {
  spec: Pick<CutoverTemplateSpec, 'roles' | 'phases' | 'training'>;
  /** Of the assessments of the cutover, those added here included. */
  versions: readonly Pick<AssessmentVersion, 'assessment'>[];
}

const TOLD = [
  'definition',
  'trainers',
  'externalTrainer',
  'assigned',
  'due',
] as const satisfies (keyof Course)[];

/**
 * One more course, of this cutover only.
 *
 * @throws NotAllowedError (403), ConflictError (409) for who may not, or not now
 * @throws InputError (400) with a fault for each field
 */
export function addCourse(
  input: AddCourse,
  context: CourseContext & {
    /** Ids of courses that there are, also those of the template that do not apply. */
    taken: ReadonlySet<string>;
  },
): TrainingChange<Course> {
  const { cutover, taken } = context;
  assertMayOnTraining('manage', context);
  const { course: definition, due, externalTrainer } = input;
  const faults = [
    ...definitionFaults(definition, context),
    ...(taken.has(definition.id) ? [idTaken(definition.id)] : []),
    ...audienceFaults(definition, input.assigned),
    ...trainerFaults(input.trainers, context),
    ...unknownFaults(input.assigned, context, ['assigned']),
    ...dueFaults(due, context),
  ];
  if (faults.length) throw inputErrorOf(faults);
  return trainingChange<Course>(
    undefined,
    {
      id: definition.id,
      cutoverId: cutover.id,
      definition,
      origin: 'cutover',
      trainers: once(input.trainers),
      ...(externalTrainer ? { externalTrainer } : {}),
      assigned: once(input.assigned),
      ...(due ? { due } : {}),
      version: 1,
    },
    TOLD,
    { ...context, type: 'training.course-added', item: definition.id },
  );
}

/**
 * What is planned for a course now; what the input leaves out stays. Whoever may still sit an exam of the course can neither
 * take it out nor make certificates last for ever: they would be let see the answers, and could put it back afterwards.
 *
 * @param candidateFor - ids of exams of the course that the caller may still sit; see `isCandidate`
 *
 * @throws NotAllowedError (403), ConflictError (409): not running, a definition that stands in the template
 * @throws InputError (400) with a fault for each field
 */
export function changeCourse(
  course: Course,
  input: ChangeCourse,
  context: CourseContext & { candidateFor: ReadonlySet<string> },
): TrainingChange<Course> {
  assertMayOnTraining('manage', context, { course });
  const { course: written = course.definition } = input;
  const assessments = once(input.assessments ?? written.assessments);
  const definition = { ...written, assessments };
  const own = assessmentsOfTemplate(course);
  const addedAssessments = assessments.filter(id => !own?.includes(id));
  if (own && (input.course || own.some(id => !assessments.includes(id)))) {
    throw because(
      new ConflictError(
        `Course ${course.id} stands in the template and cannot be changed here; add a course of your own, or assessments to this one`,
      ),
      'training.course-of-template',
    );
  }
  assertKeepsExams(course.definition, definition, context.candidateFor);
  const { addedAssessments: _, due, externalTrainer, ...kept } = course;
  const nextDue = input.due === undefined ? due : input.due ?? undefined;
  const external =
    input.externalTrainer === undefined
      ? externalTrainer
      : input.externalTrainer ?? undefined;
  const next: Course = {
    ...kept,
    definition,
    trainers: once(input.trainers ?? course.trainers),
    ...(external ? { externalTrainer: external } : {}),
    ...(nextDue ? { due: nextDue } : {}),
    ...(own && addedAssessments.length ? { addedAssessments } : {}),
  };
  const faults = [
    ...(input.course ? definitionFaults(written, context) : []),
    ...(input.assessments ? unknownAssessments(definition, context) : []),
    ...(input.course ? audienceFaults(definition, course.assigned) : []),
    ...(definition.id === course.id ? [] : [otherId(course.id)]),
    ...trainerFaults(input.trainers ?? [], context, course.trainers),
    ...(nextDue === due ? [] : dueFaults(nextDue, context)),
  ];
  if (faults.length) throw inputErrorOf(faults);
  return trainingChange(course, next, TOLD, {
    ...context,
    type: 'training.course-changed',
    item: course.id,
  });
}

/**
 * Groups and people who attend a course from now on, or no longer. Who is assigned already, or not assigned, stays so.
 *
 * @throws NotAllowedError (403), ConflictError (409)
 * @throws InputError (400): somebody whom the catalog does not know, somebody who is to be added and removed
 */
export function assignTraining(
  course: Course,
  { add, remove }: AssignTraining,
  context: TrainingContext,
): TrainingChange<Course> {
  assertMayOnTraining('manage', context, { course });
  const gone = new Set(remove);
  const faults: Fault[] = [
    ...unknownFaults(add, context, ['add']),
    ...add.flatMap((ref, index): Fault[] =>
      gone.has(ref)
        ? [
            {
              path: ['add', index],
              reason: 'training.added-and-removed',
              message: `${ref} is to be added and removed; name it once`,
              params: { ref },
            },
          ]
        : [],
    ),
  ];
  if (faults.length) throw inputErrorOf(faults);
  const assigned = once([...course.assigned, ...add]).filter(
    ref => !gone.has(ref),
  );
  return trainingChange(course, { ...course, assigned }, TOLD, {
    ...context,
    type: 'training.assigned',
    item: course.id,
  });
}

/** Undefined for a course that was added to the cutover. */
function assessmentsOfTemplate({
  addedAssessments = [],
  definition,
  origin,
}: Course): string[] | undefined {
  return origin === 'template'
    ? definition.assessments.filter(id => !addedAssessments.includes(id))
    : undefined;
}

function assertKeepsExams(
  before: CourseDefinition,
  next: CourseDefinition,
  candidateFor: ReadonlySet<string>,
): void {
  const lasts = before.validFor !== undefined && next.validFor === undefined;
  const exam = before.assessments.find(
    id => candidateFor.has(id) && (lasts || !next.assessments.includes(id)),
  );
  if (exam === undefined) return;
  throw because(
    new NotAllowedError(
      `You may still sit ${exam}; somebody else who plans the training takes it out, or makes certificates last for ever`,
    ),
    'actor.may-sit-exam-of-course',
  );
}

function definitionFaults(
  definition: CourseDefinition,
  context: CourseContext,
): Fault[] {
  const faults = courseFaults(definition, namesIn(context), ['course']);
  return definition.when === undefined
    ? faults
    : [
        ...faults,
        {
          path: ['course', 'when'],
          reason: 'training.condition',
          message:
            'A course that is added to a cutover always applies to it; leave the condition out',
        },
      ];
}

function unknownAssessments(
  definition: CourseDefinition,
  context: CourseContext,
): Fault[] {
  return courseFaults(definition, namesIn(context)).filter(
    ({ path: [field] }) => field === 'assessments',
  );
}

function namesIn({ spec, versions }: CourseContext) {
  const ids = (items: readonly { id: string }[]) =>
    new Set(items.map(({ id }) => id));
  return {
    roles: ids(spec.roles),
    phases: ids(spec.phases),
    assessments: new Set([
      ...ids(spec.training.assessments),
      ...versions.map(({ assessment }) => assessment),
    ]),
  };
}

function audienceFaults(
  { audience }: CourseDefinition,
  assigned: readonly string[],
): Fault[] {
  return audience.length || assigned.length
    ? []
    : [
        {
          path: ['course', 'audience'],
          reason: 'training.nobody-attends',
          message: 'Nobody attends; name a role, or assign groups or people',
        },
      ];
}

function dueFaults(
  due: string | undefined,
  { at, cutover }: Pick<TrainingContext, 'at' | 'cutover'>,
): Fault[] {
  return due !== undefined && due < dayIn(cutover.window.timeZone, at)
    ? [
        {
          path: ['due'],
          reason: 'training.day-has-passed',
          message: `${due} has passed already; choose a day that is still to come`,
          params: { day: due },
        },
      ]
    : [];
}

function idTaken(id: string): Fault {
  return {
    path: ['course', 'id'],
    reason: 'training.id-taken',
    message: `There is a course "${id}" already; give this one another id`,
    params: { id },
  };
}

function otherId(id: string): Fault {
  return {
    path: ['course', 'id'],
    reason: 'training.other-id',
    message: `This is the course "${id}"; its id stays as it is`,
    params: { id },
  };
}
