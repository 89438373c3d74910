import type { Verdict } from '../lifecycle';
import type { TemplateAssessment, Text } from '../template';
import type {
  Answer,
  Attempt,
  Certificate,
  Course,
  CourseDefinition,
  CourseMember,
  Department,
  Exam,
  Question,
  SeatStatus,
  TrainingSession,
} from './model';

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
