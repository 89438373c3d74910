import {
  addCourse,
  addCourseInputSchema,
  addSession,
  addSessionInputSchema,
  allowedOnCourse,
  allowedOnPerson,
  allowedOnSession,
  areShown,
  assertMaySave,
  assertQuestionnaire,
  assessmentStanding,
  assessmentsOf,
  assessmentVersionFor,
  assessPractical,
  assessPracticalInputSchema,
  assignTraining,
  assignTrainingInputSchema,
  cancelSession,
  changeCourse,
  changeCourseInputSchema,
  changeSession,
  currentAssessment,
  decideExhausted,
  departmentsToRemind,
  dueDayOf,
  examStatistics,
  findAssessment,
  handIn,
  isCandidate,
  isCertified,
  isCourseLate,
  isGraded,
  isNeeded,
  isTimeOver,
  leaveSession,
  mayOnTraining,
  memberAfter,
  paperOf,
  parseGift,
  questionnaireResult,
  readinessOf,
  recordAttendance,
  remindedBefore,
  resultReview,
  saveAssessment,
  signUp,
  startAttempt,
  timeOut,
  timeOver,
  todoOf,
  type Actor,
  type Answer,
  type AssessmentRef,
  type AssessmentVersion,
  type Attempt,
  type AttemptRef,
  type Course,
  type CourseMember,
  type CoursePerson,
  type CourseReading,
  type CourseRef,
  type CourseView,
  type Cutover,
  type CutoverTemplateSpec,
  type Department,
  type EntityAssessments,
  type EntityReadiness,
  type Exam,
  type GradedAssessment,
  type MyCourse,
  type MyTraining,
  type QuestionnaireAnswers,
  type RemindedTrainees,
  type RemindTraineesInput,
  type SessionRef,
  type SessionSeat,
  type SessionView,
  type TemplateAssessment,
  type TrainedPeople,
  type TrainingApi,
  type TrainingOverview,
  type TrainingSession,
} from '@backstage-cutover/plugin-cutover-common';
import {
  aCutover,
  alice,
  bob,
  carol,
} from '../../lifecycle/__testUtils__/aCutover';
import { answered, refusal } from '../../lifecycle/__testUtils__/refusal';
import { aCourse, SHOP, STOCK, trainingTemplate } from './aCourse';

const NO_SUCH = { reason: 'training.unknown-course', message: 'There is none' };

/** Of attempts: whatever is drawn, it is drawn the same. */
const SEED = 7;

interface Start {
  cutover?: Cutover;
  template?: CutoverTemplateSpec;
  courses?: Course[];
  members?: CourseMember[];
  sessions?: TrainingSession[];
}

/** The training of a cutover in memory: it decides by the real rules of the domain. */
export class FakeTrainingApi implements TrainingApi {
  /** What the next calls that read or write are refused with. */
  refuse: { read?: Error; write?: Error } = {};
  /** Every call that writes, with what was sent. */
  readonly sent: { act: string; input: unknown }[] = [];
  /** How often the overview was asked for. */
  looks = 0;
  readonly cutover: Cutover;
  readonly template: CutoverTemplateSpec;
  courses: Course[];
  members: CourseMember[];
  sessions: TrainingSession[];
  seatsOf = new Map<string, SessionSeat[]>();
  attempts: Attempt[] = [];
  /** By attempt. */
  answers = new Map<string, Record<string, Answer>>();
  versions: AssessmentVersion[] = [];
  /** By person and course. */
  reads = new Map<string, { unit: string; at: string }[]>();
  /** Who has answered, and what, by assessment; kept apart. */
  questionnaires = new Map<
    string,
    { people: Set<string>; answers: QuestionnaireAnswers[]; shown: number }
  >();
  departments: Department[] = [
    { ref: SHOP, title: 'The shop', heads: [] },
    { ref: STOCK, title: 'The stock', heads: [] },
  ];
  entityReadiness: EntityReadiness[] = [];
  /** Whether there are more assessments of an entity than are told. */
  moreAssessments = false;
  /** When somebody was reminded of a course. */
  readonly reminded = new Map<string, string>();
  me: Actor = { kind: 'person', ref: alice, groups: [alice] };
  now = '2026-11-24T12:00:00.000Z';
  readonly #known = new Set([alice, bob, carol, SHOP, STOCK]);
  #ids = 800;

  constructor(start: Start = {}) {
    this.cutover = start.cutover ?? aCutover();
    this.template = start.template ?? trainingTemplate;
    this.courses = start.courses ?? [aCourse()];
    this.members = start.members ?? [];
    this.sessions = start.sessions ?? [];
  }

  async overview(): Promise<TrainingOverview> {
    this.#reads();
    this.looks += 1;
    const ready = readinessOf(this.members, this.now);
    const ids = new Set(
      this.courses.flatMap(({ definition }) => definition.audience),
    );
    return {
      courses: this.courses.map(course => this.#courseView(course)),
      departments: this.departments,
      byDepartment: ready.byDepartment,
      byRole: ready.byRole,
      roles: this.template.roles
        .filter(({ id }) => ids.has(id))
        .map(({ id, title }) => ({ id, title })),
      phases: this.cutover.phases.map(({ id, title, planned }) => ({
        id,
        title,
        start: planned.start,
      })),
      heads: this.departments
        .filter(({ heads }) => heads.includes(this.me.ref))
        .map(({ ref }) => ref),
      audienceAt: this.now,
      allowed: { manage: mayOnTraining('manage', this.#call()) },
    };
  }

  async people(_cutover: string, query: TrainedPeople = {}) {
    this.#reads();
    const { course, department, role, certified, after = '0' } = query;
    const found = this.members.filter(
      member =>
        !member.leftAt &&
        this.#maySee(member) &&
        (!course || member.course === course) &&
        (!department || member.department === department) &&
        (!role || member.roles.includes(role)) &&
        (certified === undefined ||
          isCertified(member, this.now) === certified),
    );
    const from = Number(after);
    const to = from + (query.limit ?? 100);
    return {
      items: found.slice(from, to).map(member => this.#person(member)),
      ...(to < found.length ? { next: String(to) } : {}),
      total: found.length,
    };
  }

  async results({ assessment, course }: AssessmentRef) {
    this.#reads();
    const definition = this.#current(assessment);
    const verdict = mayOnTraining('read-results', this.#call(), {
      course: this.#course(course),
    });
    if (!verdict.allowed) throw refusal(403, verdict);
    if (definition.kind !== 'questionnaire') {
      return examStatistics(
        this.attempts.filter(each => each.assessment === assessment),
        definition,
      );
    }
    const { answers, people, shown } = this.#questionnaireOf(assessment);
    const told = answers.slice(0, shown);
    return questionnaireResult(definition, {
      answered: people.size,
      shown,
      counts: Object.fromEntries(
        definition.items.map(({ id }) => [
          id,
          told.reduce<Record<string, number>>((counts, each) => {
            const key = String(each[id]);
            return { ...counts, [key]: (counts[key] ?? 0) + 1 };
          }, {}),
        ]),
      ),
      words: Object.fromEntries(
        definition.items.map(({ id }) => [
          id,
          told.flatMap(each => (each[id] ? [String(each[id])] : [])),
        ]),
      ),
    });
  }

  async resultsCsv() {
    this.#reads();
    return new Blob(['person,share\n']);
  }

  async addCourse(
    _cutover: string,
    input: Parameters<TrainingApi['addCourse']>[1],
  ): Promise<CourseView> {
    this.#writes('addCourse', input);
    const { next } = answered(() =>
      addCourse(addCourseInputSchema.parse(input), {
        ...this.#planning(),
        taken: new Set(this.courses.map(({ id }) => id)),
      }),
    );
    this.courses.push(next);
    return this.#courseView(next);
  }

  async changeCourse(
    ref: CourseRef & { version: number },
    input: Parameters<TrainingApi['changeCourse']>[1],
  ): Promise<CourseView> {
    this.#writes('changeCourse', input);
    const course = this.#course(ref.course);
    this.#assertVersion(course.version, ref.version);
    const { next } = answered(() =>
      changeCourse(course, changeCourseInputSchema.parse(input), {
        ...this.#planning(),
        candidateFor: new Set(
          course.definition.assessments.filter(
            id =>
              this.#current(id).kind === 'exam' &&
              isCandidate(this.me.ref, id, this),
          ),
        ),
      }),
    );
    return this.#keepCourse(next);
  }

  async assign(
    ref: CourseRef,
    input: Parameters<TrainingApi['assign']>[1],
  ): Promise<CourseView> {
    this.#writes('assign', input);
    const { next } = answered(() =>
      assignTraining(
        this.#course(ref.course),
        assignTrainingInputSchema.parse(input),
        this.#planning(),
      ),
    );
    return this.#keepCourse(next);
  }

  async addSession(
    ref: CourseRef,
    input: Parameters<TrainingApi['addSession']>[1],
  ): Promise<SessionView> {
    this.#writes('addSession', input);
    const { next } = answered(() =>
      addSession(addSessionInputSchema.parse(input), {
        ...this.#planning(),
        course: this.#course(ref.course),
        id: this.#id(),
      }),
    );
    this.sessions.push(next);
    return this.#sessionView(next);
  }

  async changeSession(
    ref: SessionRef & { version: number },
    input: Parameters<TrainingApi['changeSession']>[1],
  ): Promise<SessionView> {
    this.#writes('changeSession', input);
    const session = this.#session(ref.session);
    this.#assertVersion(session.version, ref.version);
    const { next } = answered(() =>
      changeSession(session, input, {
        ...this.#planning(),
        course: this.#course(session.course),
        seats: this.#seats(session.id),
      }),
    );
    return this.#keepSession(next);
  }

  async cancelSession(
    ref: SessionRef & { version: number },
    input: { reason: string },
  ): Promise<SessionView> {
    this.#writes('cancelSession', input);
    const session = this.#session(ref.session);
    this.#assertVersion(session.version, ref.version);
    const { next } = answered(() =>
      cancelSession(session, input, {
        ...this.#planning(),
        course: this.#course(session.course),
      }),
    );
    return this.#keepSession(next);
  }

  async signUp(ref: SessionRef): Promise<SessionView> {
    this.#writes('signUp', ref.session);
    const session = this.#session(ref.session);
    const { seats } = answered(() =>
      signUp(session, this.#seats(session.id), this.#seatCall(session)),
    );
    this.seatsOf.set(session.id, seats);
    return this.#sessionView(session);
  }

  async leave(ref: SessionRef): Promise<SessionView> {
    this.#writes('leave', ref.session);
    const session = this.#session(ref.session);
    const { seats } = answered(() =>
      leaveSession(session, this.#seats(session.id), this.#seatCall(session)),
    );
    this.seatsOf.set(session.id, seats);
    return this.#sessionView(session);
  }

  async seats(ref: SessionRef) {
    this.#reads();
    return this.#seats(ref.session);
  }

  async recordAttendance(
    ref: SessionRef,
    input: Parameters<TrainingApi['recordAttendance']>[1],
  ): Promise<SessionSeat[]> {
    this.#writes('recordAttendance', input);
    const session = this.#session(ref.session);
    const { seats } = answered(() =>
      recordAttendance(session, this.#seats(session.id), input, {
        ...this.#call(),
        at: this.now,
        course: this.#course(session.course),
        members: new Set(this.members.map(({ person }) => person)),
      }),
    );
    this.seatsOf.set(session.id, seats);
    return seats;
  }

  async sessionCalendar() {
    this.#reads();
    return new Blob(['BEGIN:VCALENDAR']);
  }

  async myCalendar() {
    this.#reads();
    return new Blob(['BEGIN:VCALENDAR']);
  }

  async course(ref: CourseRef): Promise<CourseReading> {
    this.#reads();
    const course = this.#course(ref.course);
    const mine = this.#mine(course);
    return { course, ...(mine ? { mine } : {}) };
  }

  async readUnit(ref: CourseRef & { unit: string }): Promise<CourseReading> {
    this.#writes('readUnit', ref.unit);
    const key = `${this.me.ref} ${ref.course}`;
    const read = this.reads.get(key) ?? [];
    this.reads.set(key, [...read, { unit: ref.unit, at: this.now }]);
    return this.course(ref);
  }

  async assessment({ assessment }: { assessment: string }) {
    this.#reads();
    const definition = this.#current(assessment);
    const candidate =
      definition.kind === 'exam' && isCandidate(this.me.ref, assessment, this);
    const verdict = mayOnTraining('read-answers', this.#call(), { candidate });
    if (!verdict.allowed) throw refusal(403, verdict);
    const own = this.versions.filter(each => each.assessment === assessment);
    const template: AssessmentVersion = {
      assessment,
      version: 0,
      definition,
      origin: 'template',
      by: 'plugin:cutover',
      at: this.now,
    };
    return own.length ? [...own].reverse() : [template];
  }

  async saveAssessment(
    ref: { assessment: string; version: number },
    { definition }: { definition: TemplateAssessment },
  ): Promise<AssessmentVersion> {
    this.#writes('saveAssessment', definition);
    const found = currentAssessment(
      this.template,
      this.versions,
      ref.assessment,
    );
    this.#assertVersion(found?.version ?? 0, ref.version);
    const { next, isNew } = answered(() =>
      saveAssessment(ref.assessment, definition, {
        ...this.#call(),
        at: this.now,
        spec: this.template,
        versions: this.versions,
        courses: this.courses,
        basedOn: ref.version,
        candidate: isCandidate(this.me.ref, ref.assessment, this),
      }),
    );
    if (isNew) this.versions.push(next);
    return next;
  }

  async readQuestions(_cutover: string, gift: string) {
    this.#reads();
    return parseGift(gift);
  }

  async startAttempt(ref: AssessmentRef) {
    this.#writes('startAttempt', ref.assessment);
    this.endOverdue();
    const course = this.#course(ref.course);
    const { version, isNew: isFirst } = this.#versionFor(ref.assessment);
    const { next, isNew } = answered(() =>
      startAttempt(this.#call(), {
        course,
        member: this.#member(course.id, this.me.ref),
        version,
        attempts: this.#attemptsOf(course.id, this.me.ref),
        attended: this.#attended(course.id, this.me.ref),
        at: this.now,
        id: this.#id(),
        seed: SEED,
      }),
    );
    if (isFirst) this.versions.push(version);
    if (isNew) this.attempts.push(next);
    return this.#paper(next);
  }

  async attempt(ref: AttemptRef) {
    this.#reads();
    this.endOverdue();
    const attempt = this.attemptOf(ref.attempt);
    return attempt.status === 'open'
      ? { paper: this.#paper(attempt) }
      : { result: this.#result(attempt) };
  }

  async saveAnswer(
    ref: AttemptRef & { question: string },
    { answer }: { answer: Answer },
  ) {
    this.#writes('saveAnswer', { [ref.question]: answer });
    const attempt = this.attemptOf(ref.attempt);
    answered(() =>
      assertMaySave(
        attempt,
        this.#exam(attempt),
        { [ref.question]: answer },
        { at: this.now, by: this.me },
      ),
    );
    this.answers.set(attempt.id, {
      ...this.answers.get(attempt.id),
      [ref.question]: answer,
    });
    const { remaining } = this.#paper(attempt);
    return {
      savedAt: this.now,
      ...(remaining === undefined ? {} : { remaining }),
    };
  }

  async handIn(
    ref: AttemptRef,
    { answers: brought = {} }: { answers?: Record<string, Answer> },
  ) {
    this.#writes('handIn', brought);
    const attempt = this.attemptOf(ref.attempt);
    const { answers, late, next } = answered(() =>
      handIn(attempt, this.#exam(attempt), {
        at: this.now,
        by: this.me,
        saved: this.answers.get(attempt.id) ?? {},
        brought,
      }),
    );
    this.answers.set(attempt.id, { ...answers });
    this.#keepAttempt(next);
    if (late) {
      answered(() => {
        throw timeOver(next);
      });
    }
    return this.#result(next);
  }

  async questionnaire(ref: AssessmentRef) {
    this.#reads();
    const definition = this.#current(ref.assessment);
    if (definition.kind !== 'questionnaire') throw refusal(409, NO_SUCH);
    const { people } = this.#questionnaireOf(ref.assessment);
    return { definition, version: 1, answered: people.has(this.me.ref) };
  }

  async answerQuestionnaire(
    ref: AssessmentRef,
    { answers }: { answers: QuestionnaireAnswers },
  ) {
    this.#writes('answerQuestionnaire', answers);
    const definition = this.#current(ref.assessment);
    if (definition.kind !== 'questionnaire') throw refusal(409, NO_SUCH);
    answered(() => assertQuestionnaire(definition, answers));
    this.answerAs(this.me.ref, ref.assessment, answers);
  }

  async rubric({ assessment }: AssessmentRef) {
    this.#reads();
    const { definition, version } = answered(() =>
      findAssessment(this.template, this.versions, assessment),
    );
    if (definition.kind !== 'practical') throw refusal(404, NO_SUCH);
    return { definition, version };
  }

  async assessPractical(
    ref: AssessmentRef,
    input: Parameters<TrainingApi['assessPractical']>[1],
  ): Promise<CoursePerson> {
    this.#writes('assessPractical', input);
    const course = this.#course(ref.course);
    const { version } = this.#versionFor(ref.assessment);
    const attempt = answered(() =>
      assessPractical(assessPracticalInputSchema.parse(input), this.#call(), {
        course,
        member: this.#member(course.id, input.person),
        version,
        attempts: this.#attemptsOf(course.id, input.person),
        attended: this.#attended(course.id, input.person),
        sessions: this.sessions,
        at: this.now,
        id: this.#id(),
      }),
    );
    this.versions.push(version);
    this.#keepAttempt(attempt);
    return this.#person(this.memberOf(course.id, input.person));
  }

  async decideExhausted(
    ref: CourseRef & { person: string },
    input: Parameters<TrainingApi['decideExhausted']>[1],
  ): Promise<CoursePerson> {
    this.#writes('decideExhausted', input);
    const member = this.memberOf(ref.course, ref.person);
    const { next } = answered(() =>
      decideExhausted(member, input, {
        ...this.#call(),
        at: this.now,
        course: this.#course(ref.course),
        heads: this.#headsOf(member),
      }),
    );
    this.#keepMember(next);
    return this.#person(next);
  }

  async remind(
    ref: CourseRef,
    input: RemindTraineesInput = {},
  ): Promise<RemindedTrainees> {
    this.#writes('remind', input);
    const course = this.#course(ref.course);
    const departments = answered(() =>
      departmentsToRemind(
        this.#call(),
        { course },
        {
          departments: this.departments,
          ...(input.department ? { asked: input.department } : {}),
        },
      ),
    );
    const missing = this.members
      .filter(each => each.course === course.id && isNeeded(each))
      .filter(each => !isCertified(each, this.now))
      .filter(({ roles }) => !input.role || roles.includes(input.role))
      .filter(
        ({ department }) =>
          !departments || departments.includes(department ?? ''),
      );
    const key = ({ person }: CourseMember) => `${person} ${course.id}`;
    const fresh = missing.filter(
      each =>
        !((this.reminded.get(key(each)) ?? '') > remindedBefore(this.now)),
    );
    fresh.forEach(each => this.reminded.set(key(each), this.now));
    return {
      reminded: fresh.length,
      before: missing.length - fresh.length,
    };
  }

  async mine(): Promise<MyTraining[]> {
    this.#reads();
    this.endOverdue();
    return this.courses.flatMap(course => {
      const mine = this.#mine(course);
      if (!mine) return [];
      const { id, name, title, window } = this.cutover;
      return [
        {
          ...mine,
          cutover: { id, name, title },
          definition: course.definition,
          dueDay: dueDayOf(course, this.cutover),
          timeZone: window.timeZone,
          late:
            isCourseLate(course, this.cutover, this.now) &&
            !isCertified(mine.member, this.now),
          sessions: this.sessions
            .filter(each => each.course === course.id)
            .map(each => this.#sessionView(each)),
        },
      ];
    });
  }

  async readiness() {
    this.#reads();
    return this.entityReadiness;
  }

  async assessmentsOf(entity: string): Promise<EntityAssessments> {
    this.#reads();
    const { id, name, title } = this.cutover;
    const items = this.members
      .filter(
        member =>
          [member.person, member.department].includes(entity) &&
          this.#maySee(member),
      )
      .map(member => {
        const course = this.#course(member.course);
        return {
          cutover: { id, name, title },
          course: {
            id: course.id,
            title: course.definition.title,
            dueDay: dueDayOf(course, this.cutover),
          },
          person: member.person,
          standings: this.#standings(course, member),
          ...(member.certificate ? { certificate: member.certificate } : {}),
        };
      });
    return { items, more: this.moreAssessments };
  }

  /** Somebody answers a questionnaire. */
  answerAs(person: string, assessment: string, answers: QuestionnaireAnswers) {
    const kept = this.#questionnaireOf(assessment);
    kept.people.add(person);
    kept.answers.push(answers);
    const definition = this.#current(assessment);
    if (
      definition.kind === 'questionnaire' &&
      areShown(kept.answers.length - kept.shown, definition)
    ) {
      kept.shown = kept.answers.length;
    }
  }

  /** Ends the attempts whose time is over, as the server does by itself. */
  endOverdue() {
    for (const attempt of this.attempts) {
      if (isTimeOver(attempt, this.now)) {
        const saved = this.answers.get(attempt.id) ?? {};
        this.#keepAttempt(timeOut(attempt, this.#exam(attempt), saved));
      }
    }
  }

  attemptOf(id: string): Attempt {
    const found = this.attempts.find(each => each.id === id);
    if (found) return found;
    throw refusal(404, {
      reason: 'training.unknown-attempt',
      message: 'No such attempt',
    });
  }

  memberOf(course: string, person: string): CourseMember {
    const found = this.#member(course, person);
    if (!found) throw new Error(`${person} does not need ${course}`);
    return found;
  }

  /** Puts a session or a course into another state, as if somebody else had done it. */
  elsewhere(id: string, part: Partial<TrainingSession> & Partial<Course>) {
    this.sessions = this.sessions.map(each =>
      each.id === id ? { ...each, ...part, version: each.version + 1 } : each,
    );
    this.courses = this.courses.map(each =>
      each.id === id ? { ...each, ...part, version: each.version + 1 } : each,
    );
  }

  #reads() {
    if (this.refuse.read) throw this.refuse.read;
  }

  #writes(act: string, input: unknown) {
    this.sent.push({ act, input });
    if (this.refuse.write) throw this.refuse.write;
  }

  #call() {
    return { cutover: this.cutover, spec: this.template, by: this.me };
  }

  #planning() {
    return {
      ...this.#call(),
      at: this.now,
      known: this.#known,
      versions: this.versions,
    };
  }

  #seatCall({ course }: TrainingSession) {
    return {
      ...this.#call(),
      at: this.now,
      member: this.#member(course, this.me.ref),
    };
  }

  #assertVersion(found: number, asked: number) {
    if (found === asked) return;
    throw refusal(412, {
      reason: 'precondition.stale',
      message: 'Somebody saved first',
    });
  }

  #course(id: string): Course {
    const found = this.courses.find(each => each.id === id);
    if (found) return found;
    throw refusal(404, NO_SUCH);
  }

  #session(id: string): TrainingSession {
    const found = this.sessions.find(each => each.id === id);
    if (found) return found;
    throw refusal(404, NO_SUCH);
  }

  #seats(session: string): SessionSeat[] {
    return this.seatsOf.get(session) ?? [];
  }

  #member(course: string, person: string) {
    return this.members.find(
      each => each.course === course && each.person === person,
    );
  }

  #headsOf({ department }: CourseMember) {
    return this.departments.find(({ ref }) => ref === department)?.heads ?? [];
  }

  #maySee(member: CourseMember) {
    return mayOnTraining('read-results', this.#call(), {
      course: this.#course(member.course),
      person: member.person,
      heads: this.#headsOf(member),
    }).allowed;
  }

  #current(id: string): TemplateAssessment {
    return answered(() => findAssessment(this.template, this.versions, id))
      .definition;
  }

  #versionFor(id: string) {
    return answered(() =>
      assessmentVersionFor(this.template, this.versions, id, {
        at: this.now,
        by: 'plugin:cutover',
      }),
    );
  }

  #exam(attempt: Attempt): Exam {
    const definition = this.#sat(attempt);
    if (definition.kind !== 'exam') throw new Error('No exam');
    return definition;
  }

  /** What was asked in an attempt. */
  #sat({ assessment, version }: Attempt): GradedAssessment {
    const found = this.versions.find(
      each => each.assessment === assessment && each.version === version,
    )?.definition;
    if (!found || !isGraded(found)) throw new Error('Nothing to be passed');
    return found;
  }

  #attemptsOf(course: string, person: string) {
    return this.attempts.filter(
      each => each.course === course && each.person === person,
    );
  }

  #attended(course: string, person: string) {
    return this.sessions.filter(
      session =>
        session.course === course &&
        this.#seats(session.id).some(
          seat => seat.person === person && seat.status === 'attended',
        ),
    );
  }

  #record(course: Course, member: CourseMember) {
    return {
      member,
      course,
      attempts: this.#attemptsOf(course.id, member.person),
      attended: this.#attended(course.id, member.person),
      assessments: this.#assessmentsOf(course),
      read: this.reads.get(`${member.person} ${course.id}`) ?? [],
      at: this.now,
    };
  }

  #assessmentsOf({ definition }: Course) {
    return assessmentsOf(definition, this.template, this.versions).map(
      each => each.definition,
    );
  }

  #standings(course: Course, member: CourseMember) {
    return this.#assessmentsOf(course).map(definition =>
      assessmentStanding({
        ...this.#record(course, member),
        definition,
        answered: this.#questionnaireOf(definition.id).people.has(
          member.person,
        ),
      }),
    );
  }

  #mine(course: Course): MyCourse | undefined {
    const member = this.#member(course.id, this.me.ref);
    if (!member || member.leftAt) return undefined;
    const record = this.#record(course, member);
    return {
      member,
      standings: this.#standings(course, member),
      read: record.read.map(({ unit }) => unit),
      todo: todoOf({
        ...record,
        answered: new Set(
          record.assessments
            .map(({ id }) => id)
            .filter(id => this.#questionnaireOf(id).people.has(this.me.ref)),
        ),
      }),
    };
  }

  #courseView(course: Course): CourseView {
    const own = this.members.filter(each => each.course === course.id);
    const { needed, certified } = readinessOf(own, this.now);
    const mine = this.#mine(course);
    return {
      ...course,
      dueDay: dueDayOf(course, this.cutover),
      sessions: this.sessions
        .filter(each => each.course === course.id)
        .map(each => this.#sessionView(each)),
      assessments: assessmentsOf(
        course.definition,
        this.template,
        this.versions,
      ).map(({ definition, version }) => ({
        id: definition.id,
        kind: definition.kind,
        title: definition.title,
        version,
        ...(isGraded(definition)
          ? { passMark: definition.passMark, attempts: definition.attempts }
          : {}),
      })),
      readiness: { needed, certified },
      ...(mine ? { mine } : {}),
      allowed: allowedOnCourse(this.#call(), {
        course,
        heads: this.departments.flatMap(({ heads }) => heads),
      }),
    };
  }

  #sessionView(session: TrainingSession): SessionView {
    const seats = this.#seats(session.id);
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
        ...this.#seatCall(session),
        course: this.#course(session.course),
        seat,
      }),
    };
  }

  #person(member: CourseMember): CoursePerson {
    const course = this.#course(member.course);
    const record = this.#record(course, member);
    return {
      member,
      standings: this.#standings(course, member),
      read: record.read.length,
      units: course.definition.units.length,
      allowed: allowedOnPerson(this.#call(), {
        course,
        member,
        person: member.person,
        heads: this.#headsOf(member),
      }),
    };
  }

  #paper(attempt: Attempt) {
    return paperOf(attempt, this.#exam(attempt), {
      answers: this.answers.get(attempt.id) ?? {},
      at: this.now,
    });
  }

  #result(attempt: Attempt) {
    const course = this.#course(attempt.course);
    const member = this.memberOf(course.id, attempt.person);
    const definition = this.#sat(attempt);
    return resultReview(attempt, definition, {
      answers: this.answers.get(attempt.id) ?? {},
      candidate: isCandidate(attempt.person, attempt.assessment, this),
      standing: assessmentStanding({
        ...this.#record(course, member),
        definition,
      }),
    });
  }

  #questionnaireOf(assessment: string) {
    const kept = this.questionnaires.get(assessment) ?? {
      people: new Set<string>(),
      answers: [],
      shown: 0,
    };
    this.questionnaires.set(assessment, kept);
    return kept;
  }

  #keepAttempt(attempt: Attempt) {
    const at = this.attempts.findIndex(({ id }) => id === attempt.id);
    if (at < 0) this.attempts.push(attempt);
    else this.attempts[at] = attempt;
    const member = this.memberOf(attempt.course, attempt.person);
    this.#keepMember(
      memberAfter(this.#record(this.#course(attempt.course), member)),
    );
  }

  #keepMember(member: CourseMember) {
    this.members = this.members.map(each =>
      each.person === member.person && each.course === member.course
        ? member
        : each,
    );
  }

  #keepCourse(course: Course): CourseView {
    const saved = { ...course, version: course.version + 1 };
    this.courses = this.courses.map(each =>
      each.id === course.id ? saved : each,
    );
    return this.#courseView(saved);
  }

  #keepSession(session: TrainingSession): SessionView {
    const saved = { ...session, version: session.version + 1 };
    this.sessions = this.sessions.map(each =>
      each.id === session.id ? saved : each,
    );
    return this.#sessionView(saved);
  }

  #id() {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }
}
