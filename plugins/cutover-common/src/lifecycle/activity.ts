import type { Period, Verdict } from './cutover';
import type { SentBackMark } from './sentBack';

export type ActivityStatus =
  | 'not-started'
  | 'in-progress'
  | 'done'
  | 'not-applicable';

/** An activity of a phase (P4.1.1 to P4.5.3) as it goes in one cutover; what it is about stands in the template. */
export interface CutoverActivity {
  /** Id in the template, where it is the only one. */
  id: string;
  cutoverId: string;
  phase: string;
  role: string;
  status: ActivityStatus;
  /** Holders of the role who are to do it; empty while that is everybody who holds it. */
  assignees: string[];
  /** Follows the dates of the phase until somebody sets it by hand. */
  planned: Period & { byHand: boolean };
  /** What those who do it expect now. */
  forecast?: Partial<Period>;
  /** Filled in as it starts and ends. */
  actual: Partial<Period>;
  /** Why it does not apply, or why it was opened again. */
  reason?: string;
  updatedAt: string;
  /** Raised by every write; a write names the version that it read. */
  version: number;
}

export type ActivityAct =
  | 'start'
  | 'complete'
  | 'reopen'
  | 'dismiss'
  | 'assign'
  | 'plan'
  | 'forecast';

/** An activity as one person sees it. */
export interface ActivityView extends CutoverActivity {
  /** Not over, although its forecast, or else its planned end, has passed. */
  late: boolean;
  /** Until it is over again. */
  sentBack?: SentBackMark;
  /** What keeps it from being done, where nothing else does; `allowed.complete` is `activity.blocked` then. */
  blockers?: ActivityBlocker[];
  allowed: Record<ActivityAct, Verdict>;
}

/** Something that keeps an activity from being done, such as a deliverable that is missing. */
export interface ActivityBlocker {
  /** Of the deliverable or whatever it is. */
  id: string;
  /** Stable code that picks the translated text. */
  reason: string;
  /** English sentence. */
  message: string;
  /** What the translated text needs. */
  params?: Record<string, string | number>;
}

/** What changes in an activity. Fields that are not sent are kept; `null` takes a forecast back. */
export interface ActivityChange {
  status?: ActivityStatus;
  /** Needed to dismiss an activity as not applicable, and to open a finished one again. */
  reason?: string;
  assignees?: string[];
  planned?: Period;
  forecast?: Partial<Period> | null;
}

/** How far the activities of a cutover are: kept with it, so that lists and the catalog need not count. */
export interface CutoverProgress {
  /** Activities that apply. */
  total: number;
  done: number;
  /** When the first of those that are to be done now is due: forecast, or else planned. */
  nextDue?: string;
}
