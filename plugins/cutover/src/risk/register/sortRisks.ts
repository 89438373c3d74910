import {
  rankOf,
  type RiskScale,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';

export const RISK_SORTS = ['priority', 'number', 'title'] as const;
export type RiskSort = (typeof RISK_SORTS)[number];

/** The highest priority first, or by number or title. */
export function sortRisks(
  risks: RiskView[],
  sort: RiskSort,
  scale: RiskScale,
  language: string,
): RiskView[] {
  const rank = ({ places }: RiskView) =>
    places.current ? rankOf(scale, places.current.priority) : -1;
  const { compare } = new Intl.Collator(language);
  const order = {
    priority: (one: RiskView, other: RiskView) => rank(other) - rank(one),
    number: () => 0,
    title: (one: RiskView, other: RiskView) => compare(one.title, other.title),
  }[sort];
  return [...risks].sort(
    (one, other) => order(one, other) || one.number - other.number,
  );
}
