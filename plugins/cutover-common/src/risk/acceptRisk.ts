import type { Happened } from '../lifecycle';
import { inputErrorOf } from '../errors';
import { dayIn } from './day';
import type { AskAcceptance, DecideAcceptance } from './input';
import { assertMayOnRisk, type RiskCall } from './mayOnRisk';
import type { Risk } from './model';
import {
  riskChange,
  today,
  type RiskChange,
  type RiskContext,
} from './riskChange';

/**
 * Asks those who lead to live with a risk until a day.
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400) for a day that has passed
 */
export function askAcceptance(
  risk: Risk,
  { reason, until }: AskAcceptance,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk('ask-acceptance', risk, context);
  if (until < today(context)) {
    throw inputErrorOf([
      {
        path: ['until'],
        reason: 'risk.day-has-passed',
        message: `${until} has passed already; choose a day that is still to come`,
        params: { day: until },
      },
    ]);
  }
  const { at, by } = context;
  return riskChange(
    risk,
    {
      ...risk,
      acceptance: {
        status: 'asked',
        ...{ askedBy: by.ref, askedAt: at, reason, until },
      },
    },
    'risk.acceptance-asked',
    context,
    { reason },
  );
}

/**
 * The decision of somebody who leads, who is neither the owner nor who asked.
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400) for a refusal without a comment
 */
export function decideAcceptance(
  risk: Risk,
  { comment, granted }: DecideAcceptance,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk('decide-acceptance', risk, context);
  if (!granted && !comment) {
    throw inputErrorOf([
      {
        path: ['comment'],
        reason: 'risk.comment-missing',
        message: 'Say why the risk is not accepted',
      },
    ]);
  }
  const { acceptance } = risk;
  if (!acceptance) throw new TypeError('There is nothing to decide');
  const { at, by } = context;
  return riskChange(
    risk,
    {
      ...risk,
      acceptance: {
        ...acceptance,
        status: granted ? 'granted' : 'refused',
        ...{ decidedBy: by.ref, decidedAt: at },
        ...(comment ? { comment } : {}),
      },
    },
    granted ? 'risk.acceptance-granted' : 'risk.acceptance-refused',
    context,
    comment ? { reason: comment } : {},
  );
}

/** The day is over on which an acceptance held last: the risk is to be assessed again. Undefined while it still holds. */
export function expireAcceptance(
  risk: Risk,
  {
    at,
    cutover,
    system,
  }: Pick<RiskCall, 'cutover'> & {
    at: string;
    /** In whose name this happens. */
    system: string;
  },
): { next: Risk; happened: Happened } | undefined {
  if (!hasExpired(risk, dayIn(cutover.window.timeZone, at))) return undefined;
  const { acceptance } = risk;
  if (!acceptance) return undefined;
  const { next, happened } = riskChange(
    risk,
    { ...risk, acceptance: { ...acceptance, status: 'expired', endedAt: at } },
    'risk.acceptance-expired',
    { at, by: { kind: 'service', ref: system, groups: [] } },
  );
  return happened && { next, happened };
}

/** Whether an acceptance was granted and its last day is over. */
export function hasExpired(
  { acceptance, status }: Pick<Risk, 'acceptance' | 'status'>,
  day: string,
): boolean {
  return (
    status !== 'closed' &&
    acceptance?.status === 'granted' &&
    acceptance.until < day
  );
}
