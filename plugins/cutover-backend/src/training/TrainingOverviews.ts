import {
  assessmentOutline,
  assessmentsOf,
  cutoverTrainingManagePermission,
  dueDayOf,
  findCourse,
  mayOnTraining,
  type Course,
  type CourseView,
  type SessionSeat,
  type SessionView,
  type TrainingOverview,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { narrowed } from '../lifecycle/narrowed';
import type { AudienceStore, KeptAudience } from './AudienceStore';
import type { MemberRecord, MemberRecords } from './MemberRecords';
import type { MemberStore } from './MemberStore';
import type { CountedMembers, ReadinessStore } from './ReadinessStore';
import { noSeats, type SeatCounts, type SessionStore } from './SessionStore';
import type { TrainingAudience } from './TrainingAudience';
import type { OpenedTraining, TrainingDoor } from './TrainingDoor';
import {
  allowedFor,
  myCourse,
  sessionView,
  visibleTo,
  type Look,
} from './trainingView';

/** What the tab shows of a cutover's training, as the caller may see it. */
export class TrainingOverviews {
  constructor(
    private readonly deps: {
      db: Knex;
      audience: TrainingAudience;
      audiences: AudienceStore;
      members: MemberStore;
      readiness: ReadinessStore;
      records: MemberRecords;
      sessions: SessionStore;
      training: TrainingDoor;
      clock: () => Date;
    },
  ) {}

  async overview(cutover: string, caller: Caller): Promise<TrainingOverview> {
    const { audience, training } = this.deps;
    const opened = await training.open(cutover, caller);
    await audience.follow(opened.cutover);
    const look = { opened, caller, at: this.#now() };
    const known = await this.#known(look);
    const { courses, spec } = opened;
    const asked = new Set(courses.flatMap(each => each.definition.audience));
    const { departments } = known.audience;
    return {
      courses: courses.map(course => courseView(course, known, look)),
      departments,
      byDepartment: known.byDepartment.map(readinessRow),
      byRole: known.byRole.map(readinessRow),
      roles: spec.roles
        .filter(({ id }) => asked.has(id))
        .map(({ id, title }) => ({ id, title })),
      phases: opened.cutover.phases.map(({ id, planned, title }) => ({
        ...{ id, title },
        start: planned.start,
      })),
      heads: visibleTo(departments, known.sessions, look).departments,
      ...(known.audience.at ? { audienceAt: known.audience.at } : {}),
      allowed: {
        manage: narrowed(
          mayOnTraining('manage', { ...opened, by: caller.actor }),
          cutoverTrainingManagePermission,
          opened,
        ),
      },
    };
  }

  /** One course, after it was changed. */
  async course(
    opened: OpenedTraining,
    id: string,
    caller: Caller,
  ): Promise<CourseView> {
    const look = { opened, caller, at: this.#now() };
    const known = await this.#known(look);
    return courseView(findCourse(opened.courses, id), known, look);
  }

  /** One session, after it was changed. */
  async session(
    opened: OpenedTraining,
    session: TrainingSession,
    caller: Caller,
  ): Promise<SessionView> {
    const look = { opened, caller, at: this.#now() };
    const course = findCourse(opened.courses, session.course);
    return viewOfSession(session, course, await this.#seats(look), look);
  }

  async #known(look: Look) {
    const { audiences, db, readiness } = this.deps;
    const { at, opened } = look;
    const { id } = opened.cutover;
    return {
      ...(await this.#seats(look)),
      audience: await audiences.of(db, id),
      byDepartment: await readiness.byDepartment(db, id, at),
      byRole: await readiness.byRole(db, id, at),
    };
  }

  async #seats({ caller, opened }: Look) {
    const { db, members, records, sessions } = this.deps;
    const { id } = opened.cutover;
    const { ref } = caller.actor;
    const own = await members.ofPerson(db, id, ref);
    return {
      counts: await sessions.counted(db, [id]),
      mine: await records.of(db, own),
      seats: await sessions.seatsIn(db, [id], [ref]),
      sessions: await sessions.of(db, id),
    };
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

interface Seats {
  counts: Map<string, SeatCounts>;
  mine: MemberRecord[];
  seats: SessionSeat[];
  sessions: TrainingSession[];
}

interface Known extends Seats {
  audience: KeptAudience;
  byDepartment: CountedMembers[];
  byRole: CountedMembers[];
}

function courseView(course: Course, known: Known, look: Look): CourseView {
  const { at, opened } = look;
  const sessions = known.sessions.filter(each => each.course === course.id);
  const current = assessmentsOf(
    course.definition,
    opened.spec,
    opened.versions,
  );
  const mine = known.mine.find(
    ({ member }) => member.course === course.id && !member.leftAt,
  );
  const counted = known.byDepartment.filter(row => row.course === course.id);
  return {
    ...course,
    dueDay: dueDayOf(course, opened.cutover),
    sessions: sessions.map(each => viewOfSession(each, course, known, look)),
    assessments: current.map(assessmentOutline),
    readiness: {
      needed: counted.reduce((sum, { needed }) => sum + needed, 0),
      certified: counted.reduce((sum, { certified }) => sum + certified, 0),
    },
    ...(mine
      ? {
          mine: myCourse(
            mine,
            course,
            current.map(({ definition }) => definition),
            { at, opened },
          ),
        }
      : {}),
    allowed: allowedFor(course, sessions, known.audience.departments, look),
  };
}

function viewOfSession(
  session: TrainingSession,
  course: Course,
  { counts, mine, seats }: Seats,
  look: Look,
): SessionView {
  return sessionView(
    session,
    {
      course,
      counts: counts.get(session.id) ?? noSeats(),
      member: mine.find(({ member }) => member.course === course.id)?.member,
      seat: seats.find(each => each.session === session.id),
    },
    look,
  );
}

function readinessRow({ certified, course, needed, of }: CountedMembers) {
  return { course, ...(of ? { of } : {}), needed, certified };
}
