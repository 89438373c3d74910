import canonicalize from 'canonicalize';
import type { Caller } from '../actors/Actors';
import { sha256 } from '../audit/sha256';
import type { RepeatableCall } from './IdempotencyStore';

/** The same call as before, if it is by the same caller and asks for the same. */
export function repeatable(
  { actor }: Caller,
  key: string,
  request: unknown,
): RepeatableCall {
  const requestHash = sha256(canonicalize(request) ?? '');
  return { actor: actor.ref, key, requestHash };
}
