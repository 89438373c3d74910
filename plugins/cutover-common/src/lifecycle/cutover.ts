import type { JsonObject } from '@backstage/types';
import type { Text } from '../template';
import type { CutoverProgress } from './activity';

/** A time span in UTC, ISO 8601 with `Z`; `start` lies before `end`. */
export interface Period {
  start: string;
  end: string;
}

/** When the running business is switched over; planned in `timeZone` (IANA name). */
export interface CutoverWindow extends Period {
  timeZone: string;
}

export type CutoverStatus = 'running' | 'closed' | 'cancelled';
export type CutoverPhaseStatus = 'not-started' | 'in-progress' | 'done';

/** A phase of a running cutover. `title` is copied from the frozen template. */
export interface CutoverPhase {
  id: string;
  title: Text;
  status: CutoverPhaseStatus;
  planned: Period;
  /** Filled in as the phase starts and ends. */
  actual: Partial<Period>;
}

/** An entity of the catalog that a cutover changes, with the owner that the catalog last named. */
export interface CutoverTarget {
  ref: string;
  owner?: string;
}

/** One business cutover (P2.1) with its plan. */
export interface Cutover {
  /** UUID. */
  id: string;
  /** Name of the catalog entity; unique, never changed. */
  name: string;
  title: string;
  /** The template's type, one of P2.2 or a platform team's own. */
  type: string;
  template: {
    ref: string;
    version: string;
    /** SHA-256 of the frozen copy, which later edits of the template never touch. */
    hash: string;
    title: Text;
    /** Versions on which it ran before, oldest first, each until `at`. */
    before?: { version: string; hash: string; at: string }[];
  };
  status: CutoverStatus;
  /** Id of the phase in progress, of the last one when closed. */
  phase: string;
  phases: CutoverPhase[];
  owner: string;
  /** Person refs by role id of the template. */
  team: Record<string, string[]>;
  targets: CutoverTarget[];
  window: CutoverWindow;
  goals: string;
  scope: string;
  /** The answers to the template's own intake form. */
  intake: JsonObject;
  /** Names in the catalog of phases that went when the cutover moved to another version of its template. */
  gonePhases?: string[];
  /** Missing on cutovers that were started before activities were kept. */
  progress?: CutoverProgress;
  cancellation?: { reason: string; by: string; at: string };
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  /** Raised by every write; a write names the version that it read. */
  version: number;
}

/** What happened to a cutover: one of these feeds audit trail and outbox alike. */
export interface Happened {
  type:
    | 'cutover.created'
    | 'cutover.updated'
    | 'cutover.template-moved'
    | 'cutover.cancelled'
    | 'cutover.closed'
    | 'phase.completed'
    | 'activity.changed'
    | 'deliverable.submitted'
    | 'deliverable.commented'
    | 'deliverable.comment-answered'
    | 'deliverable.comment-resolved'
    | 'deliverable.comment-reopened'
    | 'deliverable.file-added'
    | 'deliverable.file-removed'
    | 'phase.reopened'
    | 'gate.submitted'
    | 'gate.decided'
    | 'gate.decision-taken-back'
    | 'gate.signer-added'
    | 'gate.signer-removed'
    | 'gate.seat-transferred'
    | 'gate.transfer-recalled'
    | 'gate.opinion-asked'
    | 'gate.opinion-given'
    | 'gate.opinion-stopped'
    | 'gate.returned'
    | 'gate.withdrawn'
    | 'gate.urged'
    | 'gate.reminded'
    | 'gate.copied'
    | 'gate.escalated'
    | 'gate.lapsed'
    | 'gate.rejected'
    | 'gate.opened'
    | 'gate.opened-in-emergency'
    | 'gate.emergency-reviewed'
    | 'risk.added'
    | 'risk.edited'
    | 'risk.assessed'
    | 'risk.measure-added'
    | 'risk.measure-changed'
    | 'risk.acceptance-asked'
    | 'risk.acceptance-granted'
    | 'risk.acceptance-refused'
    | 'risk.acceptance-expired'
    | 'risk.occurred'
    | 'risk.closed'
    | 'risk.reopened'
    | 'risk.dismissed'
    | 'training.course-added'
    | 'training.course-changed'
    | 'training.assigned'
    | 'training.session-added'
    | 'training.session-changed'
    | 'training.session-cancelled'
    | 'training.attendance-recorded'
    | 'training.assessment-changed'
    | 'training.exhausted-decided'
    | 'training.reminded';
  cutoverId: string;
  at: string;
  by: string;
  onBehalfOf?: string;
  /** Id of what it is about, where that is not the cutover itself. */
  item?: string;
  reason?: string;
  before?: JsonObject;
  after?: JsonObject;
}

/** Whether a person may do something, and if not, why. */
export type Verdict =
  | { allowed: true }
  | { allowed: false; reason: string; message: string };

export type CutoverAct =
  | 'update'
  | 'cancel'
  | 'complete-phase'
  | 'reopen-phase';
