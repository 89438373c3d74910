import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { lifecycleMessages } from '../messages';
import type { Translate } from './useWords';

/** What the server gave as the ground for refusing. */
export interface Refusal {
  status?: number;
  reason?: string;
  message: string;
  faults: Fault[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the reason and the faults out of an error of the API client. */
export function refusalOf(error: Error): Refusal {
  const { body, statusCode } = error as Error & {
    body?: unknown;
    statusCode?: unknown;
  };
  const found = isRecord(body) && isRecord(body.error) ? body.error : {};
  return {
    status: typeof statusCode === 'number' ? statusCode : undefined,
    reason: typeof found.reason === 'string' ? found.reason : undefined,
    message: typeof found.message === 'string' ? found.message : error.message,
    faults: Array.isArray(found.faults) ? found.faults.filter(isFault) : [],
  };
}

function isFault(value: unknown): value is Fault {
  return (
    isRecord(value) &&
    Array.isArray(value.path) &&
    typeof value.reason === 'string' &&
    typeof value.message === 'string'
  );
}

type ReasonKey = Extract<
  keyof typeof lifecycleMessages,
  `lifecycle.reason.${string}`
>;

const isReasonKey = (key: string): key is ReasonKey =>
  Object.hasOwn(lifecycleMessages, key);

interface Grounds {
  reason?: string;
  message: string;
  params?: Fault['params'];
}

/**
 * The words for a reason in the reader's language; the server's own sentence where none are written for it. Some
 * reasons are worded by what was tried (`act`).
 */
export function reasonWords(
  t: Translate,
  { reason, message, params = {} }: Grounds,
  act?: string,
): string {
  const keys = [
    `lifecycle.reason.${reason}.${act}`,
    `lifecycle.reason.${reason}`,
  ];
  const key = keys.find(isReasonKey);
  if (!key) return message;
  // Which parameters a reason brings is known to the server alone.
  const translate = t as (id: ReasonKey, options: object) => string;
  return translate(key, params);
}
