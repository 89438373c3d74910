import type { Text } from '../template';
import type { RoundRule } from './roundRule';

export type GateStatus = 'closed' | 'in-review' | 'open';

/** One gate of a cutover: every round of it, oldest first. A gate that was never submitted has none. */
export interface Gate {
  cutoverId: string;
  /** Id in the template. */
  id: string;
  phase: string;
  rounds: Round[];
  /** Each time the gate was opened without approvals. */
  emergencies: EmergencyOpening[];
}

/** Why a round is no longer under review. `lapsed` may follow `approved`, when its phase is opened again. */
export type RoundStatus =
  | 'in-review'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'withdrawn'
  | 'lapsed';

/** One submission of a gate with its seats, and the hash over all that was reviewed. */
export interface Round {
  number: number;
  status: RoundStatus;
  submittedBy: string;
  submittedAt: string;
  note?: string;
  /** SHA-256, in hex; see `reviewHash`. */
  hash: string;
  items: ReviewedItem[];
  rules: RoundRule[];
  seats: Seat[];
  /** Whether nobody decides who wrote what is reviewed. */
  excludeContributors: boolean;
  /** Whether one person may decide under one rule only. */
  distinct: boolean;
  /** Roles and people who are told, without a seat. */
  copies: string[];
  /** As they stood when the round was submitted. */
  checks: CheckVerdict[];
  /** As they stood at the decision that opened the gate. */
  lastChecks?: CheckVerdict[];
  ended?: { at: string; by: string; reason?: string };
  returned?: ReturnedTo;
  /** What made the approvals lapse. */
  lapsed?: LapseCause[];
}

export type SeatOrigin = 'role' | 'added' | 'escalated';

/** One required decision. */
export interface Seat {
  /** Unique within the round. */
  id: string;
  rule: string;
  /** Through which the holder came to it. */
  role: string;
  holder: string;
  origin: SeatOrigin;
  added?: { by: string; to: string; position: SignerPosition; reason?: string };
  removed?: { by: string; at: string; reason: string };
  /** Hand-overs for good, oldest first; the last one may be recalled until the seat is used. */
  transfers: { from: string; to: string; at: string; reason?: string }[];
  /** Since when a decision is awaited; missing while the seat waits for others. */
  openedAt?: string;
  dueAt?: string;
  remindedAt?: string;
  urgedAt?: string;
  /** Who may decide in the holder's place, since the holder left or was overdue. */
  escalated?: { to: string[]; why: EscalationCause; at: string };
  decision?: Decision;
  /** Decisions that were taken back, oldest first. */
  takenBack: (Decision & { takenBackAt: string })[];
  opinions: Opinion[];
}

export type SignerPosition = 'before' | 'after' | 'parallel';
export type EscalationCause = 'left' | 'overdue';
export type DecisionVerdict = 'approve' | 'reject' | 'abstain';

export interface Decision {
  verdict: DecisionVerdict;
  by: string;
  onBehalfOf?: string;
  at: string;
  comment?: string;
  /** Number of the round in which it was given, where that is an earlier one whose content is the same. */
  fromRound?: number;
}

/** Advice that a holder asked for; it decides nothing. */
export interface Opinion {
  of: string;
  askedBy: string;
  askedAt: string;
  question: string;
  answer?: string;
  /** Of the answer, or of the moment at which the holder stopped waiting. */
  endedAt?: string;
}

/** One thing under review, as another subject gives it. */
export interface ReviewedItem {
  /** Unique within the gate, such as `deliverable:charter`. */
  id: string;
  title: Text;
  /** Number of the revision, where there are any. */
  revision?: number;
  /** SHA-256, in hex, over its material content. */
  hash: string;
  /** Hashes of its parts by JSON pointers, where what was there before is kept nowhere else. */
  parts?: Record<string, string>;
  /** Who wrote it. */
  contributors: string[];
  /** A reader of all of it holds one role out of each of these. */
  readers?: string[][];
}

/** Why somebody may not decide, whatever their roles. */
export type BarReason =
  | 'gate.own-submission'
  | 'gate.own-contribution'
  | 'gate.content-hidden';

export interface ReturnedTo {
  /** Ids of reviewed items. */
  items: string[];
  activities: string[];
  /** An earlier phase. */
  phase?: string;
  /** Seat whose holder returned it. */
  seat: string;
}

/** What was changed under review, and by which fields. */
export interface LapseCause extends ChangedFields {
  item: string;
}

export interface ChangedFields {
  /** JSON pointers (RFC 6901) of the fields; none where the item as a whole came or went. */
  fields: string[];
  /** Places of the rows that are named there by their ids, from 1. */
  rows?: Record<string, number>;
  /** Version of the template to which the cutover moved, where that made it so. */
  to?: string;
}

/** How a check stood when it was asked, with the facts it saw. */
export interface CheckVerdict {
  check: string;
  title?: Text;
  outcome: 'passed' | 'failed' | 'unknown';
  explanation: Text;
  facts: unknown;
  at: string;
}

export interface EmergencyOpening {
  by: string;
  at: string;
  reason: string;
  /** Until when the round that reviews it is to be submitted. */
  reviewDueAt: string;
  /** Round that approved it afterwards. */
  reviewedIn?: number;
  lapsedAt?: string;
}

/** Somebody who decides for another from `start` until `end`, recorded as on behalf of them. */
export interface Substitution {
  id: string;
  principal: string;
  substitute: string;
  start: string;
  end: string;
}
