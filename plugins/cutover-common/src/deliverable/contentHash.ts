import type { JsonObject } from '@backstage/types';
import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit';

/** Of a revision's data: SHA-256, in hex, over its canonical JSON (RFC 8785). */
export function contentHash(data: JsonObject, sha256: Sha256): string {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError('Nothing to take the hash of');
  return sha256(text);
}
