import {
  isOpenRisk,
  type RiskBasis,
  type RiskPlace,
  type RiskScale,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';

/** One field of a matrix. */
export interface Cell {
  likelihood: string;
  impact: string;
}

/** Where a risk went, and how many did. */
export interface Move {
  from: Cell;
  to: Cell;
  count: number;
}

export const cellKey = ({ likelihood, impact }: Cell) =>
  `${likelihood}/${impact}`;

export const sameCell = (one?: Cell, other?: Cell) =>
  one?.likelihood === other?.likelihood && one?.impact === other?.impact;

/** Whether the matrix has this field; a risk may stand on an older scale. */
export function isOn({ matrix }: RiskScale, place: Cell): boolean {
  return (
    Object.hasOwn(matrix, place.likelihood) &&
    Object.hasOwn(matrix[place.likelihood], place.impact)
  );
}

type Placed = Pick<RiskView, 'places' | 'before' | 'status'>;

/** How many open risks stand in each field, by its key. Those that stand in none are not counted. */
export function countsOf(
  risks: Placed[],
  basis: RiskBasis,
  scale: RiskScale,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { places } of risks.filter(isOpenRisk)) {
    const place = places[basis];
    if (!place || !isOn(scale, place)) continue;
    const key = cellKey(place);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The open risks that stand in no field: not assessed on this basis, or on another scale. */
export function outsideOf<R extends Placed>(
  risks: R[],
  basis: RiskBasis,
  scale: RiskScale,
): R[] {
  return risks.filter(isOpenRisk).filter(({ places }) => {
    const place = places[basis];
    return !place || !isOn(scale, place);
  });
}

/** Where open risks stood before and stand now, the most travelled way first. */
export function movesOf(
  risks: Placed[],
  basis: RiskBasis,
  scale: RiskScale,
): Move[] {
  const moves = new Map<string, Move>();
  for (const { before, places } of risks.filter(isOpenRisk)) {
    const from: RiskPlace | undefined = before?.[basis];
    const to = places[basis];
    if (!from || !to || sameCell(from, to)) continue;
    if (!isOn(scale, from) || !isOn(scale, to)) continue;
    const key = `${cellKey(from)} ${cellKey(to)}`;
    const count = (moves.get(key)?.count ?? 0) + 1;
    moves.set(key, { from, to, count });
  }
  return [...moves.values()].sort((one, other) => other.count - one.count);
}
