import canonicalize from 'canonicalize';
import type { Happened } from '../lifecycle';
import type { AuditEntry, AuditVerdict } from './auditEntry';

/** SHA-256 in hex; passed in, since browsers and Node have it in different places. */
export type Sha256 = (text: string) => string;

/** What the first entry names as the hash before it. */
export const NO_HASH = '0'.repeat(64);

/** The entry that records what happened, linked to the one before. */
export function chainEntry(
  previous: Pick<AuditEntry, 'seq' | 'hash'> | undefined,
  happened: Happened,
  sha256: Sha256,
): AuditEntry {
  const content = {
    ...happened,
    seq: (previous?.seq ?? 0) + 1,
    previousHash: previous?.hash ?? NO_HASH,
  };
  return { ...content, hash: hashOf(content, sha256) };
}

/**
 * Whether a trail, given from its first entry on, is whole and unchanged; if not, where it first breaks. That its
 * end was cut off shows only against a head that was kept elsewhere.
 */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  sha256: Sha256,
): AuditVerdict {
  let last: AuditEntry | undefined;
  for (const entry of entries) {
    const fault = faultOf(entry, last, sha256);
    if (fault) {
      const count = last?.seq ?? 0;
      return { holds: false, entries: count, brokenAt: count + 1, ...fault };
    }
    last = entry;
  }
  return { holds: true, entries: last?.seq ?? 0, head: last?.hash ?? NO_HASH };
}

function faultOf(
  entry: AuditEntry,
  last: AuditEntry | undefined,
  sha256: Sha256,
): { reason: string; message: string } | undefined {
  const seq = (last?.seq ?? 0) + 1;
  if (entry.seq !== seq) {
    return {
      reason: 'audit.out-of-sequence',
      message: `Entry ${seq} is missing or out of place; entry ${entry.seq} stands there`,
    };
  }
  if (entry.previousHash !== (last?.hash ?? NO_HASH)) {
    return {
      reason: 'audit.link-broken',
      message: `Entry ${seq} does not follow from the entry before it`,
    };
  }
  const { hash, ...content } = entry;
  if (hashOf(content, sha256) !== hash) {
    return {
      reason: 'audit.content-changed',
      message: `The content of entry ${seq} is not what was recorded`,
    };
  }
  if (last && entry.cutoverId !== last.cutoverId) {
    return {
      reason: 'audit.other-cutover',
      message: `Entry ${seq} belongs to cutover ${entry.cutoverId}, not ${last.cutoverId}`,
    };
  }
  return undefined;
}

function hashOf(content: Omit<AuditEntry, 'hash'>, sha256: Sha256): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('Nothing to take the hash of');
  return sha256(text);
}
