import type { Fault } from '../errors';
import type { RiskPlace, RiskRating, RiskScale, RiskSpec } from './model';

/** What is kept with an assessment: the scale alone, without the standard risks and the categories. */
export function scaleOf({
  likelihood,
  impact,
  dimensions,
  priorities,
  matrix,
}: RiskSpec): RiskScale {
  return { likelihood, impact, dimensions, priorities, matrix };
}

/** The worst impact counts (P5.2), and the matrix says which priority that makes. The rating is one without faults. */
export function placeOf(scale: RiskScale, rating: RiskRating): RiskPlace {
  const impact = worstImpact(scale, rating);
  return {
    likelihood: rating.likelihood,
    impact,
    priority: scale.matrix[rating.likelihood][impact],
  };
}

function worstImpact({ impact: steps }: RiskScale, { impact }: RiskRating) {
  const given = new Set(Object.values(impact));
  const worst = steps.findLast(({ id }) => given.has(id));
  if (!worst) throw new TypeError('A rating without an impact has no place');
  return worst.id;
}

/** Steps and dimensions that the scale does not know, and a rating that endangers nothing. */
export function ratingFaults(
  scale: RiskScale,
  { likelihood, impact }: RiskRating,
  path: Fault['path'],
): Fault[] {
  const unknown = (
    at: Fault['path'],
    reason: string,
    value: string,
    known: { id: string }[],
  ): Fault => ({
    path: at,
    reason,
    message: `"${value}" is not on the scale; choose one of ${known
      .map(({ id }) => id)
      .join(', ')}`,
    params: { value, known: known.map(({ id }) => id).join(', ') },
  });
  const faults: Fault[] = [];
  if (!has(scale.likelihood, likelihood)) {
    faults.push(
      unknown(
        [...path, 'likelihood'],
        'risk.unknown-likelihood',
        likelihood,
        scale.likelihood,
      ),
    );
  }
  if (Object.keys(impact).length === 0) {
    faults.push({
      path: [...path, 'impact'],
      reason: 'risk.no-impact',
      message:
        'This risk endangers nothing; give the impact on at least one dimension',
    });
  }
  for (const [dimension, step] of Object.entries(impact)) {
    const at = [...path, 'impact', dimension];
    if (!has(scale.dimensions, dimension)) {
      faults.push(
        unknown(at, 'risk.unknown-dimension', dimension, scale.dimensions),
      );
    } else if (!has(scale.impact, step)) {
      faults.push(unknown(at, 'risk.unknown-impact', step, scale.impact));
    }
  }
  return faults;
}

/** How high a priority is, from 0; -1 for one that the scale does not know. */
export function rankOf(
  { priorities }: Pick<RiskScale, 'priorities'>,
  priority: string,
): number {
  return priorities.findIndex(({ id }) => id === priority);
}

function has(steps: { id: string }[], id: string) {
  return steps.some(step => step.id === id);
}
