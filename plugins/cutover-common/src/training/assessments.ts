import { ConflictError, NotFoundError } from '@backstage/errors';
import { because, inputErrorOf, type Fault } from '../errors';
import type { Happened } from '../lifecycle';
import { sameValue } from '../sameValue';
import { assessmentFaults, type CutoverTemplateSpec } from '../template';
import type { TemplateAssessment } from '../template';
import {
  assertMayOnTraining,
  mayOnTraining,
  type TrainingCall,
  type TrainingPlace,
} from './mayOnTraining';
import type { AssessmentVersion, Course, CourseDefinition } from './model';

type Spec = Pick<CutoverTemplateSpec, 'training'>;

/** An assessment as it stands now. */
export interface CurrentAssessment {
  definition: TemplateAssessment;
  origin: AssessmentVersion['origin'];
  /** Of the newest row, 0 where there is none. */
  version: number;
  /** Whether that row holds this definition; else one is written before anybody sits it. */
  isKept: boolean;
}

/**
 * An assessment as it stands now: the newest version that was written here, or the template's. A cutover that moved to
 * another version of its template takes that one's, unless the assessment was changed in the cutover itself.
 */
export function currentAssessment(
  { training }: Spec,
  versions: readonly AssessmentVersion[],
  id: string,
): CurrentAssessment | undefined {
  const newest = newestOf(versions, id);
  const template = training.assessments.find(each => each.id === id);
  if (newest && (newest.origin === 'cutover' || !template)) {
    return { ...pick(newest), isKept: true };
  }
  if (!template) return undefined;
  if (newest && sameValue(newest.definition, template)) {
    return { ...pick(newest), isKept: true };
  }
  return {
    definition: template,
    origin: 'template',
    version: newest?.version ?? 0,
    isKept: false,
  };
}

/** Under which version answers to what is asked now are kept; 0 while nobody has answered it. */
export function askedVersion(
  spec: Spec,
  versions: readonly AssessmentVersion[],
  id: string,
): number {
  const current = currentAssessment(spec, versions, id);
  return current?.isKept ? current.version : 0;
}

/** Whether it was kept with something else before, which people may have taken. */
export function wasChanged({
  isKept,
  version,
}: Pick<CurrentAssessment, 'isKept' | 'version'>): boolean {
  return version > (isKept ? 1 : 0);
}

/**
 * Whether somebody who has looked at an assessment in one version has seen what another one asks. Until it is taken for the
 * first time, the template's has no version of its own.
 */
export function hasSeen(
  seen: number | undefined,
  { origin, version }: Pick<AssessmentVersion, 'origin' | 'version'>,
): boolean {
  const before = origin === 'template' ? version - 1 : version;
  return seen === undefined || seen === version || seen === before;
}

/** As `currentAssessment`. @throws NotFoundError (404) for an id of none */
export function findAssessment(
  spec: Spec,
  versions: readonly AssessmentVersion[],
  id: string,
): CurrentAssessment {
  const found = currentAssessment(spec, versions, id);
  if (found) return found;
  throw because(
    new NotFoundError(`There is no assessment "${id.slice(0, 100)}" here`),
    'training.unknown-assessment',
  );
}

/** The assessments of a course as they stand now, in its order. */
export function assessmentsOf(
  { assessments }: Pick<CourseDefinition, 'assessments'>,
  spec: Spec,
  versions: readonly AssessmentVersion[],
): CurrentAssessment[] {
  return assessments.flatMap(id => currentAssessment(spec, versions, id) ?? []);
}

/**
 * The version on which somebody sits an assessment now, and whether its row is still to be written.
 *
 * @throws NotFoundError (404) for an id of none
 */
export function assessmentVersionFor(
  spec: Spec,
  versions: readonly AssessmentVersion[],
  id: string,
  { at, by }: { at: string; by: string },
): { version: AssessmentVersion; isNew: boolean } {
  const { definition, isKept, origin, version } = findAssessment(
    spec,
    versions,
    id,
  );
  const newest = newestOf(versions, id);
  if (isKept && newest) return { version: newest, isNew: false };
  return {
    version: {
      assessment: id,
      version: version + 1,
      ...{ definition, origin, by, at },
    },
    isNew: true,
  };
}

/**
 * A new version of an assessment, or a new assessment, by those who plan a course with it. What it asks stays out of what
 * happened, which people read who have yet to sit it.
 *
 * @throws NotAllowedError (403), ConflictError (409): not running, changed meanwhile, of another kind than before
 * @throws InputError (400) with a fault for each place
 */
export function saveAssessment(
  id: string,
  definition: TemplateAssessment,
  context: TrainingCall & {
    at: string;
    spec: Spec;
    versions: readonly AssessmentVersion[];
    courses: readonly Course[];
    /** The version that was read; 0 where there was none. */
    basedOn: number;
    /** Whether the caller may still sit it; see `isCandidate`. */
    candidate: boolean;
  },
): { next: AssessmentVersion; isNew: boolean; happened?: Happened } {
  const { at, basedOn, by, candidate, cutover, spec, versions } = context;
  const current = currentAssessment(spec, versions, id);
  const place = placeOf(current && id, context);
  assertMayOnTraining('manage', context, place);
  if (definition.kind === 'exam' || current?.definition.kind === 'exam') {
    assertMayOnTraining('read-answers', context, { ...place, candidate });
  }
  const found = current?.version ?? 0;
  if (found !== basedOn) {
    throw because(
      new ConflictError(
        `Assessment ${id} was read at version ${basedOn}, it is now at ${found}`,
      ),
      'training.assessment-moved',
      { found },
    );
  }
  const faults: Fault[] = assessmentFaults(definition, ['definition']);
  if (definition.id !== id) {
    faults.push({
      path: ['definition', 'id'],
      reason: 'training.other-id',
      message: `This is the assessment "${id}"; its id stays as it is`,
      params: { id },
    });
  }
  if (current && current.definition.kind !== definition.kind) {
    faults.push({
      path: ['definition', 'kind'],
      reason: 'training.other-kind',
      message: `This is of the kind ${current.definition.kind}, and stays so; add another assessment instead`,
      params: { kind: current.definition.kind },
    });
  }
  if (faults.length) throw inputErrorOf(faults);
  const newest = newestOf(versions, id);
  if (current?.isKept && newest && sameValue(newest.definition, definition)) {
    return { next: newest, isNew: false };
  }
  return {
    next: {
      assessment: id,
      version: found + 1,
      definition,
      origin: 'cutover',
      ...{ by: by.ref, at },
    },
    isNew: true,
    happened: {
      type: 'training.assessment-changed',
      ...{ cutoverId: cutover.id, at, by: by.ref, item: id },
      after: {
        ...{ kind: definition.kind, title: definition.title },
        version: found + 1,
      },
    },
  };
}

/** The course by which the caller plans an assessment, of those with it; one that is new is for whichever they plan. */
function placeOf(
  id: string | undefined,
  context: TrainingCall & { courses: readonly Course[] },
): TrainingPlace {
  const course = context.courses.find(
    each =>
      (id === undefined || each.definition.assessments.includes(id)) &&
      mayOnTraining('manage', context, { course: each }).allowed,
  );
  return course ? { course } : {};
}

function newestOf(versions: readonly AssessmentVersion[], id: string) {
  return versions
    .filter(({ assessment }) => assessment === id)
    .reduce<AssessmentVersion | undefined>(
      (newest, each) =>
        newest && newest.version > each.version ? newest : each,
      undefined,
    );
}

function pick({ definition, origin, version }: AssessmentVersion) {
  return { definition, origin, version };
}
