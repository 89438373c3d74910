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
 * How many open risks stood at each priority at the end of each day on which one was assessed, closed or opened again. One
 * that is opened again counts as it was assessed last.
 */
export function exposureOf(
  risks: Pick<Risk, 'id' | 'closings'>[],
  assessments: Pick<RiskAssessment, 'risk' | 'number' | 'at' | 'places'>[],
  { basis, timeZone }: { basis: RiskBasis; timeZone: string },
): ExposurePoint[] {
  const moves = [
    ...assessments.map(({ at, places, risk }) => ({
      ...{ at, risk, place: places[basis] },
      act: 'assess' as const,
    })),
    ...risks.flatMap(({ closings = [], id: risk }) =>
      closings.flatMap(({ at, reopenedAt }) => [
        { at, risk, act: 'close' as const },
        ...(reopenedAt
          ? [{ at: reopenedAt, risk, act: 'reopen' as const }]
          : []),
      ]),
    ),
  ].sort((one, other) => compared(one.at, other.at));

  const last = new Map<string, RiskPlace | undefined>();
  const closed = new Set<string>();
  const points = new Map<string, ExposurePoint>();
  for (const move of moves) {
    const { act, at, risk } = move;
    if (act === 'assess') last.set(risk, move.place);
    else if (act === 'close') closed.add(risk);
    else closed.delete(risk);
    const day = dayIn(timeZone, at);
    const standing = [...last].flatMap(([id, place]) =>
      place && !closed.has(id) ? [place] : [],
    );
    points.set(day, { day, counts: countsOf(standing) });
  }
  return [...points.values()];
}

/** Moments in UTC; those of one moment stay in their order. */
function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function countsOf(places: RiskPlace[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { priority } of places) {
    counts[priority] = (counts[priority] ?? 0) + 1;
  }
  return counts;
}
