import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit';
import type { ReviewedItem } from '../gate';
import { sameValue } from '../sameValue';
import type { Risk } from './model';

/** What is material about a risk: what it is, how it is assessed, and what is to be done. That a measure gets done is not. */
export const MATERIAL_OF_RISK = [
  ...(['title', 'category', 'cause', 'event', 'consequence'] as const),
  ...(['owner', 'phase', 'targets', 'ratings', 'measures'] as const),
];

type Material = Record<(typeof MATERIAL_OF_RISK)[number], unknown>;

/** A risk as a gate reviews it. Ids of items are `risk:` and the id of the risk. */
export function reviewedRisk(risk: Risk, sha256: Sha256): ReviewedItem {
  const text = canonicalize(materialOf(risk));
  if (text === undefined) throw new TypeError('Nothing to take the hash of');
  return {
    id: `risk:${risk.id}`,
    title: `R-${risk.number} ${risk.title}`,
    hash: sha256(text),
    contributors: [],
  };
}

export function materialOf(risk: Risk): Material {
  const { title, category, cause, event, consequence } = risk;
  const { owner, phase, targets, ratings } = risk;
  return {
    ...{ title, category, cause, event, consequence },
    ...{ owner, phase, targets, ratings },
    measures: risk.measures
      .filter(({ status }) => status !== 'dropped')
      .map(measure => ({
        id: measure.id,
        title: measure.title,
        strategy: measure.strategy,
        owner: measure.owner,
        due: measure.due,
      })),
  };
}

/** Which material fields of a risk differ. */
export function changedInRisk(before: Risk, after: Risk): string[] {
  const was = materialOf(before);
  const is = materialOf(after);
  return MATERIAL_OF_RISK.filter(
    key =>
      !sameValue(
        JSON.parse(JSON.stringify(was[key])),
        JSON.parse(JSON.stringify(is[key])),
      ),
  );
}
