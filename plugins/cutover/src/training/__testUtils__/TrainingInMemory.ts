import {
  areShown,
  askedVersion,
  assessmentsOf,
  assessmentVersionFor,
  findAssessment,
  isGraded,
  isTimeOver,
  mayOnTraining,
  memberAfter,
  timeOut,
  type Actor,
  type Answer,
  type AssessmentVersion,
  type Attempt,
  type Course,
  type CourseMember,
  type Cutover,
  type CutoverTemplateSpec,
  type Department,
  type EntityReadiness,
  type Exam,
  type GradedAssessment,
  type QuestionnaireAnswers,
  type SessionSeat,
  type TemplateAssessment,
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

export const NO_SUCH = {
  reason: 'training.unknown-course',
  message: 'There is none',
};

interface Start {
  cutover?: Cutover;
  template?: CutoverTemplateSpec;
  courses?: Course[];
  members?: CourseMember[];
  sessions?: TrainingSession[];
}

/** What is known of the training of a cutover, and what a test sees or changes of it beside the calls of a page. */
export abstract class TrainingInMemory {
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
  /** Who has answered, and what, by assessment and version; kept apart. */
  questionnaires = new Map<
    string,
    {
      assessment: string;
      version: number;
      people: Set<string>;
      answers: QuestionnaireAnswers[];
      shown: number;
    }
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
  protected readonly known = new Set([alice, bob, carol, SHOP, STOCK]);
  #ids = 800;

  constructor(start: Start = {}) {
    this.cutover = start.cutover ?? aCutover();
    this.template = start.template ?? trainingTemplate;
    this.courses = start.courses ?? [aCourse()];
    this.members = start.members ?? [];
    this.sessions = start.sessions ?? [];
  }

  /** Somebody answers a questionnaire. */
  answerAs(person: string, assessment: string, answers: QuestionnaireAnswers) {
    const { isNew, version } = this.versionFor(assessment);
    if (isNew) this.versions.push(version);
    const kept = this.questionnaireOf(assessment, version.version);
    kept.people.add(person);
    kept.answers.push(answers);
    const { definition } = version;
    if (
      definition.kind === 'questionnaire' &&
      areShown(kept.answers.length - kept.shown, definition)
    ) {
      kept.shown = kept.answers.length;
    }
  }

  /** Somebody changes what is asked; what was asked before is kept. */
  changeTo(definition: TemplateAssessment) {
    const { isNew, version: before } = this.versionFor(definition.id);
    if (isNew) this.versions.push(before);
    this.versions.push({
      ...{ assessment: definition.id, version: before.version + 1 },
      ...{ definition, origin: 'cutover', by: carol, at: this.now },
    });
  }

  /** Ends the attempts whose time is over, as the server does by itself. */
  endOverdue() {
    for (const attempt of this.attempts) {
      if (isTimeOver(attempt, this.now)) {
        const saved = this.answers.get(attempt.id) ?? {};
        this.keepAttempt(timeOut(attempt, this.examOf(attempt), saved));
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
    const found = this.memberIn(course, person);
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

  protected reading() {
    if (this.refuse.read) throw this.refuse.read;
  }

  protected writing(act: string, input: unknown) {
    this.sent.push({ act, input });
    if (this.refuse.write) throw this.refuse.write;
  }

  protected call() {
    return { cutover: this.cutover, spec: this.template, by: this.me };
  }

  protected planning() {
    return {
      ...this.call(),
      at: this.now,
      known: this.known,
      versions: this.versions,
    };
  }

  protected seatCall({ course }: TrainingSession) {
    return {
      ...this.call(),
      at: this.now,
      member: this.memberIn(course, this.me.ref),
    };
  }

  protected assertVersion(found: number, asked: number) {
    if (found === asked) return;
    throw refusal(412, {
      reason: 'precondition.stale',
      message: 'Somebody saved first',
    });
  }

  protected courseOf(id: string): Course {
    const found = this.courses.find(each => each.id === id);
    if (found) return found;
    throw refusal(404, NO_SUCH);
  }

  protected sessionOf(id: string): TrainingSession {
    const found = this.sessions.find(each => each.id === id);
    if (found) return found;
    throw refusal(404, NO_SUCH);
  }

  protected seatsAt(session: string): SessionSeat[] {
    return this.seatsOf.get(session) ?? [];
  }

  protected memberIn(course: string, person: string) {
    return this.members.find(
      each => each.course === course && each.person === person,
    );
  }

  protected headsOf({ department }: CourseMember) {
    return this.departments.find(({ ref }) => ref === department)?.heads ?? [];
  }

  protected maySee(member: CourseMember) {
    return mayOnTraining('read-results', this.call(), {
      course: this.courseOf(member.course),
      person: member.person,
      heads: this.headsOf(member),
    }).allowed;
  }

  protected current(id: string): TemplateAssessment {
    return answered(() => findAssessment(this.template, this.versions, id))
      .definition;
  }

  protected versionFor(id: string) {
    return answered(() =>
      assessmentVersionFor(this.template, this.versions, id, {
        at: this.now,
        by: 'plugin:cutover',
      }),
    );
  }

  protected examOf(attempt: Attempt): Exam {
    const definition = this.definitionOf(attempt);
    if (definition.kind !== 'exam') throw new Error('No exam');
    return definition;
  }

  /** What was asked in an attempt. */
  protected definitionOf({ assessment, version }: Attempt): GradedAssessment {
    const found = this.versions.find(
      each => each.assessment === assessment && each.version === version,
    )?.definition;
    if (!found || !isGraded(found)) throw new Error('Nothing to be passed');
    return found;
  }

  protected attemptsOf(course: string, person: string) {
    return this.attempts.filter(
      each => each.course === course && each.person === person,
    );
  }

  protected attendedBy(course: string, person: string) {
    return this.sessions.filter(
      session =>
        session.course === course &&
        this.seatsAt(session.id).some(
          seat => seat.person === person && seat.status === 'attended',
        ),
    );
  }

  protected recordOf(course: Course, member: CourseMember) {
    return {
      member,
      course,
      attempts: this.attemptsOf(course.id, member.person),
      attended: this.attendedBy(course.id, member.person),
      assessments: this.definitionsOf(course),
      read: this.reads.get(`${member.person} ${course.id}`) ?? [],
      at: this.now,
    };
  }

  protected definitionsOf({ definition }: Course) {
    return assessmentsOf(definition, this.template, this.versions).map(
      each => each.definition,
    );
  }

  protected questionnaireOf(assessment: string, version: number) {
    const key = `${assessment} ${version}`;
    const kept = this.questionnaires.get(key) ?? {
      ...{ assessment, version, shown: 0 },
      ...{ people: new Set<string>(), answers: [] },
    };
    this.questionnaires.set(key, kept);
    return kept;
  }

  /** Of a questionnaire, the newest version that somebody has answered. */
  protected answeredVersion(assessment: string, person: string) {
    return [...this.questionnaires.values()]
      .filter(each => each.assessment === assessment && each.people.has(person))
      .map(({ version }) => version)
      .sort((one, other) => one - other)
      .at(-1);
  }

  protected askedNow(assessment: string) {
    return askedVersion(this.template, this.versions, assessment);
  }

  protected keepAttempt(attempt: Attempt) {
    const at = this.attempts.findIndex(({ id }) => id === attempt.id);
    if (at < 0) this.attempts.push(attempt);
    else this.attempts[at] = attempt;
    const member = this.memberOf(attempt.course, attempt.person);
    this.keepMember(
      memberAfter(this.recordOf(this.courseOf(attempt.course), member)),
    );
  }

  protected keepMember(member: CourseMember) {
    this.members = this.members.map(each =>
      each.person === member.person && each.course === member.course
        ? member
        : each,
    );
  }

  protected nextId() {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }
}
