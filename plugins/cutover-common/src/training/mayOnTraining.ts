import type { Actor, Cutover, Verdict } from '../lifecycle';
import {
  assertAllowed,
  holdsOneOf,
  refused,
  whyNoPerson,
  whyNotRunning,
  type Refusal,
} from '../lifecycle/verdict';
import type { CutoverTemplateSpec } from '../template';
import type {
  Course,
  CourseMember,
  TrainingAct,
  TrainingSession,
} from './model';
import type { CourseView } from './view';

/** Who asks, about the training of which cutover. */
export interface TrainingCall {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'roles'>;
  by: Actor;
}

/** What of the training is meant; what is not named is not asked about. */
export interface TrainingPlace {
  course?: Pick<Course, 'id' | 'definition' | 'trainers'>;
  /** One session, or those of the course. */
  sessions?: Pick<TrainingSession, 'trainers'>[];
  /** Whose attendance, exercise, attempts or results. */
  person?: string;
  /** Of the person, or of the department whose results are asked for. */
  heads?: readonly string[];
  /** What of the person is known, to decide when attempts are used up. */
  member?: Pick<CourseMember, 'exhausted'>;
  /** Id of the assessment that is to be decided on; any where it is missing. */
  assessment?: string;
  /** Whether the caller may still sit the assessment; see `isCandidate`. */
  candidate?: boolean;
}

const WORDS: Record<TrainingAct, string> = {
  manage: 'Planning this training',
  'add-session': 'Planning sessions',
  'record-attendance': 'Recording attendance',
  assess: 'Assessing a practical exercise',
  'decide-exhausted': 'Deciding what follows when attempts are used up',
  remind: 'Reminding people of a course',
  'read-results': 'Reading the results of others',
  'read-answers': 'Reading the answers of an exam',
};

const READS: ReadonlySet<TrainingAct> = new Set([
  'read-results',
  'read-answers',
]);

/** Whether the domain's own rules let this person do this with the training of a cutover now. */
export function mayOnTraining(
  act: TrainingAct,
  call: TrainingCall,
  place: TrainingPlace = {},
): Verdict {
  return (
    whyNotAtAll(act, call) ??
    whyNotThisPerson(act, call, place) ??
    whyNotInThisState(act, place) ?? { allowed: true }
  );
}

/** Throws what `mayOnTraining` finds: 403 for the person, 409 for the state of things. */
export function assertMayOnTraining(
  act: TrainingAct,
  call: TrainingCall,
  place: TrainingPlace = {},
): void {
  assertAllowed(
    mayOnTraining(act, call, place),
    place.course ? { course: place.course.id } : {},
  );
}

/** What the caller may do with a course, and why not. */
export function allowedOnCourse(
  call: TrainingCall,
  place: TrainingPlace & Required<Pick<TrainingPlace, 'course'>>,
): CourseView['allowed'] {
  return {
    manage: mayOnTraining('manage', call, place),
    'add-session': mayOnTraining('add-session', call, place),
    assess: mayOnTraining('assess', call, place),
    remind: mayOnTraining('remind', call, place),
    'read-results': mayOnTraining('read-results', call, place),
  };
}

/** What the caller may do about one person in a course, and why not. */
export function allowedOnPerson(
  call: TrainingCall,
  place: TrainingPlace &
    Required<Pick<TrainingPlace, 'course' | 'person' | 'member'>>,
): Record<'assess' | 'decide-exhausted', Verdict> {
  return {
    assess: mayOnTraining('assess', call, place),
    'decide-exhausted': mayOnTraining('decide-exhausted', call, place),
  };
}

/** Whether somebody's roles make them plan the training of the whole cutover. */
function managesTraining(call: TrainingCall): boolean {
  return holdsOneOf(managing(call), call);
}

function whyNotAtAll(
  act: TrainingAct,
  { by, cutover }: TrainingCall,
): Refusal | undefined {
  const noPerson = whyNoPerson(WORDS[act], by);
  return noPerson ?? (READS.has(act) ? undefined : whyNotRunning(cutover));
}

function whyNotThisPerson(
  act: TrainingAct,
  call: TrainingCall,
  place: TrainingPlace,
): Refusal | undefined {
  switch (act) {
    case 'manage':
      return managesTraining(call) || holdsTrainerRole(call, place)
        ? undefined
        : roleMissing(act, call, place);
    case 'add-session':
      return plansOrTrains(call, { ...place, sessions: [] })
        ? undefined
        : roleMissing(act, call, place, 'to train the course');
    case 'record-attendance':
    case 'assess':
      if (!plansOrTrains(call, place)) {
        return roleMissing(act, call, place, 'to train the course');
      }
      return place.person === call.by.ref
        ? refused(
            'actor.own-training',
            `${WORDS[act]} is for somebody else than the trainee; another trainer does it`,
          )
        : undefined;
    case 'decide-exhausted':
      return whyNotHead(call, place);
    case 'remind':
      return plansOrTrains(call, place) || place.heads?.includes(call.by.ref)
        ? undefined
        : roleMissing(
            act,
            call,
            place,
            'to train the course or to head their department',
          );
    case 'read-results':
      return place.person === call.by.ref ||
        plansOrTrains(call, place) ||
        place.heads?.includes(call.by.ref)
        ? undefined
        : roleMissing(
            act,
            call,
            place,
            'to train the course or to head their department',
          );
    default:
      return whyNotAnswers(call, place);
  }
}

function whyNotHead(
  call: TrainingCall,
  { heads = [], person }: TrainingPlace,
): Refusal | undefined {
  const { by } = call;
  if (by.ref === person) {
    return refused(
      'actor.own-training',
      'Nobody decides about their own attempts; the head of the department does',
    );
  }
  const others = heads.filter(head => head !== person);
  if (others.includes(by.ref)) return undefined;
  const leading = call.spec.roles.filter(({ leads }) => leads);
  // A department without a head of its own, or whose head it is about, is looked after by those who lead.
  if (others.length === 0 && holdsOneOf(leading, call)) return undefined;
  return refused(
    'actor.not-head',
    others.length
      ? `${WORDS['decide-exhausted']} is for ${others.join(', ')}`
      : `${WORDS['decide-exhausted']} needs one of the roles ${listed(
          leading,
        )}`,
  );
}

function whyNotAnswers(
  call: TrainingCall,
  place: TrainingPlace,
): Refusal | undefined {
  if (!managesTraining(call) && !holdsTrainerRole(call, place)) {
    return roleMissing('read-answers', call, place);
  }
  return place.candidate
    ? refused(
        'actor.may-sit-it',
        'Whoever may still sit an exam does not get to see or change what is asked in it',
      )
    : undefined;
}

function whyNotInThisState(
  act: TrainingAct,
  { assessment, member }: TrainingPlace,
): Refusal | undefined {
  if (act !== 'decide-exhausted' || !member) return undefined;
  return member.exhausted.some(
    each =>
      !each.decision &&
      (assessment === undefined || each.assessment === assessment),
  )
    ? undefined
    : refused(
        'training.nothing-to-decide',
        'No attempts are used up about which nobody has decided yet',
      );
}

function plansOrTrains(
  call: TrainingCall,
  { course, sessions = [] }: TrainingPlace,
): boolean {
  const trainers = [course, ...sessions].flatMap(each => each?.trainers ?? []);
  return (
    managesTraining(call) ||
    holdsTrainerRole(call, { course }) ||
    trainers.includes(call.by.ref)
  );
}

function holdsTrainerRole(
  call: TrainingCall,
  { course }: Pick<TrainingPlace, 'course'>,
): boolean {
  const id = course?.definition.trainerRole;
  return id !== undefined && holdsOneOf([{ id }], call);
}

function managing({ spec }: TrainingCall) {
  return spec.roles.filter(({ leads, manages }) => leads || manages);
}

function roleMissing(
  act: TrainingAct,
  call: TrainingCall,
  { course }: TrainingPlace,
  or?: string,
): Refusal {
  const trainerRole = course?.definition.trainerRole;
  const names = new Set([
    ...managing(call).map(({ id }) => id),
    ...(trainerRole ? [trainerRole] : []),
  ]);
  return refused(
    'actor.role-missing',
    `${WORDS[act]} needs one of the roles ${[...names].join(', ')}${
      or ? `, or ${or}` : ''
    }`,
  );
}

function listed(roles: { id: string }[]) {
  return roles.map(({ id }) => id).join(', ');
}
