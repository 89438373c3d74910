import { assertMayOnTraining, type TrainingCall } from './mayOnTraining';
import type { TemplateAssessment } from '../template';
import { dueAfter } from '../template/dueAfter';
import type { Cutover, Happened } from '../lifecycle';
import { certifyingRule, isGraded } from './course';
import type { DecideExhausted } from './input';
import type {
  Attempt,
  Certificate,
  Course,
  CourseMember,
  Exhausted,
} from './model';
import type { AssessmentStanding, MyCourse } from './view';
import {
  attemptsAt,
  countsSince,
  isCertified,
  isNeeded,
  assessmentStanding,
  type Attended,
  type PersonRecord,
} from './standing';

/** A unit that somebody read. */
export interface ReadUnit {
  unit: string;
  /** When they read it last, UTC. */
  at: string;
}

interface CourseRecord extends PersonRecord {
  course: Pick<Course, 'definition'>;
  /** Of the course, as they stand now. */
  assessments: readonly TemplateAssessment[];
  read: readonly ReadUnit[];
}

/**
 * What somebody is after an attempt ended, a session was attended or a unit was read: certified where all is done, or to
 * be decided about where attempts are used up. The same object where nothing is different.
 */
export function memberAfter(record: CourseRecord): CourseMember {
  const { at, member } = record;
  if (isCertified(member, at)) return member;
  const certificate = earned(record);
  if (certificate) {
    return {
      ...member,
      certificate,
      // Whoever has to be certified again one day begins anew.
      granted: {},
      retrainSince: {},
      exhausted: member.exhausted.filter(({ decision }) => decision),
    };
  }
  const exhausted = exhaustedNow(record);
  return exhausted ? { ...member, exhausted } : member;
}

/** Somebody once it is put right which sessions they attended: what they were certified by for one that they did not is gone. */
export function withoutUnattended(
  member: CourseMember,
  attended: readonly Attended[],
): CourseMember {
  const { certificate, ...rest } = member;
  return certificate?.by === 'attended' &&
    !attended.some(({ start }) => start === certificate.at)
    ? rest
    : member;
}

/**
 * What is left to do for somebody until they are certified; questionnaires stay to be answered. Nothing in a cutover that is
 * over.
 */
export function todoOf({
  answered,
  cutover,
  ...record
}: CourseRecord & {
  cutover: Pick<Cutover, 'status'>;
  /** By the ids of questionnaires, whichever of their versions it was. */
  answered: { has(questionnaire: string): boolean };
}): MyCourse['todo'] {
  const { assessments, at, course, member } = record;
  if (!isNeeded(member) || cutover.status !== 'running') return [];
  const questionnaires = assessments
    .filter(each => !isGraded(each) && !answered.has(each.id))
    .map(({ id }) => ({ kind: 'answer' as const, assessment: id }));
  if (isCertified(member, at)) return questionnaires;
  const standings = assessments
    .filter(isGraded)
    .map(definition => assessmentStanding({ ...record, definition }));
  const since = countsSince(member, at);
  const isThere = record.attended.some(({ start }) => start >= since);
  const unread = unreadUnits(record).length;
  const isOnline = course.definition.method === 'online';
  const needsSession = standings.some(
    ({ state }) => state === 'session-needed',
  );
  const rule = certifyingRule(course.definition, assessments);
  const attends = (!isOnline || rule === 'attended') && !isThere;
  return [
    ...(unread ? [{ kind: 'read' as const, units: unread }] : []),
    ...(needsSession || attends ? [{ kind: 'attend' as const }] : []),
    ...standings.flatMap(toSit),
    ...questionnaires,
  ];
}

function toSit({
  assessment,
  from,
  kind,
  state,
}: AssessmentStanding): MyCourse['todo'] {
  if (state !== 'may-start' && state !== 'open' && state !== 'waiting') {
    return [];
  }
  return kind === 'exam'
    ? [{ kind: 'sit', assessment, ...(from ? { from } : {}) }]
    : [{ kind: 'be-assessed', assessment }];
}

/**
 * What follows for somebody whose attempts are used up. The trail is told that it was decided, and not about whom: how
 * somebody did is for themselves and those who may read results.
 *
 * @throws NotAllowedError (403) for who does not head their department, ConflictError (409) where there is nothing to decide
 */
export function decideExhausted(
  member: CourseMember,
  { assessment, decision, reason }: DecideExhausted,
  context: TrainingCall & {
    at: string;
    course: Course;
    /** Heads of the person's department. */
    heads: readonly string[];
  },
): { next: CourseMember; happened: Happened } {
  const { at, by, course, cutover, heads } = context;
  const { person } = member;
  assertMayOnTraining('decide-exhausted', context, {
    ...{ course, person, heads, member, assessment },
  });
  const exhausted = member.exhausted.map(each =>
    each.assessment === assessment && !each.decision
      ? { ...each, decision, reason, decidedBy: by.ref, decidedAt: at }
      : each,
  );
  const granted = Object.hasOwn(member.granted, assessment)
    ? member.granted[assessment]
    : 0;
  return {
    next: {
      ...member,
      exhausted,
      ...(decision === 'release'
        ? { released: { by: by.ref, at, reason } }
        : { granted: { ...member.granted, [assessment]: granted + 1 } }),
      ...(decision === 'retrain'
        ? { retrainSince: { ...member.retrainSince, [assessment]: at } }
        : {}),
    },
    happened: {
      type: 'training.exhausted-decided',
      ...{ cutoverId: cutover.id, at, by: by.ref, item: course.id },
      after: { assessment, decision },
    },
  };
}

/**
 * Whether somebody may still sit an assessment, now or one day: they belong to a course with it, or belonged to one and
 * may return, or have sat it in a course that does not ask it at present and may again; and have not passed it there, or the
 * course by whatever way, for good. Such people never see its answers.
 */
export function isCandidate(
  person: string,
  assessment: string,
  {
    attempts,
    courses,
    members,
  }: {
    courses: readonly Pick<Course, 'id' | 'definition'>[];
    /** At least the person's own. */
    members: readonly Pick<CourseMember, 'certificate' | 'course' | 'person'>[];
    attempts: readonly Pick<
      Attempt,
      'assessment' | 'course' | 'passed' | 'person'
    >[];
  },
): boolean {
  const belongsTo = new Map(
    members
      .filter(member => member.person === person)
      .map(member => [member.course, member]),
  );
  const sat = attempts.filter(
    each => each.person === person && each.assessment === assessment,
  );
  const asking = courses
    .filter(({ definition }) => definition.assessments.includes(assessment))
    .map(({ id }) => id)
    .filter(id => belongsTo.has(id));
  return [...new Set([...asking, ...sat.map(({ course }) => course)])].some(
    id => {
      const certificate = belongsTo.get(id)?.certificate;
      if (certificate) return certificate.until !== undefined;
      const validFor = courses.find(each => each.id === id)?.definition
        .validFor;
      return (
        validFor !== undefined ||
        !sat.some(({ course, passed }) => course === id && passed)
      );
    },
  );
}

/** Units of a course that somebody has yet to read. */
export function unreadUnits({
  at,
  course,
  member,
  read,
}: Pick<CourseRecord, 'at' | 'course' | 'member' | 'read'>): string[] {
  const since = countsSince(member, at);
  const done = new Set(
    read.flatMap(each => (each.at >= since ? each.unit : [])),
  );
  return course.definition.units
    .map(({ id }) => id)
    .filter(id => !done.has(id));
}

function earned(record: CourseRecord): Certificate | undefined {
  const { assessments, course } = record;
  const by = certifyingRule(course.definition, assessments);
  const at = {
    assessed: whenPassed,
    attended: whenAttended,
    read: whenRead,
  }[by](record);
  if (at === undefined) return undefined;
  const { validFor } = course.definition;
  const until = validFor && dueAfter(at, validFor);
  // What was done long ago may be worth nothing by the time at which it is looked at.
  if (until && until <= record.at) return undefined;
  return { at, by, ...(until ? { until } : {}) };
}

function whenPassed(record: CourseRecord): string | undefined {
  const moments = record.assessments
    .filter(isGraded)
    .map(
      definition =>
        attemptsAt(definition, record).find(({ passed }) => passed)?.endedAt,
    );
  return lastOf(moments);
}

function whenAttended({ at, attended, member }: CourseRecord) {
  const since = countsSince(member, at);
  return attended
    .map(({ start }) => start)
    .filter(start => start >= since)
    .sort()
    .at(-1);
}

function whenRead(record: CourseRecord): string | undefined {
  return unreadUnits(record).length
    ? undefined
    : lastOf(
        record.course.definition.units.map(
          ({ id }) => record.read.find(({ unit }) => unit === id)?.at,
        ),
      );
}

/** The last of all moments; undefined where one is missing. */
function lastOf(moments: readonly (string | undefined)[]): string | undefined {
  const known = moments.flatMap(moment => moment ?? []);
  return known.length === moments.length ? known.sort().at(-1) : undefined;
}

/** What is used up and undecided now; undefined where that is as it was. */
function exhaustedNow(record: CourseRecord): Exhausted[] | undefined {
  const { assessments, at, member } = record;
  const usedUp = assessments
    .filter(isGraded)
    .filter(
      definition =>
        assessmentStanding({ ...record, definition }).state === 'exhausted',
    )
    .map(({ id }) => id);
  const kept = member.exhausted.filter(
    ({ assessment, decision }) => decision || usedUp.includes(assessment),
  );
  const fresh = usedUp
    .filter(
      id =>
        !kept.some(
          ({ assessment, decision }) => assessment === id && !decision,
        ),
    )
    .map(assessment => ({ assessment, at }));
  return fresh.length || kept.length !== member.exhausted.length
    ? [...kept, ...fresh]
    : undefined;
}
