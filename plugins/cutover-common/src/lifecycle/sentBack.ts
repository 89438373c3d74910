/** That somebody who decides on a gate has sent something back, to be done again. */
export interface SentBackMark {
  /** Id of the gate in the template. */
  gate: string;
  by: string;
  at: string;
  comment: string;
}

/** What of a cutover was sent back and not handed in again, by the ids of documents and activities. */
export interface SentBack {
  /** With the revision that was sent back. */
  documents: Map<string, SentBackMark & { revision?: number }>;
  activities: Map<string, SentBackMark>;
}
