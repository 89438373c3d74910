import {
  isOpenRisk,
  RISK_BASES,
  type RiskBasis,
  type RiskScale,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { isOn, outsideOf, sameCell, type Cell } from '../matrix/cells';

export const LOOKS = ['matrix', 'table'] as const;
export const SHOWN_BASES = [...RISK_BASES, 'all'] as const;

/** What the tab shows; all of it stands in the URL, so that a link keeps it. */
export interface RiskFilter {
  /** Which matrix, or all three beside each other. */
  basis: (typeof SHOWN_BASES)[number];
  look: (typeof LOOKS)[number];
  /** Empty: all. */
  category: string;
  phase: string;
  owner: string;
  /** Closed ones too. */
  closed: boolean;
  /** `yyyy-MM-dd`, from when on movement is shown; empty: not at all. */
  since: string;
  /** The field of which matrix the list is of; without a field those that stand in none. */
  chosen?: { basis: RiskBasis; cell?: Cell };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TEXTS = ['category', 'phase', 'owner'] as const;

export function filterOf(params: URLSearchParams): RiskFilter {
  const since = params.get('since') ?? '';
  return {
    basis: SHOWN_BASES.find(each => each === params.get('basis')) ?? 'current',
    look: LOOKS.find(each => each === params.get('look')) ?? 'matrix',
    category: params.get('category') ?? '',
    phase: params.get('phase') ?? '',
    owner: params.get('owner') ?? '',
    closed: params.get('closed') === 'shown',
    since: DAY.test(since) ? since : '',
    chosen: chosenIn(params.get('cell') ?? ''),
  };
}

/** The address with a filter in it, as short as it can be; what others keep there stays. */
export function withFilter(
  params: URLSearchParams,
  filter: RiskFilter,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string) => {
    if (value) next.set(key, value);
    else next.delete(key);
  };
  put('basis', filter.basis === 'current' ? '' : filter.basis);
  put('look', filter.look === 'matrix' ? '' : filter.look);
  TEXTS.forEach(key => put(key, filter[key]));
  put('closed', filter.closed ? 'shown' : '');
  put('since', filter.since);
  put('cell', cellText(filter.chosen));
  return next;
}

function cellText(chosen: RiskFilter['chosen']) {
  if (!chosen) return '';
  const { basis, cell } = chosen;
  return cell ? [basis, cell.likelihood, cell.impact].join('~') : basis;
}

function chosenIn(text: string): RiskFilter['chosen'] {
  const [named, likelihood, impact] = text.split('~');
  const basis = RISK_BASES.find(each => each === named);
  if (!basis) return undefined;
  return likelihood && impact
    ? { basis, cell: { likelihood, impact } }
    : { basis };
}

/** The risks that the matrix counts. */
export function passing(items: RiskView[], filter: RiskFilter): RiskView[] {
  return items.filter(
    risk =>
      (filter.closed || isOpenRisk(risk)) &&
      TEXTS.every(key => !filter[key] || risk[key] === filter[key]),
  );
}

/** The risks that the list shows. */
export function listed(
  shown: RiskView[],
  { chosen }: Pick<RiskFilter, 'chosen'>,
  scale: RiskScale,
): RiskView[] {
  if (!chosen) return shown;
  const { basis, cell } = chosen;
  if (!cell) return outsideOf(shown, basis, scale);
  return shown.filter(isOpenRisk).filter(({ places }) => {
    const place = places[basis];
    return place && isOn(scale, place) && sameCell(place, cell);
  });
}
