import type { Risk, RiskStatus } from './model';

/**
 * Where a risk that nobody has closed stands. One whose acceptance has expired is to be assessed again, and one that has
 * occurred stays so until somebody opens it again.
 */
export function openStatus(
  risk: Pick<Risk, 'acceptance' | 'assessedAt' | 'measures'>,
): RiskStatus {
  const { acceptance, assessedAt, measures } = risk;
  if (acceptance?.status === 'granted') return 'accepted';
  if (!assessedAt) return 'identified';
  const { endedAt } = acceptance ?? {};
  if (acceptance?.status === 'expired' && endedAt && assessedAt <= endedAt) {
    return 'identified';
  }
  return measures.some(({ status }) => status !== 'dropped')
    ? 'responding'
    : 'assessed';
}

/** The risk with the status that follows from what else is known of it. */
export function withStatus(risk: Risk): Risk {
  const fixed = risk.status === 'closed' || risk.status === 'occurred';
  return fixed ? risk : { ...risk, status: openStatus(risk) };
}

/** Whether it still endangers anything. */
export function isOpenRisk({ status }: Pick<Risk, 'status'>): boolean {
  return status !== 'closed';
}
