import type { Verdict } from '../lifecycle';
import type { CutoverTemplateSpec, Text } from '../template';

/** The risk part of a template. */
export type RiskSpec = CutoverTemplateSpec['risk'];

/** What an assessment is read by; each keeps a copy of the one that it was made on. */
export type RiskScale = Pick<
  RiskSpec,
  'likelihood' | 'impact' | 'dimensions' | 'priorities' | 'matrix'
>;

/** Before anything is done, as it is now, and as it shall be once all measures are done. */
export const RISK_BASES = ['inherent', 'current', 'residual'] as const;
export type RiskBasis = (typeof RISK_BASES)[number];

/** Steps of the scale: one likelihood, and an impact on each dimension that is endangered (P5.2). */
export interface RiskRating {
  likelihood: string;
  /** Step of impact by dimension; at least one. */
  impact: Record<string, string>;
}

/** Where a rating stands in the matrix. */
export interface RiskPlace {
  likelihood: string;
  /** The worst of the rating's impacts. */
  impact: string;
  priority: string;
}

export type RiskStatus =
  | 'identified'
  | 'assessed'
  | 'responding'
  | 'accepted'
  | 'occurred'
  | 'closed';

export type RiskStrategy = 'avoid' | 'mitigate' | 'transfer' | 'accept';

export type MeasureStatus = 'open' | 'done' | 'dropped';

/** Something that is done about a risk (P5.3). */
export interface RiskMeasure {
  /** Unique within the risk. */
  id: string;
  title: string;
  strategy: RiskStrategy;
  /** Id of the standard response of the template that it follows. */
  response?: string;
  /** Person ref. */
  owner: string;
  /** Calendar day in the zone of the plan, such as `2026-11-29`. */
  due: string;
  status: MeasureStatus;
  /** What shows that it was done, or why it was dropped. */
  evidence?: string;
  /** When it was done or dropped. */
  endedAt?: string;
  /** Only where the measure is a drill. */
  drill?: {
    /** Calendar days in the zone of the plan. */
    planned: string;
    held?: string;
    result?: 'passed' | 'failed';
  };
}

/** Leave to live with a risk, for a time. */
export interface RiskAcceptance {
  /** Expired when its day has passed, lapsed when the risk is no longer what was accepted. */
  status: 'asked' | 'granted' | 'refused' | 'expired' | 'lapsed';
  askedBy: string;
  askedAt: string;
  reason: string;
  /** Last calendar day on which it holds, in the zone of the plan. */
  until: string;
  decidedBy?: string;
  decidedAt?: string;
  comment?: string;
  /** When it expired or lapsed. */
  endedAt?: string;
}

export interface RiskLink {
  kind: 'deliverable' | 'task' | 'support-request';
  /** Id of a deliverable or task of the template, or of the request. */
  id: string;
}

export interface RiskClosing {
  at: string;
  /** Missing while it is closed. */
  reopenedAt?: string;
}

/** One risk of one cutover (P5). */
export interface Risk {
  /** UUID. */
  id: string;
  cutoverId: string;
  /** Counted within the cutover, from 1: people speak of R-1. */
  number: number;
  title: string;
  category: string;
  cause: string;
  event: string;
  consequence: string;
  /** Person ref. */
  owner: string;
  /** Id of the phase in which it may occur. */
  phase: string;
  /** Refs of the targets that it affects; empty while that is all of them. */
  targets: string[];
  status: RiskStatus;
  ratings: Partial<Record<RiskBasis, RiskRating>>;
  /** What the matrix made of each rating at the time of the assessment. */
  places: Partial<Record<RiskBasis, RiskPlace>>;
  measures: RiskMeasure[];
  acceptance?: RiskAcceptance;
  links: RiskLink[];
  /** Id of the standard risk of the template that was taken over. */
  standard?: string;
  /** Of the last assessment; missing while there is none. */
  assessedAt?: string;
  /** How many assessments there were. */
  assessments: number;
  /** What became of it: why it is closed, or what happened. */
  outcome?: { reason: string; by: string; at: string };
  /** Each time that it was closed, oldest first, and when it was opened again; missing where it never was. */
  closings?: RiskClosing[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  /** Raised by every write; a write names the version that it read. */
  version: number;
}

/** One assessment as it was made; never changed. */
export interface RiskAssessment {
  risk: string;
  /** Counted within the risk, from 1. */
  number: number;
  at: string;
  by: string;
  reason?: string;
  ratings: Partial<Record<RiskBasis, RiskRating>>;
  places: Partial<Record<RiskBasis, RiskPlace>>;
  /** As the template had it at the time. */
  scale: RiskScale;
}

export type RiskAct =
  | 'edit'
  | 'assess'
  | 'respond'
  | 'ask-acceptance'
  | 'decide-acceptance'
  | 'occur'
  | 'close'
  | 'reopen';

/** A risk as one person sees it. */
export interface RiskView extends Risk {
  allowed: Record<RiskAct, Verdict>;
  /** Ids of measures whose day has passed. */
  overdue: string[];
  /** Where it stood at the moment that was asked for; missing where that was not asked, or it did not exist. */
  before?: Partial<Record<RiskBasis, RiskPlace>>;
}

/** A standard risk of the template, in the words of the template, that nobody has taken over or dismissed. */
export interface RiskProposal {
  /** Id in the template. */
  id: string;
  title: Text;
  category: string;
  cause: Text;
  event: Text;
  consequence: Text;
  phase: string;
  /** Of whoever holds the role that the template names. */
  owner?: string;
  rating: RiskRating;
  /** Ids of standard responses. */
  responses: string[];
}

/** A standard risk that does not matter here, and why. */
export interface RiskDismissal {
  /** Id in the template. */
  standard: string;
  title: Text;
  reason: string;
  by: string;
  at: string;
}

/** Everything that the risk tab of a cutover shows. */
export interface RiskRegister {
  items: RiskView[];
  proposals: RiskProposal[];
  dismissed: RiskDismissal[];
  scale: RiskScale;
  categories: RiskSpec['categories'];
  phases: { id: string; title: Text }[];
  /** Whether the caller may add risks, take over and dismiss proposals and import. */
  allowed: { add: Verdict };
}

/** How much was at stake at the end of a day: open risks by their priority then. */
export interface ExposurePoint {
  /** Calendar day in the zone of the plan. */
  day: string;
  /** How many, by priority. */
  counts: Record<string, number>;
}
