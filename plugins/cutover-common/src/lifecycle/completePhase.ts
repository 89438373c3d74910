import { ConflictError, NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import { inLanguage, type TemplateRole } from '../template';
import type { Actor } from './actor';
import type { Cutover, CutoverPhase, Happened } from './cutover';
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

  const following = cutover.phases.at(index + 1);
  const phases = cutover.phases.map((each): CutoverPhase => {
    if (each === phase) {
      return { ...each, status: 'done', actual: { ...each.actual, end: at } };
    }
    return each === following
      ? { ...each, status: 'in-progress', actual: { start: at } }
      : each;
  });
  const next: Cutover = {
    ...cutover,
    status: following ? 'running' : 'closed',
    phase: following?.id ?? phaseId,
    phases,
    updatedAt: at,
  };
  return {
    next,
    happened: {
      type: following ? 'phase.completed' : 'cutover.closed',
      cutoverId: cutover.id,
      at,
      by: by.ref,
      item: phaseId,
      reason: comment,
      before: { status: cutover.status, phase: cutover.phase },
      after: {
        status: next.status,
        phase: next.phase,
        title: inLanguage(phase.title, 'en'),
      },
    },
  };
}
