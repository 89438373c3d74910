import { ConflictError, NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { TemplateRole } from '../template';
import type { Actor } from './actor';
import type { Cutover, Happened } from './cutover';
import { reopenPhase } from './endPhase';
import { assertMayAct } from './mayAct';

/**
 * What a running cutover becomes when who leads it goes back to a phase that was over; gates that depended on it lapse.
 *
 * @throws ConflictError `phase.not-reached` or `phase.in-progress` where there is no way back
 */
export function goBack(
  cutover: Cutover,
  phaseId: string,
  { reason }: { reason: string },
  { at, by, roles }: { at: string; by: Actor; roles: TemplateRole[] },
): { next: Cutover; happened: Happened } {
  const phase = cutover.phases.find(({ id }) => id === phaseId);
  if (!phase) {
    throw because(
      new NotFoundError(`Cutover ${cutover.name} has no phase "${phaseId}"`),
      'phase.unknown',
    );
  }
  assertMayAct(cutover, 'reopen-phase', by, roles);
  if (phase.status === 'done') {
    return reopenPhase(cutover, phaseId, { at, by: by.ref, reason });
  }
  throw phase.status === 'in-progress'
    ? because(
        new ConflictError(`The phase ${phaseId} is in progress already`),
        'phase.in-progress',
      )
    : because(
        new ConflictError(
          `The phase ${phaseId} was never reached, so there is no way back to it; the phase in progress is ${cutover.phase}`,
        ),
        'phase.not-reached',
        { phase: cutover.phase },
      );
}
