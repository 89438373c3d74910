import { inputErrorOf, type Fault } from '../errors';
import { sameValue } from '../sameValue';
import type { AssessRisk } from './input';
import { assertMayOnRisk } from './mayOnRisk';
import {
  RISK_BASES,
  type Risk,
  type RiskAssessment,
  type RiskBasis,
  type RiskRating,
} from './model';
import { riskChange, type RiskChange, type RiskContext } from './riskChange';
import { placeOf, ratingFaults, scaleOf } from './scale';

/**
 * A new assessment: what is left out stays as it was last assessed. It is one even where nothing moved, since somebody has
 * looked; an acceptance lapses where the risk now stands elsewhere in the matrix than what was accepted.
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400) with a fault for each step that is on no scale
 */
export function assessRisk(
  risk: Risk,
  input: AssessRisk,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk('assess', risk, context);
  const { assessment, faults, next } = assessed(risk, input, context);
  if (faults.length || !assessment) throw inputErrorOf(faults);
  const { reason } = input;
  const change = riskChange(
    risk,
    next,
    'risk.assessed',
    context,
    reason ? { reason } : {},
  );
  return {
    ...change,
    // That somebody has looked is told, though all may stand as before.
    happened: change.happened ?? {
      type: 'risk.assessed',
      cutoverId: risk.cutoverId,
      at: context.at,
      by: context.by.ref,
      item: risk.id,
      ...(reason ? { reason } : {}),
      after: { number: risk.number },
    },
    next: { ...change.next, ...lookedAt(next), updatedAt: context.at },
    assessment,
  };
}

export function assessed(
  risk: Risk,
  { ratings: given, reason }: AssessRisk,
  { at, by, spec }: RiskContext,
): { next: Risk; faults: Fault[]; assessment?: RiskAssessment } {
  const scale = scaleOf(spec.risk);
  const ratings = { ...risk.ratings, ...onlyGiven(given) };
  const bases = RISK_BASES.filter(basis => ratings[basis] !== undefined);
  const faults = bases.flatMap(basis =>
    ratingFaults(scale, ratings[basis] as RiskRating, ['ratings', basis]),
  );
  if (Object.keys(onlyGiven(given)).length === 0) {
    faults.push({
      path: ['ratings'],
      reason: 'risk.no-rating',
      message: 'Rate the risk: as it was, as it is now, or as it shall be',
    });
  }
  if (faults.length) return { next: risk, faults };
  const places = Object.fromEntries(
    bases.map(basis => [basis, placeOf(scale, ratings[basis] as RiskRating)]),
  );
  const number = risk.assessments + 1;
  const next = withoutAcceptanceOfAnother(
    { ...risk, ratings, places, assessedAt: at, assessments: number },
    risk,
    at,
  );
  return {
    next,
    faults: [],
    assessment: {
      ...{ risk: risk.id, number, at, by: by.ref },
      ...(reason ? { reason } : {}),
      ...{ ratings, places, scale },
    },
  };
}

function onlyGiven(ratings: Partial<Record<RiskBasis, RiskRating>>) {
  return Object.fromEntries(
    RISK_BASES.flatMap(basis => {
      const rating = ratings[basis];
      return rating ? [[basis, rating] as const] : [];
    }),
  ) as Partial<Record<RiskBasis, RiskRating>>;
}

function lookedAt({ assessedAt, assessments }: Risk) {
  return { assessedAt, assessments };
}

function withoutAcceptanceOfAnother(next: Risk, before: Risk, at: string) {
  const { acceptance } = next;
  const binding =
    acceptance?.status === 'granted' || acceptance?.status === 'asked';
  const moved = !sameValue(before.places.current, next.places.current);
  return binding && moved
    ? {
        ...next,
        acceptance: { ...acceptance, status: 'lapsed' as const, endedAt: at },
      }
    : next;
}
