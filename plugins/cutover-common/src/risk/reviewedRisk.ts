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

/** Only ever compared with what the same field was before, a part needs no whole hash. */
const PART = 16;

type Material = Record<(typeof MATERIAL_OF_RISK)[number], unknown>;

/** A risk as a gate reviews it. Ids of items are `risk:` and the id of the risk. */
export function reviewedRisk(risk: Risk, sha256: Sha256): ReviewedItem {
  const hashOf = (value: unknown) => sha256(canonicalize(value) ?? '');
  const material = materialOf(risk);
  return {
    id: `risk:${risk.id}`,
    title: `R-${risk.number} ${risk.title}`,
    hash: hashOf(material),
    parts: Object.fromEntries(
      MATERIAL_OF_RISK.map(field => [
        `/${field}`,
        hashOf(material[field]).slice(0, PART),
      ]),
    ),
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
