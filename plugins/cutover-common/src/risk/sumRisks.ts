import type { Text } from '../template';
import type { RiskPlace, RiskScale, RiskSpec } from './model';

/** Risks of one template's scale, counted: what the database groups. */
export interface RiskGroup {
  /** SHA-256 of the scale that the counted ratings stand on. */
  scale: string;
  /** Name of the template. */
  template: string;
  place: RiskPlace;
  count: number;
}

/** What is known of a template whose risks were counted. */
export interface CountedTemplate {
  name: string;
  title: Text;
  mapping?: RiskSpec['mapping'];
}

/** Counts over several cutovers. Nothing is left out: what has no place in the matrix is counted beside it. */
export interface RiskSum {
  /** On which most risks were assessed; missing where there are none. */
  scale?: RiskScale;
  /** Hash of `scale`. */
  scaleHash?: string;
  /** What the templates are called whose risks stand on `scale`. */
  scaleOf?: Text[];
  /** Of the risks that stand on `scale`. */
  cells: (RiskPlace & { count: number })[];
  /** By priority of `scale`: the cells, and what is mapped onto it. */
  priorities: { priority: string; inCells: number; mapped: number }[];
  /** By template whose priorities are mapped onto those of `scale`, as that template names them. */
  mapped: (ForeignCount & { as: string })[];
  /** What nothing maps onto `scale`. */
  apart: ForeignCount[];
  total: number;
  /** Of open risks that nobody has rated on the basis that was asked for, beside the total; missing where there are none. */
  unrated?: number;
}

export interface ForeignCount {
  template: string;
  templateTitle: Text;
  priority: string;
  priorityTitle: Text;
  count: number;
}

/**
 * Sums what stands on different scales (idea: one matrix, and nothing silently dropped). The scale on which most risks
 * stand is the common one; of two with as many it is the one whose hash comes first, so that every replica says the same.
 * Others are mapped by priority: by what the template of the common scale declares for theirs.
 */
export function sumRisks(
  groups: RiskGroup[],
  scales: ReadonlyMap<string, RiskScale>,
  templates: ReadonlyMap<string, CountedTemplate>,
): RiskSum {
  const total = sumOf(groups);
  const scaleHash = commonScale(groups);
  const scale = scaleHash === undefined ? undefined : scales.get(scaleHash);
  if (scaleHash === undefined || !scale) {
    return { cells: [], priorities: [], mapped: [], apart: [], total };
  }
  const own = groups.filter(group => group.scale === scaleHash);
  const names = [...new Set(own.map(({ template }) => template))].sort();
  const mappings = names.map(name => templates.get(name)?.mapping ?? {});
  const asOurs = ({ template, place }: RiskGroup) =>
    mappings
      .map(mapping => ownOf(ownOf(mapping, template), place.priority))
      .find(ours => scale.priorities.some(({ id }) => id === ours));

  const mapped: RiskSum['mapped'] = [];
  const apart: ForeignCount[] = [];
  for (const foreign of countedByPriority(
    groups.filter(group => group.scale !== scaleHash),
  )) {
    const as = asOurs(foreign);
    const count = foreignCount(foreign, scales, templates);
    if (as === undefined) apart.push(count);
    else mapped.push({ ...count, as });
  }
  const cells = countedByCell(own);
  return {
    scale,
    scaleHash,
    scaleOf: names.map(name => templates.get(name)?.title ?? name),
    cells,
    priorities: scale.priorities.map(({ id }) => ({
      priority: id,
      inCells: sumOf(cells.filter(({ priority }) => priority === id)),
      mapped: sumOf(mapped.filter(({ as }) => as === id)),
    })),
    mapped,
    apart,
    total,
  };
}

function commonScale(groups: RiskGroup[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { scale, count } of groups) {
    counts.set(scale, (counts.get(scale) ?? 0) + count);
  }
  const [first] = [...counts].sort(
    ([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1),
  );
  return first?.[0];
}

function countedByCell(groups: RiskGroup[]): RiskSum['cells'] {
  return grouped(groups, ({ place }) =>
    JSON.stringify([place.likelihood, place.impact, place.priority]),
  ).map(same => ({ ...same[0].place, count: sumOf(same) }));
}

function countedByPriority(groups: RiskGroup[]): RiskGroup[] {
  return grouped(groups, ({ scale, template, place }) =>
    JSON.stringify([scale, template, place.priority]),
  ).map(same => ({ ...same[0], count: sumOf(same) }));
}

function foreignCount(
  { count, place: { priority }, scale, template }: RiskGroup,
  scales: ReadonlyMap<string, RiskScale>,
  templates: ReadonlyMap<string, CountedTemplate>,
): ForeignCount {
  const title = scales
    .get(scale)
    ?.priorities.find(({ id }) => id === priority)?.title;
  return {
    template,
    templateTitle: templates.get(template)?.title ?? template,
    priority,
    priorityTitle: title ?? priority,
    count,
  };
}

function grouped<T>(items: T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function sumOf(counted: { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function ownOf<Value>(
  record: Record<string, Value> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
