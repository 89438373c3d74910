import type {
  AssessmentResults,
  AssessmentVersion,
  AttemptResult,
  CoursePerson,
  CourseReading,
  CourseView,
  EntityAssessments,
  EntityReadiness,
  ImportedQuestions,
  MyTraining,
  Paper,
  SessionSeat,
  SessionView,
  TrainingOverview,
  RemindedTrainees,
} from '../training';
import type { CutoverRequestOptions } from './cutoverApi';
import { cutoverPath, ifMatch, type Call, type HttpCaller } from './HttpCaller';
import { keyed, rehearsed } from './repeated';
import type {
  AssessmentRef,
  AttemptRef,
  CourseRef,
  ResultsRef,
  SessionRef,
  TrainedPeople,
  TrainingApi,
} from './trainingApi';

type Options = CutoverRequestOptions;

export class TrainingClient implements TrainingApi {
  constructor(private readonly http: HttpCaller) {}

  overview(cutover: string, options?: Options) {
    return this.http.json<TrainingOverview>(trainingPath(cutover), options);
  }

  people(cutover: string, query: TrainedPeople = {}, options?: Options) {
    return this.http.json<{
      items: CoursePerson[];
      next?: string;
      total: number;
    }>(`${trainingPath(cutover)}/people`, { ...options, query: { ...query } });
  }

  results({ department, version, ...ref }: ResultsRef, options?: Options) {
    return this.http.json<AssessmentResults>(`${assessmentPath(ref)}/results`, {
      ...options,
      query: { department, version },
    });
  }

  resultsCsv({ department, version, ...ref }: ResultsRef, options?: Options) {
    return this.#blob(`${assessmentPath(ref)}/results.csv`, {
      ...options,
      query: { department, version },
    });
  }

  addCourse(...args: Parameters<TrainingApi['addCourse']>) {
    const [cutover, input, options = {}] = args;
    return this.http.json<CourseView>(`${trainingPath(cutover)}/courses`, {
      ...rehearsed(options),
      method: 'POST',
      body: input,
    });
  }

  changeCourse(...args: Parameters<TrainingApi['changeCourse']>) {
    const [ref, input, options] = args;
    return this.http.json<CourseView>(coursePath(ref), {
      ...options,
      method: 'PATCH',
      headers: ifMatch(ref.version),
      body: input,
    });
  }

  assign(...args: Parameters<TrainingApi['assign']>) {
    const [ref, input, options = {}] = args;
    return this.http.json<CourseView>(`${coursePath(ref)}/audience`, {
      ...rehearsed(options),
      method: 'POST',
      body: input,
    });
  }

  addSession(...args: Parameters<TrainingApi['addSession']>) {
    const [ref, input, options = {}] = args;
    return this.http.json<SessionView>(`${coursePath(ref)}/sessions`, {
      ...keyed(options),
      method: 'POST',
      body: input,
    });
  }

  changeSession(...args: Parameters<TrainingApi['changeSession']>) {
    const [ref, input, options] = args;
    return this.http.json<SessionView>(sessionPath(ref), {
      ...options,
      method: 'PATCH',
      headers: ifMatch(ref.version),
      body: input,
    });
  }

  cancelSession(...args: Parameters<TrainingApi['cancelSession']>) {
    const [ref, input, options] = args;
    return this.http.json<SessionView>(`${sessionPath(ref)}/cancel`, {
      ...options,
      method: 'POST',
      headers: ifMatch(ref.version),
      body: input,
    });
  }

  signUp(ref: SessionRef, options?: Options) {
    return this.http.json<SessionView>(`${sessionPath(ref)}/seat`, {
      ...options,
      method: 'POST',
    });
  }

  leave(ref: SessionRef, options?: Options) {
    return this.http.json<SessionView>(`${sessionPath(ref)}/seat`, {
      ...options,
      method: 'DELETE',
    });
  }

  seats(ref: SessionRef, options?: Options) {
    return this.#items<SessionSeat>(`${sessionPath(ref)}/seats`, options);
  }

  recordAttendance(...args: Parameters<TrainingApi['recordAttendance']>) {
    const [ref, input, options] = args;
    return this.#items<SessionSeat>(`${sessionPath(ref)}/attendance`, {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  sessionCalendar(ref: SessionRef, options?: Options) {
    return this.#blob(`${sessionPath(ref)}/calendar.ics`, options);
  }

  myCalendar(options?: Options) {
    return this.#blob('/training/mine/calendar.ics', options);
  }

  course(ref: CourseRef, options?: Options) {
    return this.http.json<CourseReading>(coursePath(ref), options);
  }

  readUnit(ref: CourseRef & { unit: string }, options?: Options) {
    return this.http.json<CourseReading>(
      `${coursePath(ref)}/units/${encodeURIComponent(ref.unit)}/read`,
      { ...options, method: 'POST' },
    );
  }

  assessment(
    { cutover, assessment }: { cutover: string; assessment: string },
    options?: Options,
  ) {
    return this.#items<AssessmentVersion>(
      `${trainingPath(cutover)}/assessments/${encodeURIComponent(
        assessment,
      )}/versions`,
      options,
    );
  }

  saveAssessment(...args: Parameters<TrainingApi['saveAssessment']>) {
    const [{ assessment, cutover, version }, input, options] = args;
    return this.http.json<AssessmentVersion>(
      `${trainingPath(cutover)}/assessments/${encodeURIComponent(
        assessment,
      )}/versions`,
      { ...options, method: 'POST', headers: ifMatch(version), body: input },
    );
  }

  readQuestions(cutover: string, gift: string, options?: Options) {
    return this.http.json<ImportedQuestions>(
      `${trainingPath(cutover)}/questions`,
      { ...options, method: 'POST', body: { gift } },
    );
  }

  startAttempt(ref: AssessmentRef, options?: Options) {
    return this.http.json<Paper>(`${assessmentPath(ref)}/attempts`, {
      ...options,
      method: 'POST',
    });
  }

  attempt(ref: AttemptRef, options?: Options) {
    return this.http.json<{ paper: Paper } | { result: AttemptResult }>(
      attemptPath(ref),
      options,
    );
  }

  saveAnswer(...args: Parameters<TrainingApi['saveAnswer']>) {
    const [ref, input, options] = args;
    return this.http.json<{ savedAt: string; remaining?: number }>(
      `${attemptPath(ref)}/answers/${encodeURIComponent(ref.question)}`,
      { ...options, method: 'PUT', body: input },
    );
  }

  handIn(...args: Parameters<TrainingApi['handIn']>) {
    const [ref, input, options] = args;
    return this.http.json<AttemptResult>(`${attemptPath(ref)}/hand-in`, {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  questionnaire(ref: AssessmentRef, options?: Options) {
    return this.http.json<Awaited<ReturnType<TrainingApi['questionnaire']>>>(
      `${assessmentPath(ref)}/questionnaire`,
      options,
    );
  }

  async answerQuestionnaire(
    ...args: Parameters<TrainingApi['answerQuestionnaire']>
  ) {
    const [ref, input, options] = args;
    await this.http.send(`${assessmentPath(ref)}/questionnaire`, {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  rubric(ref: AssessmentRef, options?: Options) {
    return this.http.json<Awaited<ReturnType<TrainingApi['rubric']>>>(
      `${assessmentPath(ref)}/rubric`,
      options,
    );
  }

  assessPractical(...args: Parameters<TrainingApi['assessPractical']>) {
    const [ref, input, options] = args;
    return this.http.json<CoursePerson>(`${assessmentPath(ref)}/practicals`, {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  decideExhausted(...args: Parameters<TrainingApi['decideExhausted']>) {
    const [ref, input, options] = args;
    return this.http.json<CoursePerson>(
      `${coursePath(ref)}/people/${encodeURIComponent(ref.person)}/decision`,
      { ...options, method: 'POST', body: input },
    );
  }

  remind(...args: Parameters<TrainingApi['remind']>) {
    const [ref, input = {}, options] = args;
    return this.http.json<RemindedTrainees>(`${coursePath(ref)}/reminders`, {
      ...options,
      method: 'POST',
      body: input,
    });
  }

  mine(options?: Options) {
    return this.#items<MyTraining>('/training/mine', options);
  }

  readiness(entity: string, options?: Options) {
    return this.#items<EntityReadiness>('/training/readiness', {
      ...options,
      query: { entity },
    });
  }

  assessmentsOf(entity: string, options?: Options) {
    return this.http.json<EntityAssessments>('/training/assessments', {
      ...options,
      query: { entity },
    });
  }

  async #items<T>(path: string, options: Call | undefined) {
    const { items } = await this.http.json<{ items: T[] }>(path, options);
    return items;
  }

  async #blob(path: string, options: Call | undefined) {
    const response = await this.http.send(path, options);
    return response.blob();
  }
}

function trainingPath(cutover: string) {
  return `${cutoverPath(cutover)}/training`;
}

function coursePath({ cutover, course }: CourseRef) {
  return `${trainingPath(cutover)}/courses/${encodeURIComponent(course)}`;
}

function assessmentPath({ assessment, ...ref }: AssessmentRef) {
  return `${coursePath(ref)}/assessments/${encodeURIComponent(assessment)}`;
}

function sessionPath({ cutover, session }: SessionRef) {
  return `${trainingPath(cutover)}/sessions/${encodeURIComponent(session)}`;
}

function attemptPath({ attempt, cutover }: AttemptRef) {
  return `${trainingPath(cutover)}/attempts/${encodeURIComponent(attempt)}`;
}
