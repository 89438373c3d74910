import {
  allowedOnCourse,
  allowedOnPerson,
  allowedOnSession,
  assessmentStanding,
  assessmentOutline,
  assessmentsOf,
  dueDayOf,
  mayAnswerAgain,
  isOwnCourse,
  readinessOf,
  todoOf,
  type Course,
  type CourseMember,
  type CoursePerson,
  type CourseView,
  type MyCourse,
  type SessionSeat,
  type SessionView,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import { TrainingInMemory } from './TrainingInMemory';

/** How training in memory looks to whoever calls. */
export abstract class ShownTraining extends TrainingInMemory {
  protected courseView(course: Course): CourseView {
    const own = this.members.filter(each => each.course === course.id);
    const { needed, certified } = readinessOf(own, this.now);
    const mine = this.myCourse(course);
    return {
      ...course,
      dueDay: dueDayOf(course, this.cutover),
      sessions: this.sessions
        .filter(each => each.course === course.id)
        .map(each => this.sessionView(each)),
      assessments: assessmentsOf(
        course.definition,
        this.template,
        this.versions,
      ).map(assessmentOutline),
      readiness: { needed, certified },
      ...(mine && !mine.member.leftAt ? { mine } : {}),
      allowed: allowedOnCourse(this.call(), {
        course,
        heads: this.departments.flatMap(({ heads }) => heads),
      }),
    };
  }

  protected sessionView(session: TrainingSession): SessionView {
    const seats = this.seatsAt(session.id);
    const count = (status: SessionSeat['status']) =>
      seats.filter(each => each.status === status).length;
    const seat = seats.find(({ person }) => person === this.me.ref);
    return {
      ...session,
      signedUp: count('signed-up'),
      waiting: count('waiting'),
      attended: count('attended'),
      ...(seat ? { seat: seat.status } : {}),
      allowed: allowedOnSession(session, {
        ...this.seatCall(session),
        course: this.courseOf(session.course),
        seat,
      }),
    };
  }

  protected myCourse(course: Course): MyCourse | undefined {
    const member = this.memberIn(course.id, this.me.ref);
    if (!member || !isOwnCourse(member, this.now)) return undefined;
    const record = this.recordOf(course, member);
    const answered = (id: string) => this.answeredVersion(id, this.me.ref);
    const { cutover } = this;
    return {
      member,
      standings: this.standingsOf(course, member).map(standing => {
        const { assessment } = standing;
        const mayAgain = mayAnswerAgain({
          ...{ cutover, member, answered: answered(assessment) },
          asked: this.askedNow(assessment),
        });
        return mayAgain ? { ...standing, changed: true } : standing;
      }),
      read: record.read.map(({ unit }) => unit),
      todo: todoOf({
        cutover: this.cutover,
        ...record,
        answered: new Set(
          record.assessments
            .map(({ id }) => id)
            .filter(id => answered(id) !== undefined),
        ),
      }),
    };
  }

  protected coursePerson(member: CourseMember): CoursePerson {
    const course = this.courseOf(member.course);
    const record = this.recordOf(course, member);
    return {
      member,
      standings: this.standingsOf(course, member),
      read: record.read.length,
      units: course.definition.units.length,
      allowed: allowedOnPerson(this.call(), {
        course,
        member,
        person: member.person,
        heads: this.headsOf(member),
      }),
    };
  }

  protected standingsOf(course: Course, member: CourseMember) {
    return this.definitionsOf(course).map(definition =>
      assessmentStanding({
        ...this.recordOf(course, member),
        definition,
        answered:
          this.answeredVersion(definition.id, member.person) !== undefined,
      }),
    );
  }

  protected keepCourse(course: Course): CourseView {
    const saved = { ...course, version: course.version + 1 };
    this.courses = this.courses.map(each =>
      each.id === course.id ? saved : each,
    );
    return this.courseView(saved);
  }

  protected keepSession(session: TrainingSession): SessionView {
    const saved = { ...session, version: session.version + 1 };
    this.sessions = this.sessions.map(each =>
      each.id === session.id ? saved : each,
    );
    return this.sessionView(saved);
  }
}
