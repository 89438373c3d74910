import { NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { Cutover } from '../lifecycle';
import { dayIn } from '../risk/day';
import {
  appliesWhen,
  type CutoverTemplateSpec,
  type TemplateAssessment,
} from '../template';
import type {
  CertifiedBy,
  Course,
  CourseDefinition,
  GradedAssessment,
} from './model';

type Spec = Pick<CutoverTemplateSpec, 'training'>;

/**
 * What is kept of a course: everything of one that was added to the cutover, and of one of the template only what was
 * planned for it, since its definition stands in the frozen copy.
 */
export type CourseRow = Omit<Course, 'definition' | 'origin'> & {
  /** Of a course that was added here. */
  definition?: CourseDefinition;
};

/** A course with what was planned for it; without a row nothing was. */
export function courseOf(
  { id: cutoverId }: Pick<Cutover, 'id'>,
  definition: CourseDefinition,
  row?: CourseRow,
): Course {
  const added = row?.addedAssessments ?? [];
  return {
    trainers: [],
    assigned: [],
    version: 0,
    ...row,
    id: definition.id,
    cutoverId,
    definition: added.length
      ? {
          ...definition,
          assessments: [...new Set([...definition.assessments, ...added])],
        }
      : definition,
    origin: row?.definition ? 'cutover' : 'template',
  };
}

/** What is to be kept of a course. */
export function rowOfCourse({ definition, origin, ...row }: Course): CourseRow {
  return { ...row, ...(origin === 'cutover' ? { definition } : {}) };
}

/** The courses of a cutover: those of the template that apply to it, then those that were added, in the order of their rows. */
export function coursesOf(
  cutover: Pick<Cutover, 'id' | 'intake'>,
  { training }: Spec,
  rows: readonly CourseRow[],
): Course[] {
  const rowById = new Map(rows.map(row => [row.id, row]));
  const known = new Set(training.courses.map(({ id }) => id));
  const ofTemplate = training.courses
    .filter(({ when }) => appliesWhen(when, cutover.intake))
    .map(definition => {
      const row = rowById.get(definition.id);
      return courseOf(cutover, definition, row && withoutDefinition(row));
    });
  const added = rows.flatMap(row =>
    row.definition && !known.has(row.id)
      ? [courseOf(cutover, row.definition, row)]
      : [],
  );
  return [...ofTemplate, ...added];
}

/** A version of the template that brings a course of the same id is stronger than one that was added before. */
function withoutDefinition({ definition: _, ...row }: CourseRow): CourseRow {
  return row;
}

/** @throws NotFoundError (404) for an id of none */
export function findCourse(courses: readonly Course[], id: string): Course {
  const course = courses.find(each => each.id === id);
  if (course) return course;
  throw because(
    new NotFoundError(`There is no course "${id.slice(0, 100)}" here`),
    'training.unknown-course',
  );
}

/** The day by which everybody is to be certified, in the zone of the plan: the course's own, or that on which the phase begins before which it ends. */
export function dueDayOf(
  { definition, due }: Pick<Course, 'definition' | 'due'>,
  { phases, window }: Pick<Cutover, 'phases' | 'window'>,
): string {
  if (due) return due;
  const phase = phases.find(({ id }) => id === definition.finishBefore.phase);
  return dayIn(window.timeZone, phase?.planned.start ?? window.start);
}

/** Whether the day is over by which everybody was to be certified. */
export function isCourseLate(
  course: Pick<Course, 'definition' | 'due'>,
  cutover: Pick<Cutover, 'phases' | 'window'>,
  at: string,
): boolean {
  return dayIn(cutover.window.timeZone, at) > dueDayOf(course, cutover);
}

export function isGraded(
  assessment: TemplateAssessment,
): assessment is GradedAssessment {
  return assessment.kind !== 'questionnaire';
}

/**
 * By what somebody is certified in a course: by its exams and practical exercises; where it has none by having attended a
 * session, or by having read all units of an online course.
 */
export function certifyingRule(
  { method, units }: Pick<CourseDefinition, 'method' | 'units'>,
  assessments: readonly TemplateAssessment[],
): Exclude<CertifiedBy, 'earlier'> {
  if (assessments.some(isGraded)) return 'assessed';
  return method === 'online' && units.length > 0 ? 'read' : 'attended';
}
