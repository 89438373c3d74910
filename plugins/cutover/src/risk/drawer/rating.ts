import {
  placeOf,
  ratingFaults,
  type RiskPlace,
  type RiskRating,
  type RiskScale,
} from '@backstage-cutover/plugin-cutover-common';

/** A rating as a form holds it: nothing is an empty text. */
export interface RatingDraft {
  likelihood: string;
  impact: Record<string, string>;
}

export const draftOf = (rating?: RiskRating): RatingDraft => ({
  likelihood: rating?.likelihood ?? '',
  impact: { ...rating?.impact },
});

export const isRated = ({ likelihood, impact }: RatingDraft) =>
  likelihood !== '' || Object.keys(impact).length > 0;

export function withImpact(
  draft: RatingDraft,
  dimension: string,
  step: string,
): RatingDraft {
  const { [dimension]: _, ...others } = draft.impact;
  return {
    ...draft,
    impact: step ? { ...others, [dimension]: step } : others,
  };
}

/** Where it would stand; undefined while something is missing. */
export function placeOfDraft(
  scale: RiskScale,
  draft: RatingDraft,
): RiskPlace | undefined {
  return ratingFaults(scale, draft, []).length === 0
    ? placeOf(scale, draft)
    : undefined;
}
