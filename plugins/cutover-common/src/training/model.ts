import type { Verdict } from '../lifecycle';
import type {
  CutoverTemplateSpec,
  TemplateAssessment,
  Text,
} from '../template';

/** The training part of a template. */
export type TrainingSpec = CutoverTemplateSpec['training'];

/** What a course is about; of the template, or of the cutover itself. */
export type CourseDefinition = TrainingSpec['courses'][number];

export type Exam = Extract<TemplateAssessment, { kind: 'exam' }>;
export type Practical = Extract<TemplateAssessment, { kind: 'practical' }>;
export type Questionnaire = Extract<
  TemplateAssessment,
  { kind: 'questionnaire' }
>;
export type Question = Exam['questions'][number];
/** Assessments that are passed or failed. */
export type GradedAssessment = Exam | Practical;

/** What belongs to one course of one cutover, beside its definition (P7.1). */
export interface Course {
  /** Id in the template, or of a course that was added here. */
  id: string;
  cutoverId: string;
  definition: CourseDefinition;
  origin: 'template' | 'cutover';
  /** Person refs. */
  trainers: string[];
  /** Who trains from outside (P7.2). */
  externalTrainer?: string;
  /** Refs of groups and people who attend, beside the roles of the definition. */
  assigned: string[];
  /** Calendar day in the zone of the plan; missing while it follows the start of the phase before which it ends. */
  due?: string;
  /** Of the assessments of the definition, the ids of those that a course of the template has in this cutover only. */
  addedAssessments?: string[];
  /** 0 while nothing was changed; raised by every write. */
  version: number;
}

/** What of a group matters to training: what it is called, and who is told when somebody falls short for good. */
export interface Department {
  /** Group ref. */
  ref: string;
  title: string;
  /** Person refs. */
  heads: string[];
}

/** How somebody came to be certified. */
export type CertifiedBy = 'assessed' | 'attended' | 'read' | 'earlier';

export interface Certificate {
  /** UTC. */
  at: string;
  by: CertifiedBy;
  /** UTC; missing where the template names no end. */
  until?: string;
  /** Name of the cutover in which it was earned, where that is another one. */
  from?: string;
}

/** What follows when all attempts are used up (P7.3). */
export type ExhaustedDecision = 'another-attempt' | 'retrain' | 'release';

export interface Exhausted {
  /** Id of the assessment. */
  assessment: string;
  at: string;
  decision?: ExhaustedDecision;
  reason?: string;
  decidedBy?: string;
  decidedAt?: string;
}

/** One person who needs one course of one cutover. */
export interface CourseMember {
  cutoverId: string;
  course: string;
  /** Person ref. */
  person: string;
  /** Ids of roles of the team by which they attend. */
  roles: string[];
  /** Refs of assigned groups, or their own, by which they attend. */
  through: string[];
  /** Group ref; see `departmentOf`. */
  department?: string;
  joinedAt: string;
  /** When they left all roles and groups by which they attended. */
  leftAt?: string;
  certificate?: Certificate;
  /** Attempts granted beyond what the assessment allows, by its id. */
  granted: Record<string, number>;
  /** From when on only a session that began later counts towards another attempt, by the assessment's id. */
  retrainSince: Record<string, string>;
  exhausted: Exhausted[];
  /** Does not need the course after all. */
  released?: { by: string; at: string; reason: string };
  /** Raised by every write. */
  version: number;
}

export type SessionStatus = 'planned' | 'cancelled';

export interface TrainingSession {
  /** UUID. */
  id: string;
  cutoverId: string;
  course: string;
  title?: string;
  /** UTC; `start` lies before `end`. */
  start: string;
  end: string;
  place?: string;
  /** `https:` or `http:`. */
  link?: string;
  /** How many find room; whoever comes later waits. */
  capacity?: number;
  /** Person refs; the trainers of the course where it is empty. */
  trainers: string[];
  status: SessionStatus;
  /** Why it is cancelled. */
  reason?: string;
  createdBy: string;
  createdAt: string;
  version: number;
}

export type SeatStatus = 'signed-up' | 'waiting' | 'attended' | 'absent';

/** Somebody at a session. */
export interface SessionSeat {
  session: string;
  person: string;
  status: SeatStatus;
  /** When they signed up, by which whoever waits moves up. */
  at: string;
}

/** One state of an assessment, never changed: attempts name the one on which they were taken. */
export interface AssessmentVersion {
  assessment: string;
  /** Counted within the assessment of this cutover, from 1. */
  version: number;
  definition: TemplateAssessment;
  origin: 'template' | 'cutover';
  by: string;
  at: string;
}

/** An answer: the id of an option, ids of options, yes or no, a number, or words; `null` takes it back. */
export type Answer = string | string[] | boolean | number | null;

export type AttemptStatus = 'open' | 'handed-in' | 'timed-out' | 'assessed';

/** What one question or criterion brought. */
export interface Score {
  /** Id of the question or criterion. */
  id: string;
  points: number;
  of: number;
}

/** One sitting of an exam, or one practical exercise that was looked at. */
export interface Attempt {
  /** UUID. */
  id: string;
  cutoverId: string;
  course: string;
  assessment: string;
  kind: 'exam' | 'practical';
  /** Version of the assessment. */
  version: number;
  person: string;
  /** Counted within person, course and assessment, from 1. */
  number: number;
  status: AttemptStatus;
  /** Draws the questions and shuffles their options, again and again the same. */
  seed: number;
  startedAt: string;
  /** When the server ends it; missing without a time limit. */
  deadline?: string;
  endedAt?: string;
  /** Of the points, 0 to 1; missing while it is open. */
  share?: number;
  passed?: boolean;
  scores?: Score[];
  /** Of a practical exercise. */
  practical?: {
    assessedBy: string;
    /** Level by criterion. */
    levels: Record<string, string>;
    /** By criterion. */
    remarks: Record<string, string>;
    remark?: string;
    /** What shows it: a link or words. */
    evidence?: string;
  };
}

/** A question as somebody who sits the exam sees it: no answer, options in their order of this attempt. */
export interface PaperQuestion {
  id: string;
  kind: Question['kind'];
  text: Text;
  points: number;
  options?: { id: string; text: Text }[];
}

/** What lies before somebody who sits an exam. */
export interface Paper {
  attempt: Pick<
    Attempt,
    | 'id'
    | 'course'
    | 'assessment'
    | 'number'
    | 'status'
    | 'startedAt'
    | 'deadline'
  >;
  title: Text;
  passMark: number;
  show: Exam['show'];
  partialCredit: Exam['partialCredit'];
  questions: PaperQuestion[];
  /** What was saved so far, by question. */
  answers: Record<string, Answer>;
  /** Milliseconds until the deadline by the server's clock; missing without one. */
  remaining?: number;
}

/** Whether somebody may sit an assessment, and why not. */
export type StandingState =
  | 'passed'
  | 'open'
  | 'may-start'
  | 'waiting'
  | 'session-needed'
  | 'exhausted'
  | 'released';

/** Where one person stands with one assessment of one course. */
export interface AssessmentStanding {
  assessment: string;
  kind: TemplateAssessment['kind'];
  title: Text;
  state: StandingState;
  attempts: number;
  /** Of a graded assessment. */
  allowed?: number;
  /** When another attempt may begin, where that lies ahead. */
  from?: string;
  /** Best share so far. */
  share?: number;
  /** Of the open or else the last attempt. */
  attempt?: string;
  passMark?: number;
  timeLimit?: string;
  /** Of a questionnaire, for themselves: it was changed since they answered, and may be answered once more. */
  changed?: true;
}

/** How somebody's own attempt ended. */
export interface AttemptResult {
  attempt: Omit<Attempt, 'seed' | 'scores'>;
  title: Text;
  passMark: number;
  /** By question or criterion; only where that helps nobody who may still sit it. */
  review?: {
    id: string;
    text: Text;
    points: number;
    of: number;
    given?: Text;
    right?: Text;
  }[];
  /** What follows now. */
  standing: AssessmentStanding;
}

export type TrainingAct =
  | 'manage'
  | 'add-session'
  | 'record-attendance'
  | 'assess'
  | 'decide-exhausted'
  | 'remind'
  | 'read-results'
  | 'read-answers';

/** How many are certified of how many need it. */
export interface Readiness {
  needed: number;
  certified: number;
}

/** One course in the tab of a cutover. */
export interface CourseView extends Course {
  /** Day by which everybody is to be certified, in the zone of the plan. */
  dueDay: string;
  sessions: SessionView[];
  assessments: {
    id: string;
    kind: TemplateAssessment['kind'];
    title: Text;
    /** 0 while it stands as in the template and nobody has sat it. */
    version: number;
    passMark?: number;
    attempts?: number;
  }[];
  readiness: Readiness;
  /** Where the caller stands, if they need it. */
  mine?: MyCourse;
  allowed: Record<
    'manage' | 'add-session' | 'assess' | 'remind' | 'read-results',
    Verdict
  >;
}

export interface SessionView extends TrainingSession {
  signedUp: number;
  waiting: number;
  attended: number;
  /** The caller's own seat. */
  seat?: SeatStatus;
  allowed: Record<
    'change' | 'cancel' | 'record-attendance' | 'sign-up' | 'leave',
    Verdict
  >;
}

/** Readiness of a department or role in one course. */
export interface ReadinessRow extends Readiness {
  course: string;
  /** Group ref or role id; missing for people of whom the catalog names none. */
  of?: string;
}

/** Everything that the training tab of a cutover shows at first. */
export interface TrainingOverview {
  courses: CourseView[];
  departments: Department[];
  byDepartment: ReadinessRow[];
  byRole: ReadinessRow[];
  /** Roles of the team that some course is for. */
  roles: { id: string; title: Text }[];
  phases: { id: string; title: Text; start: string }[];
  /** Refs of departments whose people the caller may look at. */
  heads: string[];
  /** When the catalog was last asked who belongs to which group. */
  audienceAt?: string;
  allowed: { manage: Verdict };
}

/** Where one person stands with one course, for those who may see it. */
export interface CoursePerson {
  member: CourseMember;
  standings: AssessmentStanding[];
  /** Of an online course. */
  read: number;
  units: number;
  allowed: Record<'assess' | 'decide-exhausted', Verdict>;
}

/** Where the reader stands with one course. */
export interface MyCourse {
  member: CourseMember;
  standings: AssessmentStanding[];
  /** Ids of units that were read. */
  read: string[];
  /** What is left to do until they are certified. */
  todo: (
    | { kind: 'read'; units: number }
    | { kind: 'attend' }
    | { kind: 'sit'; assessment: string; from?: string }
    | { kind: 'be-assessed'; assessment: string }
    | { kind: 'answer'; assessment: string }
  )[];
}

/** A course on the page *My training*. */
export interface MyTraining extends MyCourse {
  cutover: { id: string; name: string; title: string };
  definition: Pick<
    CourseDefinition,
    'id' | 'title' | 'description' | 'method' | 'content'
  >;
  dueDay: string;
  timeZone: string;
  late: boolean;
  sessions: SessionView[];
}

/** A course to be read: its units, and how far the reader is. */
export interface CourseReading {
  course: Course;
  mine?: MyCourse;
  /** Whether the cutover is over: what is read now is not noted any more. */
  over: boolean;
}

/** A version of an assessment of which there are results. */
export interface ResultVersion {
  version: number;
  /**
   * When it was written here, UTC. Missing of the template's, which is kept at the moment in which somebody takes it first:
   * when that was is nobody's business.
   */
  at?: string;
  /** How many attempts at it have ended, or how many people have answered it. */
  attempts: number;
}

/** Which versions of an assessment there are results of, and which of them is shown. */
export interface ResultVersions {
  /** Newest first; with the one that was asked for, also where nobody has taken it. */
  versions: ResultVersion[];
  /** Whose questions or criteria are shown; missing where nobody has taken any. */
  version?: number;
  /** Whether something else is asked by now than what is shown. */
  changed: boolean;
}

/** How attempts at an exam or a practical exercise ended. */
export interface GradedSum {
  kind: 'exam' | 'practical';
  title: Text;
  /** Missing where attempts of versions with different ones are counted together. */
  passMark?: number;
  /** Attempts by tenth of the points, from 0 to 1. */
  distribution: number[];
  attempts: number;
  people: number;
  passed: number;
  /** By number of the attempt: how training and re-sits worked. */
  rounds: {
    number: number;
    attempts: number;
    passed: number;
    share: number;
  }[];
  /**
   * Of each question or criterion of the version that is shown, hardest first; counted over the attempts at versions in
   * which it was the same.
   */
  items: {
    id: string;
    text: Text;
    answered: number;
    /** Mean share of its points, 0 to 1: the higher, the easier. */
    difficulty: number;
    /**
     * Correlation of its points with those of all others, -1 to 1 (corrected item-total correlation; Allen and Yen,
     * Introduction to Measurement Theory, 1979); missing where everybody did alike, or of fewer than ten.
     */
    discrimination?: number;
  }[];
}

/** What was answered to one version of a questionnaire. */
export interface QuestionnaireSum {
  kind: 'questionnaire';
  title: Text;
  /** How many have answered, and of how many answers are shown; see `minimumGroup`. */
  answered: number;
  shown: number;
  minimumGroup: number;
  items: QuestionnaireItemResult[];
}

/** What came of one assessment; of a questionnaire only in sum. */
export type AssessmentResults = (GradedSum | QuestionnaireSum) & ResultVersions;

export type QuestionnaireItemResult =
  | {
      id: string;
      kind: 'rating';
      text: Text;
      steps: number;
      /** By step, from 1. */
      counts: number[];
      average?: number;
    }
  | {
      id: string;
      kind: 'choice';
      text: Text;
      options: { id: string; text: Text; count: number }[];
    }
  | { id: string; kind: 'free-text'; text: Text; answers: string[] };

/** Answers to a questionnaire by item: a step, the id of an option, or words. */
export type QuestionnaireAnswers = Record<string, number | string>;

/** How many were reminded of a course now, and how many had been a day ago or later. */
export interface RemindedTrainees {
  reminded: number;
  before: number;
}

/** Readiness of what is shown on the page of an entity. */
export interface EntityReadiness {
  cutover: { id: string; name: string; title: string };
  /** The first day by which somebody still has to be certified; missing once all are. */
  dueDay?: string;
  /** Whether that day is over where the plan is. */
  late: boolean;
  needed: number;
  certified: number;
  courses: {
    id: string;
    title: Text;
    dueDay: string;
    needed: number;
    certified: number;
  }[];
}

/** A line of the tab *Training assessments* of a group or a person. */
export interface EntityAssessment {
  cutover: { id: string; name: string; title: string };
  course: { id: string; title: Text; dueDay: string };
  person: string;
  standings: AssessmentStanding[];
  certificate?: Certificate;
  /** Whether it is overdue for them. */
  late: boolean;
}

/** What the tab *Training assessments* shows. */
export interface EntityAssessments {
  items: EntityAssessment[];
  /** Whether there are more than these, which are the first that the caller may see. */
  more: boolean;
}

/** What an import of questions found; of each fault the line in the text, from 1. */
export interface ImportedQuestions {
  questions: { line: number; question: Question }[];
  faults: { line: number; text: string; reason: string; message: string }[];
}
