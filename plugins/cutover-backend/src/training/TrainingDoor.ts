import { NotFoundError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  assessmentsOf,
  because,
  coursesOf,
  currentAssessment,
  cutoverTrainingAssessPermission,
  cutoverTrainingManagePermission,
  cutoverTrainingResultsReadPermission,
  findCourse,
  type AssessmentVersion,
  type Course,
  type Cutover,
  type TemplateAssessment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { CutoverDoor, OpenedCutover } from '../lifecycle/CutoverDoor';
import { cutoverOf, type CutoverStore } from '../lifecycle/CutoverStore';
import type { TemplateService } from '../template/TemplateService';
import type { AssessmentStore } from './AssessmentStore';
import type { CourseStore } from './CourseStore';

/** What the portal's policy is asked for beside reading. */
export const TRAINING_PERMISSIONS = [
  cutoverTrainingManagePermission,
  cutoverTrainingAssessPermission,
  cutoverTrainingResultsReadPermission,
];

/** A cutover with its courses, and what is asked in them. */
export interface Training extends Pick<OpenedCutover, 'cutover' | 'spec'> {
  courses: Course[];
  /** The newest of each assessment that has any. */
  versions: AssessmentVersion[];
}

/** As the caller may read it. */
export type OpenedTraining = Training & OpenedCutover;

/** Through which training comes to a cutover. */
export class TrainingDoor {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      courses: CourseStore;
      cutovers: CutoverStore;
      assessments: AssessmentStore;
      templates: TemplateService;
    },
  ) {}

  async open(
    cutover: string,
    { credentials }: Caller,
    permissions: ResourcePermission<'cutover'>[] = TRAINING_PERMISSIONS,
  ): Promise<OpenedTraining> {
    const { db, door } = this.deps;
    return this.load(db, await door.open(cutover, credentials, permissions));
  }

  /** For planning, with the cutover's row locked. */
  async change<T>(
    cutover: string,
    { credentials }: Caller,
    permission: ResourcePermission<'cutover'>,
    work: (tx: Knex.Transaction, opened: OpenedTraining) => Promise<T>,
  ): Promise<T> {
    const { door } = this.deps;
    const access = await door.access(credentials, TRAINING_PERMISSIONS);
    return door.changeAs(access, cutover, permission, async (tx, opened) =>
      work(tx, await this.load(tx, opened)),
    );
  }

  /** For the backend itself; undefined where there is no such cutover. */
  async find(db: Knex, cutoverId: string): Promise<Training | undefined> {
    const stored = await this.deps.cutovers.find(db, cutoverId);
    return stored && this.of(db, cutoverOf(stored));
  }

  async of(db: Knex, cutover: Cutover): Promise<Training> {
    const spec = await this.deps.templates.copy(cutover.template.hash, db);
    return this.load(db, { cutover, spec });
  }

  async load<T extends Pick<OpenedCutover, 'cutover' | 'spec'>>(
    db: Knex,
    opened: T,
  ): Promise<T & Training> {
    const { assessments, courses } = this.deps;
    const { cutover, spec } = opened;
    const { newest, rows } = await courses.planned(db, cutover.id);
    return {
      ...opened,
      courses: coursesOf(cutover, spec, rows),
      versions: await assessments.of(db, cutover.id, newest),
    };
  }
}

/** A course with its assessments as they stand now. */
export function courseIn(
  { courses, spec, versions }: Omit<Training, 'cutover'>,
  id: string,
): { course: Course; assessments: TemplateAssessment[] } {
  const course = findCourse(courses, id);
  return {
    course,
    assessments: assessmentsOf(course.definition, spec, versions).map(
      ({ definition }) => definition,
    ),
  };
}

/** One of the assessments of a course as it stands now. */
export function assessmentIn(
  { spec, versions }: Pick<Training, 'spec' | 'versions'>,
  { definition }: Course,
  id: string,
): TemplateAssessment {
  const found = definition.assessments.includes(id)
    ? currentAssessment(spec, versions, id)
    : undefined;
  if (found) return found.definition;
  throw because(
    new NotFoundError(
      `The course ${definition.id} has no assessment "${id.slice(0, 100)}"`,
    ),
    'training.unknown-assessment',
  );
}
