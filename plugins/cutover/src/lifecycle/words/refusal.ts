import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { deliverableReasons } from '../../deliverable/reasonMessages';
import { gateReasons } from '../../gate/reasonMessages';
import { riskReasons } from '../../risk/reasonMessages';
import { trainingReasons } from '../../training/reasonMessages';
import { reasonMessages } from '../reasonMessages';
import type { Translate } from './useWords';

/** What the server gave as the ground for refusing. */
export interface Refusal {
  status?: number;
  reason?: string;
  message: string;
  /** What the words for the reason need. */
  params: NonNullable<Fault['params']>;
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
    params: paramsIn(found),
    faults: Array.isArray(found.faults) ? found.faults.filter(isFault) : [],
  };
}

function paramsIn(found: Record<string, unknown>): Refusal['params'] {
  return Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

export interface Blocker extends Grounds {
  /** Of what is in the way, such as a deliverable. */
  id: string;
}

/** What keeps something from being done, as far as the server names it. */
export function blockersOf(error: Error): Blocker[] {
  const { body } = error as Error & { body?: unknown };
  const found = isRecord(body) && isRecord(body.error) ? body.error : {};
  return Array.isArray(found.blockers) ? found.blockers.filter(isBlocker) : [];
}

function isBlocker(value: unknown): value is Blocker {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.reason === 'string' &&
    typeof value.message === 'string'
  );
}

function isFault(value: unknown): value is Fault {
  return (
    isRecord(value) &&
    Array.isArray(value.path) &&
    typeof value.reason === 'string' &&
    typeof value.message === 'string'
  );
}

/** What browsers say, each in its own words, of a server that they cannot reach. */
const UNREACHABLE = /fetch|network|load failed/i;

/** Why something did not work, in the reader's language also where nobody gave a ground for it. */
export function refusedWords(t: Translate, error: Error): string {
  const { status, reason, message, params } = refusalOf(error);
  const isGround = status !== undefined && status < 500;
  if (reason || isGround) return reasonWords(t, { reason, message, params });
  if (status !== undefined) return t('lifecycle.refused.serverFailed');
  return error.name === 'TypeError' && UNREACHABLE.test(message)
    ? t('lifecycle.refused.unreachable')
    : message;
}

/** The grounds of every room. */
const reasons = {
  ...reasonMessages,
  ...deliverableReasons,
  ...gateReasons,
  ...riskReasons,
  ...trainingReasons,
};

type ReasonKey = keyof typeof reasons;

const isReasonKey = (key: string): key is ReasonKey =>
  Object.hasOwn(reasons, key);

export interface Grounds {
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
  const key = [`${reason}.${act}`, reason]
    .flatMap(each => [
      `lifecycle.reason.${each}`,
      `deliverable.reason.${each}`,
      `gate.reason.${each}`,
      `risk.reason.${each}`,
      `training.reason.${each}`,
    ])
    .find(isReasonKey);
  if (!key) return message;
  // Which parameters a reason brings is known to the server alone.
  const translate = t as (id: ReasonKey, options: object) => string;
  return translate(key, params);
}
