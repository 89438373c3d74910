import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Risk,
  RiskBasis,
  RiskGroup,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { CutoverFilter } from '../lifecycle/permissionRules';
import { whereAllowed } from '../lifecycle/whereAllowed';
import { riskOf } from './RiskStore';

/** Which risks are meant: open ones of running cutovers that touch one of the refs. */
export interface Touching {
  refs: string[];
  basis: RiskBasis;
  /** What of all that the caller may read; everything where it is missing. */
  allowed?: PermissionCriteria<CutoverFilter>;
}

/** Narrows them down to what one number of the sum stands for. */
export interface CellFilter {
  /** Hash of a scale. */
  scale?: string;
  likelihood?: string;
  impact?: string;
  priority?: string;
  /** Name of a template. */
  template?: string;
  /** Only those that are not rated on the basis. */
  unrated: boolean;
}

/** Of a list by cutover and number, where it goes on: behind this risk. */
export type After = Pick<Risk, 'cutoverId' | 'number'>;

/** Counted by the database, in one statement. */
export interface CountedRisks {
  groups: (RiskGroup & { templateHash: string })[];
  /** Of how many the basis is not rated. */
  unrated: number;
}

const PLACE = ['likelihood', 'impact', 'priority'] as const;

interface GroupRow {
  scale_hash: string | null;
  template_ref: string;
  template_hash: string;
  likelihood: string | null;
  impact: string | null;
  priority: string | null;
  count: number | string;
}

export async function countTouching(
  db: Knex,
  touching: Touching,
): Promise<CountedRisks> {
  const { basis } = touching;
  const columns = {
    scale_hash: 'risks.scale_hash',
    template_hash: 'touched.template_hash',
    likelihood: `risks.${basis}_likelihood`,
    impact: `risks.${basis}_impact`,
    priority: `risks.${basis}_priority`,
  };
  const rows: GroupRow[] = await risksTouching(db, touching)
    .groupBy(Object.values(columns))
    .select({
      ...columns,
      // The same of all that have the same hash.
      template_ref: db('touched as of_template')
        .whereRaw('of_template.template_hash = touched.template_hash')
        .min('of_template.template_ref'),
      count: db.raw('count(*)'),
    });
  const counted: CountedRisks = { groups: [], unrated: 0 };
  for (const row of rows) {
    const { impact, likelihood, priority, scale_hash: scale } = row;
    const count = Number(row.count);
    if (!scale || !likelihood || !impact || !priority) {
      counted.unrated += count;
    } else {
      counted.groups.push({
        ...{ scale, count, place: { likelihood, impact, priority } },
        template: parseEntityRef(row.template_ref).name,
        templateHash: row.template_hash,
      });
    }
  }
  return counted;
}

/** Some of them, by cutover and number, each with the hash of the scale on which it was assessed last. */
export async function listTouching(
  db: Knex,
  touching: Touching & CellFilter,
  { after, limit }: { after?: After; limit: number },
): Promise<{ risk: Risk; scale?: string }[]> {
  const { basis, scale, template, unrated } = touching;
  const matching = risksTouching(db, touching);
  if (scale) matching.where('risks.scale_hash', scale);
  for (const key of PLACE) {
    const asked = touching[key];
    if (asked) matching.where(`risks.${basis}_${key}`, asked);
  }
  if (unrated) {
    matching.where(inner => {
      inner.whereNull('risks.scale_hash');
      PLACE.forEach(key => inner.orWhereNull(`risks.${basis}_${key}`));
    });
  }
  if (template) {
    const name = template.replace(/[!%_]/g, '!$&');
    matching.whereRaw(`touched.template_ref like ? escape '!'`, [
      `cutovertemplate:%/${name}`,
    ]);
  }
  if (after) {
    matching.whereRaw('(risks.cutover_id, risks.number) > (?, ?)', [
      after.cutoverId,
      after.number,
    ]);
  }
  const rows = await matching
    .orderBy(['risks.cutover_id', 'risks.number'])
    .limit(limit)
    .select('risks.document', 'risks.scale_hash');
  return rows.map(row => ({
    risk: riskOf(row),
    ...(row.scale_hash ? { scale: row.scale_hash } : {}),
  }));
}

/**
 * Of cutovers that touch a ref: risks about all that their cutover changes, those that name one of the refs, and where the
 * cutover changes nothing else, all of them, so that most risks need not be looked up by what they name.
 */
function risksTouching(db: Knex, { allowed, refs }: Touching) {
  const named = whereAnyRef(
    db('cutover_targets').select('cutover_id'),
    'target_ref',
    refs,
  )
    .count({ found: '*' })
    .groupBy('cutover_id');
  const touched = db(named.as('named'))
    .join('cutovers', 'cutovers.id', 'named.cutover_id')
    .where('cutovers.status', 'running')
    .select('cutovers.id', 'cutovers.template_ref', 'cutovers.template_hash')
    .select({
      wholly: db.raw(
        `named.found = (
          select count(*) from cutover_targets as target where target.cutover_id = named.cutover_id
        )`,
      ),
    });
  if (allowed) touched.where(inner => whereAllowed(inner, allowed));
  return (
    db
      // Otherwise PostgreSQL would count targets once for every risk.
      .withMaterialized('touched', touched)
      .from('touched')
      .join('risks', 'risks.cutover_id', 'touched.id')
      .whereNot('risks.status', 'closed')
      // As two alternatives, SQLite would look for every risk in both.
      .whereRaw(
        'case when risks.all_targets or touched.wholly then true else risks.id in ? end',
        [whereAnyRef(db('risk_targets').select('risk_id'), 'ref', refs)],
      )
  );
}

/** As one variable, however many refs there are: a group may own more than a statement has room for. */
function whereAnyRef(
  query: Knex.QueryBuilder,
  column: string,
  refs: string[],
): Knex.QueryBuilder {
  return query.client.config.client === 'pg'
    ? query.whereRaw('?? = any(?::text[])', [column, refs])
    : query.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(refs),
      ]);
}
