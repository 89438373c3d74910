import { dayIn } from './day';
import type {
  ExposurePoint,
  Risk,
  RiskAssessment,
  RiskBasis,
  RiskPlace,
} from './model';

/** The last assessment of each risk at a moment, by id of the risk. */
export function placesAt(
  assessments: Pick<RiskAssessment, 'risk' | 'number' | 'at' | 'places'>[],
  moment: string,
): Map<string, RiskAssessment['places']> {
  const last = new Map<string, (typeof assessments)[number]>();
  for (const each of assessments) {
    const found = last.get(each.risk);
    if (each.at <= moment && (found?.number ?? 0) < each.number) {
      last.set(each.risk, each);
    }
  }
  return new Map([...last].map(([risk, { places }]) => [risk, places]));
}

/**
 * How many open risks stood at each priority at the end of each day on which one was assessed or closed. A risk that is
 * closed now counts until then; one that was opened again counts as never closed.
 */
export function exposureOf(
  risks: Pick<Risk, 'id' | 'outcome' | 'status'>[],
  assessments: Pick<RiskAssessment, 'risk' | 'number' | 'at' | 'places'>[],
  { basis, timeZone }: { basis: RiskBasis; timeZone: string },
): ExposurePoint[] {
  const closings = new Map(
    risks.flatMap(({ id, outcome, status }) =>
      outcome && status === 'closed' ? [[id, outcome.at] as const] : [],
    ),
  );
  const changes = [
    ...assessments.map(({ at, places, risk }) => ({
      at,
      risk,
      place: places[basis],
    })),
    ...[...closings].map(([risk, at]) => ({ at, risk, place: undefined })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));

  const standing = new Map<string, RiskPlace>();
  const points = new Map<string, ExposurePoint>();
  for (const { at, place, risk } of changes) {
    if (place) standing.set(risk, place);
    else standing.delete(risk);
    const day = dayIn(timeZone, at);
    points.set(day, { day, counts: countsOf([...standing.values()]) });
  }
  return [...points.values()];
}

function countsOf(places: RiskPlace[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { priority } of places) {
    counts[priority] = (counts[priority] ?? 0) + 1;
  }
  return counts;
}
