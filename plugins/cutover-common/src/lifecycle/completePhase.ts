import { ConflictError, NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { TemplateRole } from '../template';
import type { Actor } from './actor';
import type { Cutover, Happened } from './cutover';
import { endPhase } from './endPhase';
import { assertMayAct } from './mayAct';

/** What a cutover becomes when its phase in progress ends: the next phase starts, the last one closes the cutover. */
export function completePhase(
  cutover: Cutover,
  phaseId: string,
  { comment }: { comment: string },
  { at, by, roles }: { at: string; by: Actor; roles: TemplateRole[] },
): { next: Cutover; happened: Happened } {
  const index = cutover.phases.findIndex(phase => phase.id === phaseId);
  if (index < 0) {
    throw because(
      new NotFoundError(`Cutover ${cutover.name} has no phase "${phaseId}"`),
      'phase.unknown',
    );
  }
  assertMayAct(cutover, 'complete-phase', by, roles);
  const phase = cutover.phases[index];
  if (phase.status !== 'in-progress') {
    throw because(
      new ConflictError(
        `Phase ${phaseId} is ${phase.status}; the phase in progress is ${cutover.phase}`,
      ),
      'phase.not-in-progress',
      { found: phase.status, phase: cutover.phase },
    );
  }
  return endPhase(cutover, phaseId, { at, by: by.ref, reason: comment });
}
