import type { CutoverRequestOptions } from './cutoverApi';
import type { Call } from './HttpCaller';
import type { RehearsedOptions } from './riskApi';

export type Keyed = CutoverRequestOptions & { idempotencyKey?: string };

/** A call that may be repeated. */
export function keyed({ idempotencyKey, ...options }: Keyed): Call {
  return {
    ...options,
    headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
  };
}

/** A call that may be repeated, or that only says what it would come to. */
export function rehearsed({ dryRun, ...options }: RehearsedOptions): Call {
  return { ...keyed(options), query: dryRun ? { dryRun } : {} };
}
