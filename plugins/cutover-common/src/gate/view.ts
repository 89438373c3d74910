import type { Fault } from '../errors';
import type { SentBackMark, Verdict } from '../lifecycle';
import type { Text } from '../template';
import type { GateAct, SeatAct } from './gateActs';
import type {
  CheckVerdict,
  EmergencyOpening,
  GateStatus,
  ReviewedItem,
  Round,
  RoundStatus,
  Seat,
  Substitution,
} from './model';
import type { Outcome } from './ruleOutcome';
import type { Shortage } from './seatsFor';
import type { SeatState } from './seatState';

/** A reviewed item, for everybody who may read the cutover. */
export type ItemView = Pick<
  ReviewedItem,
  'id' | 'title' | 'revision' | 'hash' | 'contributors'
>;

/** What became of an item since the round before; of a first round, everything is new. */
export interface ItemChange {
  item: string;
  title: Text;
  /** Revisions, where the item has any. */
  before?: number;
  after?: number;
  /** Proven by equal hashes of the material content. */
  unchanged: boolean;
}

export interface SeatView extends Seat {
  state: SeatState;
  /** Who may decide on it now. */
  deciders: string[];
  /** What the caller may do with it, and why not; only in the round under review. */
  allowed?: Record<SeatAct, Verdict>;
}

export interface RoundView extends Omit<Round, 'seats' | 'items'> {
  seats: SeatView[];
  items: ItemView[];
  outcomes: { rule: string; outcome: Outcome }[];
  changes: ItemChange[];
}

/** A gate as one person sees it. */
export interface GateView {
  id: string;
  phase: string;
  title: Text;
  status: GateStatus;
  /** Opened in an emergency, and not yet approved afterwards. */
  awaitsReview: boolean;
  /** Oldest first. */
  rounds: RoundView[];
  emergencies: EmergencyOpening[];
  /** What would be submitted now, and its hash. */
  items: ItemView[];
  hash: string;
  /** Documents under review on which somebody is writing: a new revision would make the approvals lapse. */
  beingEdited: { item: string; title: Text; by: string; at: string }[];
  allowed: Record<GateAct, Verdict>;
}

/** What a submission would lead to; writes nothing. */
export interface GateRehearsal {
  hash: string;
  seats: SeatView[];
  shortages: Shortage[];
  faults: Fault[];
  checks: CheckVerdict[];
  beingEdited: GateView['beingEdited'];
}

/** For machines: whether a gate is open, and how it stands. */
export interface GateStatusAnswer {
  cutover: string;
  gate: string;
  phase: string;
  status: GateStatus;
  open: boolean;
  /** In an emergency, without approvals. */
  emergency: boolean;
  /** The last one, and what became of it. */
  round?: number;
  roundStatus?: RoundStatus;
  hash?: string;
  /** Since when it stands so; missing where it was never submitted. */
  since?: string;
  /** All of this as one sentence, for a log. */
  message: string;
}

interface WorkPlace {
  cutover: { id: string; name: string; title: string };
  phase: string;
  title: Text;
  dueAt?: string;
}

/** A document that has to be handed in, for the first time or again. */
export interface DocumentToDo {
  deliverable: string;
  title: Text;
  sentBack?: SentBackMark;
}

/** What one person has to do, over all cutovers. */
export interface Work {
  decide: (WorkPlace & {
    gate: string;
    round: number;
    hash: string;
    seats: string[];
    onBehalfOf?: string;
    since: string;
  })[];
  /** Opinions that one is asked for. */
  advise: (WorkPlace & {
    gate: string;
    seat: string;
    askedBy: string;
    question: string;
    since: string;
  })[];
  /** Activities of the phases in progress, with the documents that are missing or were sent back. */
  do: (WorkPlace & {
    activity: string;
    late: boolean;
    sentBack?: SentBackMark;
    documents: DocumentToDo[];
  })[];
  /** What one has submitted, and who is awaited. */
  waiting: (WorkPlace & {
    gate: string;
    round: number;
    since: string;
    waitingFor: { person: string; since: string; dueAt?: string }[];
  })[];
}

export type SubstitutionView = Substitution;
