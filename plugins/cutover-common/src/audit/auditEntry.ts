import type { Happened } from '../lifecycle';

/** One link of a cutover's audit trail. */
export interface AuditEntry extends Happened {
  /** 1 for the first entry of a cutover, without gaps. */
  seq: number;
  /** `hash` of the entry before; of nothing, 64 zeros. */
  previousHash: string;
  /** SHA-256, in hex, over the canonical JSON (RFC 8785) of all other fields. */
  hash: string;
}

export interface AuditPage {
  items: AuditEntry[];
  /** `seq` after which the next page begins; missing on the last page. */
  nextAfter?: number;
}

export type AuditVerdict =
  | { holds: true; entries: number; head: string }
  | {
      holds: false;
      entries: number;
      brokenAt: number;
      reason: string;
      message: string;
    };
