import { ConflictError } from '@backstage/errors';
import { because } from '../errors';
import { openEmergency } from './evolveGate';
import { reviewed } from './gateActs';
import type { GateCall, GateSteps } from './gateCall';
import { awaitsReview } from './mayOnGate';
import type { CheckVerdict } from './model';
import { roundOutcome } from './ruleOutcome';

/**
 * Ends a round that is rejected or, given the checks as they stand, approved.
 *
 * @throws ConflictError `gate.checks-fail` with all `checks` that do not pass
 */
export function settleRound(
  steps: GateSteps,
  { at, by, checks }: GateCall,
  reason?: string,
): GateSteps {
  const { gate } = steps;
  const result = roundOutcome(reviewed(gate));
  if (result.outcome === 'rejected') {
    return steps.add({
      type: 'gate.rejected',
      at,
      by: by.ref,
      rule: result.rule,
      ...(reason ? { reason } : {}),
    });
  }
  if (result.outcome === 'pending' || !checks) return steps;
  const opening = openEmergency(gate);
  const isReview = opening !== undefined && awaitsReview(gate);
  // What an emergency has opened is over, so that what is missing cannot be made good: the approvers saw it, and decide.
  if (!isReview) assertPassing(gate.id, checks);
  steps.add({ type: 'gate.opened', at, by: by.ref, checks });
  return isReview
    ? steps.add({
        type: 'gate.emergency-reviewed',
        at,
        by: by.ref,
        opening: opening.at,
        round: reviewed(gate).number,
      })
    : steps;
}

function assertPassing(gate: string, checks: CheckVerdict[]): void {
  const others = checks.filter(({ outcome }) => outcome !== 'passed');
  if (others.length === 0) return;
  throw because(
    new ConflictError(
      `${gate} cannot open yet: ${others
        .map(({ check, outcome }) => `${check} is ${outcome}`)
        .join(', ')}`,
    ),
    'gate.checks-fail',
    { gate, checks: others },
  );
}
