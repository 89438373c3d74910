import type { JsonObject, JsonValue } from '@backstage/types';
import type { SentBackMark, Verdict } from '../lifecycle';
import type { Text } from '../template';

/**
 * One step to a value in a deliverable: the name of a field, or the id of a row of a table. Rows are named by their ids,
 * never by their places, so that a path still leads to the same row after others were moved.
 */
export type ValueStep = string | { row: string };
export type ValuePath = ValueStep[];

/** Key in every row of a table (array of objects): a stable id that stays with the row wherever it is moved. */
export const ROW_ID = '_row';

/** Where the value of a field was taken from. Forgotten as soon as somebody changes the value. */
export interface Origin {
  /** Name of the field at the top of the form. */
  field: string;
  from:
    | { kind: 'cutover'; field: string }
    | { kind: 'intake'; field: string }
    | { kind: 'catalog'; fact: string }
    | { kind: 'archive' }
    | {
        kind: 'deliverable';
        /** Name of the cutover, where it is another one. */
        cutover?: string;
        deliverable: string;
        revision: number;
        field: string;
      };
}

/** The one draft of a deliverable, which everybody who writes on it shares. */
export interface Draft {
  data: JsonObject;
  origins: Origin[];
  /** Number of the revision on which it is based; 0 where there is none. */
  basedOn: number;
  /** Missing while nobody has saved anything: the data is then what the template fills in. */
  savedBy?: string;
  savedAt?: string;
}

export interface RevisionSummary {
  /** 1 for the first. */
  number: number;
  /** SHA-256, in hex, over the canonical JSON (RFC 8785) of the data, fields included that the reader may not see. */
  hash: string;
  /** Of the material fields alone; missing where it is as `hash`. */
  materialHash?: string;
  /** Entity ref of a person, or the subject of a service. */
  author: string;
  byService: boolean;
  at: string;
  note?: string;
}

/** What was submitted: never changed again. Values of parts that do not apply are not in it. */
export interface Revision extends RevisionSummary {
  data: JsonObject;
  origins: Origin[];
}

export type DeliverableStatus =
  /** Nothing is written yet. */
  | 'empty'
  /** A draft, and no revision yet. */
  | 'draft'
  /** The last revision is all there is. */
  | 'submitted'
  /** A draft that goes on from the last revision. */
  | 'changed';

/** A deliverable in a list. */
export interface DeliverableSummary {
  /** Id in the template, where it is the only one. */
  id: string;
  activity: string;
  phase: string;
  title: Text;
  required: boolean;
  status: DeliverableStatus;
  /** The last revision. */
  revision?: RevisionSummary;
  draft?: { savedBy: string; savedAt: string };
  /** Comments that nobody has resolved. */
  openComments: number;
  /** Until a later revision is handed in. */
  sentBack?: SentBackMark;
  /** Whether the caller may write on it, and if not, why. */
  edit: Verdict;
}

/** A form as one person fills it in in one cutover: without what does not apply and what they may not see. */
export interface DeliverableForm {
  title: Text;
  description?: Text;
  schema: JsonObject;
  uiSchema: JsonObject;
  /** Dotted paths of fields that this person may see and not change, such as `costs.total`. */
  readOnly: string[];
  /** Whether there are fields that this person may not see. */
  hasHidden: boolean;
}

/** Somebody who has the form open. */
export interface Presence {
  person: string;
  /** Since when, and when last heard of. */
  since: string;
  seenAt: string;
}

export type DeliverableAct = 'edit' | 'submit' | 'comment';

/** A deliverable with all that its page needs. */
export interface DeliverableView extends DeliverableSummary {
  /** Of deliverable and draft; a write names the version that it read. 1 while nothing is stored. */
  version: number;
  form: DeliverableForm;
  /** The draft, or what one would begin with: the last revision, or what the template fills in. */
  working: Draft;
  /** Values of the draft that will not be part of a revision, since the part that they belong to does not apply. */
  dropped: ValuePath[];
  /** Values of the draft that the form has no field for any more, since the cutover moved to another version. */
  strays: ValuePath[];
  /** What keeps the draft from being submitted as it is. */
  faults: import('../errors').Fault[];
  allowed: Record<DeliverableAct, Verdict>;
  present: Presence[];
}

/** Answer to a saved draft. */
export interface SavedDraft {
  version: number;
  savedBy: string;
  savedAt: string;
  dropped: ValuePath[];
  strays: ValuePath[];
  faults: import('../errors').Fault[];
}

/** The three dimensions of a scheme review (P4.2.3). */
export const REVIEW_DIMENSIONS = [
  'completeness',
  'feasibility',
  'effectiveness',
] as const;
export type ReviewDimension = (typeof REVIEW_DIMENSIONS)[number];

/** A remark on a deliverable, or an answer to one. */
export interface DeliverableComment {
  id: string;
  /** The field or row that it is about; missing where it is about the whole. */
  path?: ValuePath;
  /** Markdown. `@user:default/name` mentions a person. */
  text: string;
  /** A review comment (P4.2.3): has to be answered before it can be resolved. */
  dimension?: ReviewDimension;
  author: string;
  at: string;
  /** Revision that the author had in view; 0 where there was none. */
  revision: number;
  /** Full refs of the people mentioned. */
  mentions: string[];
  answers: CommentAnswer[];
  resolved?: { by: string; at: string };
  /** Whether the caller may resolve it, and if not, why. */
  resolve: Verdict;
}

export interface CommentAnswer {
  id: string;
  text: string;
  author: string;
  at: string;
  mentions: string[];
}

/** A file that was handed in with a deliverable. A field holds its id. */
export interface DeliverableFile {
  /** UUID. */
  id: string;
  name: string;
  /** As the content shows, not as the sender said. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, in hex. */
  sha256: string;
  uploadedBy: string;
  uploadedAt: string;
}

/** One thing that differs between two states of a deliverable. */
export type Change =
  | {
      kind: 'value';
      path: ValuePath;
      /** Missing where there was, or is, no value. */
      before?: JsonValue;
      after?: JsonValue;
    }
  | {
      kind: 'row-added';
      /** Of the table. */
      path: ValuePath;
      row: string;
      /** Place in the table, from 0. */
      at: number;
      after: JsonObject;
    }
  | {
      kind: 'row-removed';
      path: ValuePath;
      row: string;
      at: number;
      before: JsonObject;
    }
  | {
      kind: 'row-moved';
      path: ValuePath;
      row: string;
      from: number;
      to: number;
    };

/** What differs between two revisions, or between one and the draft, as far as the reader may see it. */
export interface DeliverableDifference {
  from: number | 'draft';
  to: number | 'draft';
  changes: Change[];
  /** Whether fields differ that the reader may not see. */
  hiddenChanges: boolean;
}

/** A finished cutover of the same type whose deliverable may be copied. */
export interface CopySource {
  cutover: string;
  title: string;
  revision: RevisionSummary;
}
