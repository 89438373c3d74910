import type { CutoverTemplateSpec, TemplateAssessment } from '../template';

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

export type TrainingAct =
  | 'manage'
  | 'add-session'
  | 'record-attendance'
  | 'assess'
  | 'decide-exhausted'
  | 'remind'
  | 'read-results'
  | 'read-answers';

/** Answers to a questionnaire by item: a step, the id of an option, or words. */
export type QuestionnaireAnswers = Record<string, number | string>;
