import { assertMayOnRisk } from './mayOnRisk';
import type { Risk } from './model';
import { riskChange, type RiskChange, type RiskContext } from './riskChange';
import { openStatus } from './riskStatus';

const HAPPENED = {
  occur: 'risk.occurred',
  close: 'risk.closed',
  reopen: 'risk.reopened',
} as const;

/**
 * What was feared has happened, or cannot happen any more, or may happen again after all.
 *
 * @throws NotAllowedError (403), ConflictError (409)
 */
export function moveRisk(
  risk: Risk,
  act: 'occur' | 'close' | 'reopen',
  reason: string,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk(act, risk, context);
  const { outcome: _, ...rest } = risk;
  const { at, by } = context;
  const next: Risk =
    act === 'reopen'
      ? { ...rest, ...reopened(risk, at), status: openStatus(risk) }
      : {
          ...rest,
          ...(act === 'close'
            ? { closings: [...(risk.closings ?? []), { at }] }
            : {}),
          status: act === 'occur' ? 'occurred' : 'closed',
          outcome: { reason, by: by.ref, at },
        };
  return riskChange(risk, next, HAPPENED[act], context, { reason });
}

/** What has only occurred has no closing to end. */
function reopened({ closings }: Risk, at: string): Pick<Risk, 'closings'> {
  return closings
    ? { closings: closings.map(each => ({ reopenedAt: at, ...each })) }
    : {};
}
