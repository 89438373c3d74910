import { hasExpired } from './acceptRisk';
import type { Risk, RiskBasis, RiskMeasure, RiskScale } from './model';
import { isOpenRisk } from './riskStatus';
import { rankOf } from './scale';

/** Open risks that nobody has assessed as they are now, or that are to be assessed again. */
export function unassessedRisks(risks: Risk[]): Risk[] {
  return risks
    .filter(isOpenRisk)
    .filter(({ places, status }) => status === 'identified' || !places.current);
}

/**
 * Open risks for which nothing is planned and which nobody has accepted; with `done`, also those of which a measure is
 * still open.
 */
export function risksWithoutResponse(
  risks: Risk[],
  { day, done }: { day: string; done: boolean },
): Risk[] {
  return risks.filter(isOpenRisk).filter(risk => {
    if (risk.acceptance?.status === 'granted' && !hasExpired(risk, day)) {
      return false;
    }
    const kept = risk.measures.filter(({ status }) => status !== 'dropped');
    if (kept.length === 0) return true;
    return done && kept.some(({ status }) => status === 'open');
  });
}

/** Open risks that stand at a priority or above it. Those that are accepted, and whose acceptance holds, do not count unless asked for. */
export function risksAtOrAbove(
  risks: Risk[],
  scale: RiskScale,
  asked: {
    priority: string;
    basis: RiskBasis;
    evenAccepted: boolean;
    day: string;
  },
): Risk[] {
  const least = rankOf(scale, asked.priority);
  return risks.filter(isOpenRisk).filter(risk => {
    const accepted =
      risk.acceptance?.status === 'granted' && !hasExpired(risk, asked.day);
    if (accepted && !asked.evenAccepted) return false;
    const place = risk.places[asked.basis];
    if (!place) return false;
    const rank = rankOf(scale, place.priority);
    // One that the scale has lost says nothing about how bad it is, so it is to be assessed again.
    return rank === -1 || rank >= least;
  });
}

/** Open risks whose acceptance was asked for and not decided, or does not hold any more. */
export function risksWithoutValidAcceptance(
  risks: Risk[],
  day: string,
): Risk[] {
  return risks.filter(isOpenRisk).filter(risk => {
    const status = risk.acceptance?.status;
    if (status === 'asked' || hasExpired(risk, day)) return true;
    // Answered since by an assessment or a measure, it is nobody's any more.
    return status === 'expired' && risk.status === 'identified';
  });
}

/** Drills of open risks that were not held, or failed. */
export function drillsToHold(
  risks: Risk[],
): { risk: Risk; measure: RiskMeasure }[] {
  return risks
    .filter(isOpenRisk)
    .flatMap(risk =>
      risk.measures
        .filter(
          ({ drill, status }) =>
            drill && status !== 'dropped' && drill.result !== 'passed',
        )
        .map(measure => ({ risk, measure })),
    );
}
