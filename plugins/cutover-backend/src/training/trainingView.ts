import {
  allowedOnCourse,
  allowedOnPerson,
  allowedOnSession,
  askedVersion,
  cutoverTrainingAssessPermission,
  cutoverTrainingManagePermission,
  cutoverTrainingResultsReadPermission,
  mayAnswerAgain,
  mayOnTraining,
  assessmentStanding,
  todoOf,
  unreadUnits,
  type Course,
  type CourseMember,
  type CoursePerson,
  type CourseView,
  type Department,
  type MyCourse,
  type SessionSeat,
  type SessionView,
  type TemplateAssessment,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import { narrowed } from '../lifecycle/narrowed';
import type { MemberRecord } from './MemberRecords';
import type { Visible } from './memberConditions';
import type { SeatCounts } from './SessionStore';
import type { OpenedTraining, Training } from './TrainingDoor';

/** Who looks at the training of which cutover, and when. */
export interface Look {
  opened: OpenedTraining;
  caller: Caller;
  at: string;
}

/** What the caller may do with a course, by the domain's rules and by the portal's policy. */
export function allowedFor(
  course: Course,
  sessions: TrainingSession[],
  departments: Department[],
  { caller, opened }: Look,
): CourseView['allowed'] {
  const allowed = allowedOnCourse(
    { ...opened, by: caller.actor },
    {
      ...{ course, sessions },
      heads: departments.flatMap(({ heads }) => heads),
    },
  );
  return {
    manage: narrowed(allowed.manage, cutoverTrainingManagePermission, opened),
    'add-session': narrowed(
      allowed['add-session'],
      cutoverTrainingManagePermission,
      opened,
    ),
    assess: narrowed(allowed.assess, cutoverTrainingAssessPermission, opened),
    remind: narrowed(allowed.remind, cutoverTrainingAssessPermission, opened),
    'read-results': narrowed(
      allowed['read-results'],
      cutoverTrainingResultsReadPermission,
      opened,
    ),
  };
}

/** A session as the caller sees it. */
export function sessionView(
  session: TrainingSession,
  {
    counts,
    course,
    member,
    seat,
  }: {
    counts: SeatCounts;
    course: Course;
    /** The caller's own. */
    member: CourseMember | undefined;
    seat: SessionSeat | undefined;
  },
  { at, caller, opened }: Look,
): SessionView {
  const allowed = allowedOnSession(session, {
    ...{ ...opened, at, course, member, by: caller.actor },
    ...(seat ? { seat } : {}),
  });
  return {
    ...session,
    signedUp: counts['signed-up'],
    waiting: counts.waiting,
    attended: counts.attended,
    ...(seat ? { seat: seat.status } : {}),
    allowed: {
      ...allowed,
      change: narrowed(allowed.change, cutoverTrainingManagePermission, opened),
      cancel: narrowed(allowed.cancel, cutoverTrainingManagePermission, opened),
      'record-attendance': narrowed(
        allowed['record-attendance'],
        cutoverTrainingAssessPermission,
        opened,
      ),
    },
  };
}

/** Where somebody stands with a course, for themselves. */
export function myCourse(
  record: MemberRecord,
  course: Course,
  assessments: TemplateAssessment[],
  { at, opened }: Pick<Look, 'at'> & { opened: Training },
): MyCourse {
  const { answered, member } = record;
  const { cutover, spec, versions } = opened;
  const mayAgain = (id: string) =>
    mayAnswerAgain({
      ...{ answered: answered.get(id), cutover, member },
      asked: askedVersion(spec, versions, id),
    });
  const unread = new Set(unreadUnits({ ...record, course, at }));
  return {
    member,
    standings: standingsOf(record, assessments, at).map(standing => ({
      ...standing,
      ...(mayAgain(standing.assessment) ? { changed: true } : {}),
    })),
    read: course.definition.units
      .map(({ id }) => id)
      .filter(id => !unread.has(id)),
    todo: todoOf({ ...record, course, assessments, answered, at, cutover }),
  };
}

/** Where somebody stands with a course, for those who may see it. */
export function coursePerson(
  record: MemberRecord,
  {
    assessments,
    course,
    heads,
    sessions,
  }: {
    assessments: TemplateAssessment[];
    course: Course;
    heads: string[];
    sessions: TrainingSession[];
  },
  { at, caller, opened }: Look,
): CoursePerson {
  const { member } = record;
  const { units } = course.definition;
  const allowed = allowedOnPerson(
    { ...opened, by: caller.actor },
    { course, sessions, member, heads, person: member.person },
  );
  const narrow = (act: keyof typeof allowed) =>
    narrowed(allowed[act], cutoverTrainingAssessPermission, opened);
  return {
    member: withoutOrigin(member),
    standings: standingsOf(record, assessments, at),
    read: units.length - unreadUnits({ ...record, course, at }).length,
    units: units.length,
    allowed: {
      assess: narrow('assess'),
      'decide-exhausted': narrow('decide-exhausted'),
    },
  };
}

/** In which other cutover somebody was certified is for themselves: who reads this one may not be let read that. */
export function withoutOrigin<T extends Pick<CourseMember, 'certificate'>>(
  member: T,
): T {
  if (!member.certificate) return member;
  const { from: _, ...certificate } = member.certificate;
  return { ...member, certificate };
}

export function standingsOf(
  record: MemberRecord,
  assessments: TemplateAssessment[],
  at: string,
) {
  return assessments.map(definition =>
    assessmentStanding({
      ...record,
      ...{ definition, at },
      answered: record.answered.has(definition.id),
    }),
  );
}

/** Whose standing the caller may see: of courses that they plan or train, of departments that they head, and their own. */
export function visibleTo(
  departments: Department[],
  sessions: TrainingSession[],
  { caller, opened }: Look,
): Visible {
  const { access, courses, cutover } = opened;
  const { actor } = caller;
  const call = { ...opened, by: actor };
  const mayReadOthers = access.has(
    cutoverTrainingResultsReadPermission,
    cutover,
  );
  if (!mayReadOthers) {
    return {
      ...{ everybody: false, courses: [], departments: [] },
      person: actor.ref,
    };
  }
  return {
    everybody: mayOnTraining('read-results', call).allowed,
    courses: courses
      .filter(
        course =>
          mayOnTraining('read-results', call, {
            course,
            sessions: sessions.filter(each => each.course === course.id),
          }).allowed,
      )
      .map(({ id }) => id),
    departments: departments
      .filter(({ heads }) => heads.includes(actor.ref))
      .map(({ ref }) => ref),
    person: actor.ref,
  };
}
