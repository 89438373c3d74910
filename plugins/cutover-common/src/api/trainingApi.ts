import type { TemplateAssessment } from '../template';
import type {
  AddCourseInput,
  AddSessionInput,
  Answer,
  AssessmentResults,
  AssessmentVersion,
  AssessPracticalInput,
  AssignTrainingInput,
  AttemptResult,
  ChangeCourseInput,
  ChangeSession,
  CoursePerson,
  CourseReading,
  CourseView,
  DecideExhausted,
  EntityAssessments,
  EntityReadiness,
  ImportedQuestions,
  MyTraining,
  Paper,
  QuestionnaireAnswers,
  RecordAttendance,
  RemindedTrainees,
  RemindTraineesInput,
  SessionSeat,
  SessionView,
  TrainingOverview,
} from '../training';
import type { CutoverRequestOptions } from './cutoverApi';
import type { RehearsedOptions } from './riskApi';

export interface CourseRef {
  cutover: string;
  course: string;
}

export interface SessionRef {
  cutover: string;
  session: string;
}

export interface AttemptRef {
  cutover: string;
  attempt: string;
}

/** Which people of a cutover's courses are meant. */
export interface TrainedPeople {
  course?: string;
  /** Person ref. */
  person?: string;
  /** Group ref. */
  department?: string;
  role?: string;
  certified?: boolean;
  /** Where the page before ended. */
  after?: string;
  /** At most 500; 100 unless told. */
  limit?: number;
}

export interface AssessmentRef extends CourseRef {
  assessment: string;
}

/** Whose results of an assessment are meant. */
export interface ResultsRef extends AssessmentRef {
  /** Group ref; of everybody where it is left out. */
  department?: string;
  /** Of the assessment; the newest that anybody has taken, and of attempts all together, where it is left out. */
  version?: number;
}

/** Training: the plan of a cutover, what people do in it, and what came of it. */
export interface TrainingApi {
  overview(
    cutover: string,
    options?: CutoverRequestOptions,
  ): Promise<TrainingOverview>;
  /** By person; those whom the caller may see. */
  people(
    cutover: string,
    query?: TrainedPeople,
    options?: CutoverRequestOptions,
  ): Promise<{ items: CoursePerson[]; next?: string; total: number }>;
  results(
    ref: ResultsRef,
    options?: CutoverRequestOptions,
  ): Promise<AssessmentResults>;
  /** One line per attempt, as CSV. */
  resultsCsv(ref: ResultsRef, options?: CutoverRequestOptions): Promise<Blob>;
  addCourse(
    cutover: string,
    input: AddCourseInput,
    options?: RehearsedOptions,
  ): Promise<CourseView>;
  changeCourse(
    ref: CourseRef & { version: number },
    input: ChangeCourseInput,
    options?: CutoverRequestOptions,
  ): Promise<CourseView>;
  /** Groups and people who attend from now on, or no longer. */
  assign(
    ref: CourseRef,
    input: AssignTrainingInput,
    options?: RehearsedOptions,
  ): Promise<CourseView>;
  addSession(
    ref: CourseRef,
    input: AddSessionInput,
    options?: CutoverRequestOptions & { idempotencyKey?: string },
  ): Promise<SessionView>;
  changeSession(
    ref: SessionRef & { version: number },
    input: ChangeSession,
    options?: CutoverRequestOptions,
  ): Promise<SessionView>;
  cancelSession(
    ref: SessionRef & { version: number },
    input: { reason: string },
    options?: CutoverRequestOptions,
  ): Promise<SessionView>;
  signUp(
    ref: SessionRef,
    options?: CutoverRequestOptions,
  ): Promise<SessionView>;
  leave(ref: SessionRef, options?: CutoverRequestOptions): Promise<SessionView>;
  seats(
    ref: SessionRef,
    options?: CutoverRequestOptions,
  ): Promise<SessionSeat[]>;
  recordAttendance(
    ref: SessionRef,
    input: RecordAttendance,
    options?: CutoverRequestOptions,
  ): Promise<SessionSeat[]>;
  /** iCalendar (RFC 5545) of one session. */
  sessionCalendar(
    ref: SessionRef,
    options?: CutoverRequestOptions,
  ): Promise<Blob>;
  /** iCalendar of all sessions for which the caller is signed up. */
  myCalendar(options?: CutoverRequestOptions): Promise<Blob>;
  course(
    ref: CourseRef,
    options?: CutoverRequestOptions,
  ): Promise<CourseReading>;
  readUnit(
    ref: CourseRef & { unit: string },
    options?: CutoverRequestOptions,
  ): Promise<CourseReading>;
  /** All versions, newest first, with their answers: only for those who manage training and may not sit it. */
  assessment(
    ref: { cutover: string; assessment: string },
    options?: CutoverRequestOptions,
  ): Promise<AssessmentVersion[]>;
  /** `version` is the one that was read; 0 makes a new assessment. */
  saveAssessment(
    ref: { cutover: string; assessment: string; version: number },
    input: { definition: TemplateAssessment },
    options?: CutoverRequestOptions,
  ): Promise<AssessmentVersion>;
  /** What the text holds; writes nothing. */
  readQuestions(
    cutover: string,
    gift: string,
    options?: CutoverRequestOptions,
  ): Promise<ImportedQuestions>;
  /** A new attempt, or the one that is open. */
  startAttempt(
    ref: AssessmentRef,
    options?: CutoverRequestOptions,
  ): Promise<Paper>;
  /** The caller's own: the paper while it is open, the result afterwards. */
  attempt(
    ref: AttemptRef,
    options?: CutoverRequestOptions,
  ): Promise<{ paper: Paper } | { result: AttemptResult }>;
  saveAnswer(
    ref: AttemptRef & { question: string },
    input: { answer: Answer },
    options?: CutoverRequestOptions,
  ): Promise<{ savedAt: string; remaining?: number }>;
  handIn(
    ref: AttemptRef,
    input: { answers?: Record<string, Answer> },
    options?: CutoverRequestOptions,
  ): Promise<AttemptResult>;
  /** What is asked now, and whether the caller has answered that. */
  questionnaire(
    ref: AssessmentRef,
    options?: CutoverRequestOptions,
  ): Promise<{
    definition: Extract<TemplateAssessment, { kind: 'questionnaire' }>;
    version: number;
    answered: boolean;
    /** Whether they have answered an earlier version. */
    answeredBefore: boolean;
  }>;
  /** With `version`, as it was read, only what was read is answered. */
  answerQuestionnaire(
    ref: AssessmentRef,
    input: { answers: QuestionnaireAnswers; version?: number },
    options?: CutoverRequestOptions,
  ): Promise<void>;
  /** By what a practical exercise is assessed now; no secret to anybody who reads the cutover. */
  rubric(
    ref: AssessmentRef,
    options?: CutoverRequestOptions,
  ): Promise<{
    definition: Extract<TemplateAssessment, { kind: 'practical' }>;
    version: number;
  }>;
  assessPractical(
    ref: AssessmentRef,
    input: AssessPracticalInput,
    options?: CutoverRequestOptions,
  ): Promise<CoursePerson>;
  decideExhausted(
    ref: CourseRef & { person: string },
    input: DecideExhausted,
    options?: CutoverRequestOptions,
  ): Promise<CoursePerson>;
  /** Reminds those who are not certified in a course, each at most once a day; of a department or role alone where one is named. */
  remind(
    ref: CourseRef,
    input?: RemindTraineesInput,
    options?: CutoverRequestOptions,
  ): Promise<RemindedTrainees>;
  /** What the caller has to do, over all running cutovers. */
  mine(options?: CutoverRequestOptions): Promise<MyTraining[]>;
  /** Of all running cutovers that touch a system, component ..., or that train people of a group. */
  readiness(
    entity: string,
    options?: CutoverRequestOptions,
  ): Promise<EntityReadiness[]>;
  /** Of a person, or the people of a group, as far as the caller may see them. */
  assessmentsOf(
    entity: string,
    options?: CutoverRequestOptions,
  ): Promise<EntityAssessments>;
}
