import {
  departmentsToRemind,
  dueDayOf,
  examStatistics,
  isCertified,
  isNeeded,
  isOverdue,
  mayOnTraining,
  isGraded,
  questionnaireResult,
  readinessOf,
  remindedBefore,
  shownVersion,
  type AssessmentResults,
  type CourseMember,
  type CourseReading,
  type CourseRef,
  type EntityAssessments,
  type MyTraining,
  type Questionnaire,
  type RemindedTrainees,
  type RemindTraineesInput,
  type ResultsRef,
  type TrainedPeople,
  type TrainingApi,
  type TrainingOverview,
} from '@backstage-cutover/plugin-cutover-common';
import { answered, refusal } from '../../lifecycle/__testUtils__/refusal';
import { AssessedTraining } from './AssessedTraining';

/** The training of a cutover in memory: it decides by the real rules of the domain. */
export class FakeTrainingApi extends AssessedTraining implements TrainingApi {
  async overview(): Promise<TrainingOverview> {
    this.reading();
    this.looks += 1;
    const ready = readinessOf(this.members, this.now);
    const ids = new Set(
      this.courses.flatMap(({ definition }) => definition.audience),
    );
    return {
      courses: this.courses.map(course => this.courseView(course)),
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
      allowed: { manage: mayOnTraining('manage', this.call()) },
    };
  }

  async people(_cutover: string, query: TrainedPeople = {}) {
    this.reading();
    const { course, department, person, role, certified, after = '0' } = query;
    const found = this.members.filter(
      member =>
        !member.leftAt &&
        this.maySee(member) &&
        (!course || member.course === course) &&
        (!department || member.department === department) &&
        (!person || member.person === person) &&
        (!role || member.roles.includes(role)) &&
        (certified === undefined ||
          isCertified(member, this.now) === certified),
    );
    const from = Number(after);
    const to = from + (query.limit ?? 100);
    return {
      items: found.slice(from, to).map(member => this.coursePerson(member)),
      ...(to < found.length ? { next: String(to) } : {}),
      total: found.length,
    };
  }

  async results({
    assessment,
    course,
    department,
    version: chosen,
  }: ResultsRef): Promise<AssessmentResults> {
    this.reading();
    const definition = this.current(assessment);
    const verdict = mayOnTraining('read-results', this.call(), {
      course: this.courseOf(course),
      heads:
        this.departments.find(({ ref }) => ref === department)?.heads ?? [],
    });
    if (!verdict.allowed) throw refusal(403, verdict);
    const kept = this.versions.filter(each => each.assessment === assessment);
    // Attempts that a test begins with are at a first version that nobody has written down.
    const all = kept.length ? kept : [this.versionFor(assessment).version];
    const asked = chosen === undefined ? {} : { version: chosen };
    if (isGraded(definition)) {
      const versions = all.flatMap(each =>
        isGraded(each.definition)
          ? [{ ...each, definition: each.definition }]
          : [],
      );
      return answered(() =>
        examStatistics(
          this.attempts.filter(each => each.assessment === assessment),
          { current: definition, versions, ...asked },
        ),
      );
    }
    const versions = all.flatMap(each =>
      each.definition.kind === 'questionnaire'
        ? [{ ...each, definition: each.definition }]
        : [],
    );
    const taken = new Map(
      [...this.questionnaires.values()]
        .filter(each => each.assessment === assessment && each.people.size)
        .map(({ people, version }) => [version, people.size]),
    );
    const shown = answered(() =>
      shownVersion({ current: definition, versions, ...asked }, taken),
    );
    return {
      ...this.#sumOf(shown.definition, shown.told.version ?? 0),
      ...shown.told,
    };
  }

  #sumOf(definition: Questionnaire, version: number) {
    const { answers, people, shown } = this.questionnaireOf(
      definition.id,
      version,
    );
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
    this.reading();
    return new Blob(['person,share\n']);
  }

  async course(ref: CourseRef): Promise<CourseReading> {
    this.reading();
    const course = this.courseOf(ref.course);
    const mine = this.myCourse(course);
    const over = this.cutover.status !== 'running';
    return { course, over, ...(mine ? { mine } : {}) };
  }

  async readUnit(ref: CourseRef & { unit: string }): Promise<CourseReading> {
    this.writing('readUnit', ref.unit);
    const key = `${this.me.ref} ${ref.course}`;
    const read = this.reads.get(key) ?? [];
    this.reads.set(key, [...read, { unit: ref.unit, at: this.now }]);
    return this.course(ref);
  }

  async remind(
    ref: CourseRef,
    input: RemindTraineesInput = {},
  ): Promise<RemindedTrainees> {
    this.writing('remind', input);
    const course = this.courseOf(ref.course);
    const departments = answered(() =>
      departmentsToRemind(
        this.call(),
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
    this.reading();
    this.endOverdue();
    return this.courses.flatMap(course => {
      const mine = this.myCourse(course);
      if (!mine) return [];
      const { id, name, title, window } = this.cutover;
      return [
        {
          ...mine,
          cutover: { id, name, title },
          definition: course.definition,
          dueDay: dueDayOf(course, this.cutover),
          timeZone: window.timeZone,
          late: isOverdue(mine.member, course, this.cutover, this.now),
          sessions: this.sessions
            .filter(each => each.course === course.id)
            .map(each => this.sessionView(each)),
        },
      ];
    });
  }

  async readiness() {
    this.reading();
    return this.entityReadiness;
  }

  async assessmentsOf(entity: string): Promise<EntityAssessments> {
    this.reading();
    const { id, name, title } = this.cutover;
    const items = this.members
      .filter(
        member =>
          [member.person, member.department].includes(entity) &&
          this.maySee(member),
      )
      .map(member => {
        const course = this.courseOf(member.course);
        return {
          cutover: { id, name, title },
          course: {
            id: course.id,
            title: course.definition.title,
            dueDay: dueDayOf(course, this.cutover),
          },
          person: member.person,
          standings: this.standingsOf(course, member),
          ...(member.certificate ? { certificate: member.certificate } : {}),
          late: isOverdue(member, course, this.cutover, this.now),
        };
      });
    return { items, more: this.moreAssessments };
  }
}
