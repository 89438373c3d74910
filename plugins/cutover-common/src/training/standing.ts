import type { Cutover } from '../lifecycle';
import type { TemplateAssessment } from '../template';
import { dueAfter } from '../template/dueAfter';
import { isCourseLate } from './course';
import type {
  Attempt,
  Certificate,
  Course,
  CourseMember,
  GradedAssessment,
} from './model';
import type { AssessmentStanding, StandingState } from './view';

/** A session that somebody attended. */
export interface Attended {
  /** When it began, UTC. */
  start: string;
}

/** What is known of one person in one course. */
export interface PersonRecord {
  member: CourseMember;
  /** Theirs in this course, of all its assessments. */
  attempts: readonly Attempt[];
  /** Sessions of this course. */
  attended: readonly Attended[];
  at: string;
}

/** Whether somebody needs a course: they belong to its audience, and nobody has released them. */
export function isNeeded({
  leftAt,
  released,
}: Pick<CourseMember, 'leftAt' | 'released'>): boolean {
  return !leftAt && !released;
}

/** Whether somebody is certified at a moment. */
export function isCertified(
  { certificate }: { certificate?: Pick<Certificate, 'until'> },
  at: string,
): boolean {
  if (!certificate) return false;
  return certificate.until === undefined || certificate.until > at;
}

/** Whether somebody still has to be certified on a day that is over. */
export function isOverdue(
  member: Pick<CourseMember, 'leftAt' | 'released' | 'certificate'>,
  course: Pick<Course, 'definition' | 'due'>,
  cutover: Pick<Cutover, 'phases' | 'status' | 'window'>,
  at: string,
): boolean {
  return (
    cutover.status === 'running' &&
    isNeeded(member) &&
    !isCertified(member, at) &&
    isCourseLate(course, cutover, at)
  );
}

/** What was done before does not count any more: the moment at which a certificate expired, or an empty text. */
export function countsSince(
  { certificate }: Pick<CourseMember, 'certificate'>,
  at: string,
): string {
  return certificate?.until && certificate.until <= at ? certificate.until : '';
}

/**
 * Where somebody stands with one assessment of a course. An open attempt whose time is over is to be ended before.
 *
 * @param answered - of a questionnaire, whether they have
 */
export function assessmentStanding({
  answered = false,
  definition,
  ...record
}: PersonRecord & {
  definition: TemplateAssessment;
  answered?: boolean;
}): AssessmentStanding {
  const { id: assessment, kind, title } = definition;
  const about = { assessment, kind, title };
  if (definition.kind === 'questionnaire') {
    const state = record.member.released ? 'released' : 'may-start';
    return {
      ...about,
      state: answered ? 'passed' : state,
      attempts: Number(answered),
    };
  }
  const own = attemptsAt(definition, record);
  const shares = own.flatMap(({ share }) => share ?? []);
  const shown = own.find(({ status }) => status === 'open') ?? own.at(-1);
  return {
    ...about,
    ...stateOf(definition, own, record),
    attempts: own.length,
    allowed: allowedAttempts(definition, record.member),
    ...(shares.length ? { share: Math.max(...shares) } : {}),
    ...(shown ? { attempt: shown.id } : {}),
    passMark: definition.passMark,
    ...('timeLimit' in definition && definition.timeLimit
      ? { timeLimit: definition.timeLimit }
      : {}),
  };
}

/** Attempts that count now, by their number: those before a certificate expired do not. */
export function attemptsAt(
  { id }: Pick<GradedAssessment, 'id'>,
  { at, attempts, member }: Pick<PersonRecord, 'at' | 'attempts' | 'member'>,
): Attempt[] {
  const since = countsSince(member, at);
  return attempts
    .filter(each => each.assessment === id && each.startedAt >= since)
    .sort((one, other) => one.number - other.number);
}

function allowedAttempts(
  { attempts, id }: Pick<GradedAssessment, 'attempts' | 'id'>,
  { granted }: Pick<CourseMember, 'granted'>,
): number {
  return attempts + (Object.hasOwn(granted, id) ? granted[id] : 0);
}

function stateOf(
  definition: GradedAssessment,
  own: readonly Attempt[],
  { at, attended, member }: PersonRecord,
): { state: StandingState; from?: string } {
  if (isCertified(member, at) || own.some(({ passed }) => passed)) {
    return { state: 'passed' };
  }
  if (own.some(({ status }) => status === 'open')) return { state: 'open' };
  if (member.released) return { state: 'released' };
  if (own.length >= allowedAttempts(definition, member)) {
    return { state: 'exhausted' };
  }
  const last = own.at(-1)?.endedAt;
  if (isGrantedAtOnce(definition, member, last)) return { state: 'may-start' };
  const since = sessionNeededSince(definition, member, last);
  if (since && !attended.some(({ start }) => start > since)) {
    return { state: 'session-needed' };
  }
  const from = last && waitUntil(definition, last);
  return from && from > at
    ? { state: 'waiting', from }
    : { state: 'may-start' };
}

/** Whether the head has granted another attempt since the last one: that waits neither for a day nor for a session. */
function isGrantedAtOnce(
  { id }: GradedAssessment,
  { exhausted }: CourseMember,
  last: string | undefined,
): boolean {
  return exhausted.some(
    ({ assessment, decidedAt, decision }) =>
      assessment === id &&
      decision === 'another-attempt' &&
      decidedAt !== undefined &&
      (last === undefined || decidedAt >= last),
  );
}

/** Only a session that began later than this helps; undefined where none is needed. */
function sessionNeededSince(
  { id, onFail }: GradedAssessment,
  { retrainSince }: CourseMember,
  last: string | undefined,
): string | undefined {
  const told = Object.hasOwn(retrainSince, id) ? retrainSince[id] : undefined;
  const failed = onFail === 'new-session' ? last : undefined;
  return [told, failed]
    .flatMap(each => each ?? [])
    .sort()
    .at(-1);
}

function waitUntil(
  definition: GradedAssessment,
  last: string,
): string | undefined {
  return definition.kind === 'exam' && definition.waitBetween
    ? dueAfter(last, definition.waitBetween)
    : undefined;
}
