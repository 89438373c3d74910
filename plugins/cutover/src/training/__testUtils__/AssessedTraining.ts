import {
  assertMaySave,
  assertQuestionnaire,
  assertStillAsked,
  assessmentStanding,
  assessPractical,
  assessPracticalInputSchema,
  currentAssessment,
  decideExhausted,
  findAssessment,
  handIn,
  isCandidate,
  mayOnTraining,
  paperOf,
  parseGift,
  resultReview,
  saveAssessment,
  startAttempt,
  timeOver,
  type Answer,
  type AssessmentRef,
  type AssessmentVersion,
  type Attempt,
  type AttemptRef,
  type CoursePerson,
  type CourseRef,
  type QuestionnaireAnswers,
  type TemplateAssessment,
  type TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import { answered, refusal } from '../../lifecycle/__testUtils__/refusal';
import { PlannedTraining } from './PlannedTraining';
import { NO_SUCH } from './TrainingInMemory';

/** Of attempts: whatever is drawn, it is drawn the same. */
const SEED = 7;

/** Assessments: what they ask, sitting and answering them, and what follows. */
export abstract class AssessedTraining extends PlannedTraining {
  async assessment({ assessment }: { assessment: string }) {
    this.reading();
    const definition = this.current(assessment);
    const candidate =
      definition.kind === 'exam' && isCandidate(this.me.ref, assessment, this);
    const verdict = mayOnTraining('read-answers', this.call(), { candidate });
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
    this.writing('saveAssessment', definition);
    const found = currentAssessment(
      this.template,
      this.versions,
      ref.assessment,
    );
    this.assertVersion(found?.version ?? 0, ref.version);
    const { next, isNew } = answered(() =>
      saveAssessment(ref.assessment, definition, {
        ...this.call(),
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
    this.reading();
    return parseGift(gift);
  }

  async rubric({ assessment }: AssessmentRef) {
    this.reading();
    const { definition, version } = answered(() =>
      findAssessment(this.template, this.versions, assessment),
    );
    if (definition.kind !== 'practical') throw refusal(404, NO_SUCH);
    return { definition, version };
  }

  async startAttempt(ref: AssessmentRef) {
    this.writing('startAttempt', ref.assessment);
    this.endOverdue();
    const course = this.courseOf(ref.course);
    const { version, isNew: isFirst } = this.versionFor(ref.assessment);
    const { next, isNew } = answered(() =>
      startAttempt(this.call(), {
        course,
        member: this.memberIn(course.id, this.me.ref),
        version,
        attempts: this.attemptsOf(course.id, this.me.ref),
        attended: this.attendedBy(course.id, this.me.ref),
        at: this.now,
        id: this.nextId(),
        seed: SEED,
      }),
    );
    if (isFirst) this.versions.push(version);
    if (isNew) this.attempts.push(next);
    return this.#paper(next);
  }

  async attempt(ref: AttemptRef) {
    this.reading();
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
    this.writing('saveAnswer', { [ref.question]: answer });
    const attempt = this.attemptOf(ref.attempt);
    answered(() =>
      assertMaySave(
        attempt,
        this.examOf(attempt),
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
    this.writing('handIn', brought);
    const attempt = this.attemptOf(ref.attempt);
    const { answers, late, next } = answered(() =>
      handIn(attempt, this.examOf(attempt), {
        at: this.now,
        by: this.me,
        saved: this.answers.get(attempt.id) ?? {},
        brought,
      }),
    );
    this.answers.set(attempt.id, { ...answers });
    this.keepAttempt(next);
    if (late) {
      answered(() => {
        throw timeOver(next);
      });
    }
    return this.#result(next);
  }

  async questionnaire(ref: AssessmentRef) {
    this.reading();
    const definition = this.current(ref.assessment);
    if (definition.kind !== 'questionnaire') throw refusal(409, NO_SUCH);
    const { assessment } = ref;
    const asked = this.askedNow(assessment);
    const theirs = [...this.questionnaires.values()].flatMap(each =>
      each.assessment === assessment && each.people.has(this.me.ref)
        ? each.version
        : [],
    );
    return {
      definition,
      version:
        currentAssessment(this.template, this.versions, assessment)?.version ??
        0,
      answered: theirs.includes(asked),
      answeredBefore: theirs.some(version => version !== asked),
    };
  }

  async answerQuestionnaire(
    ref: AssessmentRef,
    {
      answers,
      version: read,
    }: { answers: QuestionnaireAnswers; version?: number },
  ) {
    this.writing('answerQuestionnaire', answers);
    const { version } = this.versionFor(ref.assessment);
    const { definition } = version;
    if (definition.kind !== 'questionnaire') throw refusal(409, NO_SUCH);
    answered(() => assertStillAsked(read, version));
    answered(() => assertQuestionnaire(definition, answers));
    this.answerAs(this.me.ref, ref.assessment, answers);
  }

  async assessPractical(
    ref: AssessmentRef,
    input: Parameters<TrainingApi['assessPractical']>[1],
  ): Promise<CoursePerson> {
    this.writing('assessPractical', input);
    const course = this.courseOf(ref.course);
    const { version } = this.versionFor(ref.assessment);
    const attempt = answered(() =>
      assessPractical(assessPracticalInputSchema.parse(input), this.call(), {
        course,
        member: this.memberIn(course.id, input.person),
        version,
        attempts: this.attemptsOf(course.id, input.person),
        attended: this.attendedBy(course.id, input.person),
        sessions: this.sessions,
        at: this.now,
        id: this.nextId(),
      }),
    );
    this.versions.push(version);
    this.keepAttempt(attempt);
    return this.coursePerson(this.memberOf(course.id, input.person));
  }

  async decideExhausted(
    ref: CourseRef & { person: string },
    input: Parameters<TrainingApi['decideExhausted']>[1],
  ): Promise<CoursePerson> {
    this.writing('decideExhausted', input);
    const member = this.memberOf(ref.course, ref.person);
    const { next } = answered(() =>
      decideExhausted(member, input, {
        ...this.call(),
        at: this.now,
        course: this.courseOf(ref.course),
        heads: this.headsOf(member),
      }),
    );
    this.keepMember(next);
    return this.coursePerson(next);
  }

  #paper(attempt: Attempt) {
    return paperOf(attempt, this.examOf(attempt), {
      answers: this.answers.get(attempt.id) ?? {},
      at: this.now,
    });
  }

  #result(attempt: Attempt) {
    const course = this.courseOf(attempt.course);
    const member = this.memberOf(course.id, attempt.person);
    const definition = this.definitionOf(attempt);
    return resultReview(attempt, definition, {
      answers: this.answers.get(attempt.id) ?? {},
      candidate: isCandidate(attempt.person, attempt.assessment, this),
      standing: assessmentStanding({
        ...this.recordOf(course, member),
        definition,
      }),
    });
  }
}
