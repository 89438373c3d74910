import { DateTime } from 'luxon';
import type { CutoverQuery } from '@backstage-cutover/plugin-cutover-common';
import type { CutoverSort } from '../parts/CutoverTable';

export const STATUSES = ['running', 'closed', 'cancelled'] as const;
const SORTS: CutoverSort[] = [
  'window',
  '-window',
  'title',
  '-title',
  'updated',
  '-updated',
];
export const VIEWS = ['table', 'calendar', 'timeline'] as const;

type Status = (typeof STATUSES)[number];
export type PortfolioLook = (typeof VIEWS)[number];

/** What the portfolio shows; all of it stands in the URL, so that a link keeps it. */
export interface Filters {
  view: PortfolioLook;
  type: string[];
  /** Empty: of any status. */
  status: Status[];
  phase: string[];
  owner: string[];
  member: string[];
  target: string[];
  text: string;
  /** First and last day, `yyyy-MM-dd` in the reader's zone. */
  from: string;
  to: string;
  sort: CutoverSort;
  /** `yyyy-MM`; the present month where it is missing. */
  month: string;
  cursor: string;
}

const LISTS = ['type', 'phase', 'owner', 'member', 'target'] as const;
const ANY = 'any';

const oneOf = <T extends string>(known: readonly T[], value: string | null) =>
  known.find(each => each === value) ?? known[0];

const matching = (value: string | null, format: RegExp) =>
  value && format.test(value) ? value : '';

/** Without anything said in the URL: running cutovers as a table, the nearest window first. */
export function filtersOf(params: URLSearchParams): Filters {
  const status = params.getAll('status');
  return {
    view: oneOf(VIEWS, params.get('view')),
    type: params.getAll('type'),
    phase: params.getAll('phase'),
    owner: params.getAll('owner'),
    member: params.getAll('member'),
    target: params.getAll('target'),
    status: status.length
      ? STATUSES.filter(each => status.includes(each))
      : ['running'],
    text: params.get('text') ?? '',
    from: matching(params.get('from'), /^\d{4}-\d{2}-\d{2}$/),
    to: matching(params.get('to'), /^\d{4}-\d{2}-\d{2}$/),
    sort: oneOf(SORTS, params.get('sort')),
    month: matching(params.get('month'), /^\d{4}-(0[1-9]|1[0-2])$/),
    cursor: params.get('cursor') ?? '',
  };
}

/** The shortest URL that says the same: defaults are left out. */
export function paramsOf(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.view !== VIEWS[0]) params.set('view', filters.view);
  for (const key of LISTS)
    filters[key].forEach(value => params.append(key, value));
  if (filters.status.length === 0) params.set('status', ANY);
  else if (filters.status.join() !== 'running')
    filters.status.forEach(value => params.append('status', value));
  if (filters.sort !== SORTS[0]) params.set('sort', filters.sort);
  for (const key of ['text', 'from', 'to', 'month', 'cursor'] as const)
    if (filters[key]) params.set(key, filters[key]);
  return params;
}

/** How many filters narrow the list beyond what everybody sees at first. */
export function activeFilters(filters: Filters): number {
  const days = filters.view === 'table' ? [filters.from, filters.to] : [];
  return [
    ...LISTS.map(key => filters[key].length > 0),
    filters.status.join() !== 'running',
    ...[filters.text, ...days].map(Boolean),
  ].filter(Boolean).length;
}

/** Another filter or order begins on the first page again. */
export const changed = (filters: Filters, part: Partial<Filters>): Filters => ({
  ...filters,
  cursor: '',
  ...part,
});

const orNone = (values: string[]) => (values.length ? values : undefined);

/** What the table asks for. */
export function tableQuery(filters: Filters, zone: string): CutoverQuery {
  const day = (text: string) => DateTime.fromISO(text, { zone });
  return {
    ...commonQuery(filters),
    windowFrom: filters.from
      ? day(filters.from).startOf('day').toUTC().toISO() ?? undefined
      : undefined,
    windowTo: filters.to
      ? day(filters.to).endOf('day').toUTC().toISO() ?? undefined
      : undefined,
    sort: filters.sort,
    cursor: filters.cursor || undefined,
    limit: 20,
    total: 'bounded',
  };
}

/** What the calendar and the timeline ask for: all windows of a month. */
export function monthQuery(filters: Filters, month: DateTime): CutoverQuery {
  return {
    ...commonQuery(filters),
    windowFrom: month.startOf('month').toUTC().toISO() ?? undefined,
    windowTo: month.endOf('month').toUTC().toISO() ?? undefined,
    sort: 'window',
    limit: 200,
  };
}

function commonQuery(filters: Filters): CutoverQuery {
  return {
    type: orNone(filters.type),
    status: filters.status.length ? filters.status : undefined,
    phase: orNone(filters.phase),
    owner: orNone(filters.owner),
    member: orNone(filters.member),
    target: orNone(filters.target),
    text: filters.text.trim() || undefined,
  };
}

/** The month to show, in the reader's zone and language. */
export function monthOf(
  { month }: Pick<Filters, 'month'>,
  reader: { zone: string; language: string },
  now: DateTime = DateTime.now(),
): DateTime {
  const shown = month
    ? DateTime.fromISO(month, { zone: reader.zone })
    : now.setZone(reader.zone);
  return shown.startOf('month').setLocale(reader.language);
}
