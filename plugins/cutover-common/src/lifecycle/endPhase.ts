import { inLanguage } from '../template';
import type { Cutover, CutoverPhase, Happened } from './cutover';

/** What a cutover becomes when a phase of it is over: the next phase starts, the last one closes the cutover. */
export function endPhase(
  cutover: Cutover,
  phaseId: string,
  { at, by, reason }: { at: string; by: string; reason?: string },
): { next: Cutover; happened: Happened } {
  const index = cutover.phases.findIndex(({ id }) => id === phaseId);
  const phase = cutover.phases[index];
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
      by,
      item: phaseId,
      ...(reason ? { reason } : {}),
      before: { status: cutover.status, phase: cutover.phase },
      after: {
        status: next.status,
        phase: next.phase,
        title: inLanguage(phase.title, 'en'),
      },
    },
  };
}

/** What a running cutover becomes when it goes back to a phase that was over: all phases after that have not begun. */
export function reopenPhase(
  cutover: Cutover,
  phaseId: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): { next: Cutover; happened: Happened } {
  const index = cutover.phases.findIndex(({ id }) => id === phaseId);
  const phases = cutover.phases.map((each, place): CutoverPhase => {
    if (place < index) return each;
    if (place > index) return { ...each, status: 'not-started', actual: {} };
    const { end: _, ...actual } = each.actual;
    return { ...each, status: 'in-progress', actual };
  });
  return {
    next: { ...cutover, phase: phaseId, phases, updatedAt: at },
    happened: {
      type: 'phase.reopened',
      cutoverId: cutover.id,
      at,
      by,
      item: phaseId,
      reason,
      before: { phase: cutover.phase },
      after: {
        phase: phaseId,
        title: inLanguage(phases[index].title, 'en'),
      },
    },
  };
}
