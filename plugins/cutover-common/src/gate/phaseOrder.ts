import type { Cutover, Verdict } from '../lifecycle';
import type { CutoverTemplateSpec } from '../template';
import { awaitsReview } from './mayOnGate';
import type { Gate } from './model';

/**
 * Whether a phase may end without its gate being asked: not where it has one, and not the last one while a gate that an
 * emergency opened has not been approved afterwards (approvals, 17).
 */
export function mayEndPhase(
  phaseId: string,
  {
    cutover,
    spec,
    gates,
  }: {
    cutover: Cutover;
    spec: Pick<CutoverTemplateSpec, 'phases'>;
    gates: Gate[];
  },
): Verdict {
  const gate = spec.phases.find(({ id }) => id === phaseId)?.gate;
  if (gate) {
    return {
      allowed: false,
      reason: 'phase.gate-closed',
      message: `The phase ${phaseId} ends when its gate ${gate.id} opens; submit that for review`,
    };
  }
  return mayClose(phaseId, { cutover, gates });
}

/** Whether what ends this phase may close the cutover, if it is the last one. */
export function mayClose(
  phaseId: string,
  {
    cutover,
    gates,
    except,
  }: { cutover: Pick<Cutover, 'phases'>; gates: Gate[]; except?: string },
): Verdict {
  if (cutover.phases.at(-1)?.id !== phaseId) return { allowed: true };
  const awaited = gates.filter(
    gate => gate.id !== except && awaitsReview(gate),
  );
  if (awaited.length === 0) return { allowed: true };
  return {
    allowed: false,
    reason: 'gate.review-awaited',
    message: `Opened in an emergency and not approved since: ${awaited
      .map(({ id }) => id)
      .join(', ')}; submit them for review before the cutover closes`,
  };
}
