import {
  addCourse,
  addCourseInputSchema,
  addSession,
  addSessionInputSchema,
  assignTraining,
  assignTrainingInputSchema,
  cancelSession,
  changeCourse,
  changeCourseInputSchema,
  changeSession,
  isCandidate,
  leaveSession,
  recordAttendance,
  signUp,
  type CourseRef,
  type CourseView,
  type SessionRef,
  type SessionSeat,
  type SessionView,
  type TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import { answered } from '../../lifecycle/__testUtils__/refusal';
import { ShownTraining } from './ShownTraining';

/** Courses and sessions: planning them, taking seats, and who was there. */
export abstract class PlannedTraining extends ShownTraining {
  async addCourse(
    _cutover: string,
    input: Parameters<TrainingApi['addCourse']>[1],
  ): Promise<CourseView> {
    this.writing('addCourse', input);
    const { next } = answered(() =>
      addCourse(addCourseInputSchema.parse(input), {
        ...this.planning(),
        taken: new Set(this.courses.map(({ id }) => id)),
      }),
    );
    this.courses.push(next);
    return this.courseView(next);
  }

  async changeCourse(
    ref: CourseRef & { version: number },
    input: Parameters<TrainingApi['changeCourse']>[1],
  ): Promise<CourseView> {
    this.writing('changeCourse', input);
    const course = this.courseOf(ref.course);
    this.assertVersion(course.version, ref.version);
    const { next } = answered(() =>
      changeCourse(course, changeCourseInputSchema.parse(input), {
        ...this.planning(),
        candidateFor: new Set(
          course.definition.assessments.filter(
            id =>
              this.current(id).kind === 'exam' &&
              isCandidate(this.me.ref, id, this),
          ),
        ),
      }),
    );
    return this.keepCourse(next);
  }

  async assign(
    ref: CourseRef,
    input: Parameters<TrainingApi['assign']>[1],
  ): Promise<CourseView> {
    this.writing('assign', input);
    const { next } = answered(() =>
      assignTraining(
        this.courseOf(ref.course),
        assignTrainingInputSchema.parse(input),
        this.planning(),
      ),
    );
    return this.keepCourse(next);
  }

  async addSession(
    ref: CourseRef,
    input: Parameters<TrainingApi['addSession']>[1],
  ): Promise<SessionView> {
    this.writing('addSession', input);
    const { next } = answered(() =>
      addSession(addSessionInputSchema.parse(input), {
        ...this.planning(),
        course: this.courseOf(ref.course),
        id: this.nextId(),
      }),
    );
    this.sessions.push(next);
    return this.sessionView(next);
  }

  async changeSession(
    ref: SessionRef & { version: number },
    input: Parameters<TrainingApi['changeSession']>[1],
  ): Promise<SessionView> {
    this.writing('changeSession', input);
    const session = this.sessionOf(ref.session);
    this.assertVersion(session.version, ref.version);
    const { next } = answered(() =>
      changeSession(session, input, {
        ...this.planning(),
        course: this.courseOf(session.course),
        seats: this.seatsAt(session.id),
      }),
    );
    return this.keepSession(next);
  }

  async cancelSession(
    ref: SessionRef & { version: number },
    input: { reason: string },
  ): Promise<SessionView> {
    this.writing('cancelSession', input);
    const session = this.sessionOf(ref.session);
    this.assertVersion(session.version, ref.version);
    const { next } = answered(() =>
      cancelSession(session, input, {
        ...this.planning(),
        course: this.courseOf(session.course),
      }),
    );
    return this.keepSession(next);
  }

  async signUp(ref: SessionRef): Promise<SessionView> {
    this.writing('signUp', ref.session);
    const session = this.sessionOf(ref.session);
    const { seats } = answered(() =>
      signUp(session, this.seatsAt(session.id), this.seatCall(session)),
    );
    this.seatsOf.set(session.id, seats);
    return this.sessionView(session);
  }

  async leave(ref: SessionRef): Promise<SessionView> {
    this.writing('leave', ref.session);
    const session = this.sessionOf(ref.session);
    const { seats } = answered(() =>
      leaveSession(session, this.seatsAt(session.id), this.seatCall(session)),
    );
    this.seatsOf.set(session.id, seats);
    return this.sessionView(session);
  }

  async seats(ref: SessionRef) {
    this.reading();
    return this.seatsAt(ref.session);
  }

  async recordAttendance(
    ref: SessionRef,
    input: Parameters<TrainingApi['recordAttendance']>[1],
  ): Promise<SessionSeat[]> {
    this.writing('recordAttendance', input);
    const session = this.sessionOf(ref.session);
    const { seats } = answered(() =>
      recordAttendance(session, this.seatsAt(session.id), input, {
        ...this.call(),
        at: this.now,
        course: this.courseOf(session.course),
        members: new Set(this.members.map(({ person }) => person)),
      }),
    );
    this.seatsOf.set(session.id, seats);
    return seats;
  }

  async sessionCalendar() {
    this.reading();
    return new Blob(['BEGIN:VCALENDAR']);
  }

  async myCalendar() {
    this.reading();
    return new Blob(['BEGIN:VCALENDAR']);
  }
}
