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

/** Whether a trail, given from its first entry on, is whole and unchanged; if not, where it first breaks. */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  sha256: Sha256,
): AuditVerdict {
  let count = 0;
  let head = NO_HASH;
  let cutoverId: string | undefined;
  for (const entry of entries) {
    const seq = count + 1;
    const broken = (reason: string, message: string): AuditVerdict => ({
      holds: false,
      entries: count,
      brokenAt: seq,
      reason,
      message,
    });
    if (entry.seq !== seq) {
      return broken(
        'audit.out-of-sequence',
        `Entry ${seq} is missing or out of place; entry ${entry.seq} stands there`,
      );
    }
    if (entry.previousHash !== head) {
      return broken(
        'audit.link-broken',
        `Entry ${seq} does not follow from the entry before it`,
      );
    }
    const { hash, ...content } = entry;
    if (hashOf(content, sha256) !== hash) {
      return broken(
        'audit.content-changed',
        `The content of entry ${seq} is not what was recorded`,
      );
    }
    cutoverId ??= entry.cutoverId;
    if (entry.cutoverId !== cutoverId) {
      return broken(
        'audit.other-cutover',
        `Entry ${seq} belongs to cutover ${entry.cutoverId}, not ${cutoverId}`,
      );
    }
    count = seq;
    head = hash;
  }
  return { holds: true, entries: count, head };
}

function hashOf(content: Omit<AuditEntry, 'hash'>, sha256: Sha256): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('Nothing to take the hash of');
  return sha256(text);
}
