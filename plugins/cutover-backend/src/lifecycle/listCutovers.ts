import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import {
  formatCursor,
  parseCursor,
  type Cursor,
  type CutoverSort,
} from './cursor';
import type { ListQuery } from './cutoverQuery';
import type { CutoverFilter } from './permissionRules';
import { whereAllowed, whereFilter } from './whereAllowed';

/** A page of a list. The documents are JSON as it was stored: a list has no need to look into them. */
export interface DocumentPage {
  documents: string[];
  nextCursor?: string;
  previousCursor?: string;
  total?: { count: number; exact: boolean };
}

interface ListedRow {
  id: string;
  sort_value: string;
  document: string;
}

/** A bounded total counts so far. */
const BOUND = 1_000;

const COLUMNS = {
  window: 'window_start',
  title: 'title_key',
  updated: 'updated_at',
} as const;

/** One statement for the page, one more where a total is asked for. */
export async function listCutovers(
  db: Knex,
  query: ListQuery,
  allowed: PermissionCriteria<CutoverFilter> | undefined,
): Promise<DocumentPage> {
  const cursor = query.cursor
    ? parseCursor(query.cursor, query.sort)
    : undefined;
  const matching = db('cutovers');
  whereQuery(matching, query);
  if (allowed) matching.where(inner => whereAllowed(inner, allowed));

  const [page, total] = await Promise.all([
    pageOf(matching.clone(), query, cursor),
    totalOf(db, matching.clone(), query),
  ]);
  return { ...page, ...(total && { total }) };
}

function whereQuery(matching: Knex.QueryBuilder, query: ListQuery) {
  const { type, status, phase, owner, member, target, template } = query;
  if (type) whereAnyOf(matching, 'type', type);
  if (status) whereAnyOf(matching, 'status', status);
  if (phase) whereAnyOf(matching, 'phase', phase);
  if (owner) matching.whereIn('owner', owner);
  if (template) matching.whereIn('template_ref', template);
  if (member) whereFilter(matching, { about: 'member', values: member });
  if (target) {
    matching.whereIn('cutovers.id', inner =>
      inner
        .select('cutover_id')
        .from('cutover_targets')
        .whereIn('target_ref', target),
    );
  }
  if (query.windowFrom) matching.where('window_end', '>', query.windowFrom);
  if (query.windowTo) matching.where('window_start', '<', query.windowTo);
  if (query.text) {
    const part = titleKey(query.text).replace(/[!%_]/g, '!$&');
    matching.whereRaw(`title_key like ? escape '!'`, [`%${part}%`]);
  }
}

/**
 * One of a few values that many rows share. For several of them SQLite would collect all those rows by the column's
 * index and sort them; the plus sign keeps it from that, so that it walks in the order of the list instead and stops
 * when the page is full. PostgreSQL knows how many rows to expect, and chooses by itself.
 */
function whereAnyOf(
  matching: Knex.QueryBuilder,
  column: 'type' | 'status' | 'phase',
  values: string[],
) {
  const isSqlite = matching.client.config.client === 'better-sqlite3';
  if (isSqlite && values.length > 1) {
    const marks = values.map(() => '?').join(', ');
    matching.whereRaw(`+?? in (${marks})`, [column, ...values]);
  } else {
    matching.whereIn(column, values);
  }
}

/** What titles are sorted and searched by. */
export function titleKey(title: string): string {
  return title.toLocaleLowerCase('en-US');
}

async function pageOf(
  matching: Knex.QueryBuilder,
  { sort, limit }: ListQuery,
  cursor: Cursor | undefined,
): Promise<DocumentPage> {
  const column = columnOf(sort);
  const backwards = cursor?.direction === 'previous';
  const descending = sort.startsWith('-') !== backwards;
  if (cursor) {
    matching.whereRaw(`(??, id) ${descending ? '<' : '>'} (?, ?)`, [
      column,
      cursor.value,
      cursor.id,
    ]);
  }
  const direction = descending ? 'desc' : 'asc';
  const found: ListedRow[] = await matching
    .select({ id: 'id', sort_value: column, document: 'document' })
    .orderBy([
      { column, order: direction },
      { column: 'id', order: direction },
    ])
    .limit(limit + 1);

  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const more = found.length > limit;
  const first = rows.at(0);
  const last = rows.at(-1);
  const at = (row: ListedRow, to: Cursor['direction']) =>
    formatCursor({ sort, direction: to, value: row.sort_value, id: row.id });
  return {
    documents: rows.map(row => row.document),
    ...(last && (backwards || more) && { nextCursor: at(last, 'next') }),
    ...(first &&
      cursor &&
      (!backwards || more) && { previousCursor: at(first, 'previous') }),
  };
}

async function totalOf(
  db: Knex,
  matching: Knex.QueryBuilder,
  { total }: ListQuery,
): Promise<DocumentPage['total']> {
  if (total === 'none') return undefined;
  const counted = matching.select(db.raw('1 as one'));
  if (total === 'bounded') counted.limit(BOUND + 1);
  const [{ count }] = await db.from(counted.as('matching')).count({
    count: '*',
  });
  return Number(count) > BOUND && total === 'bounded'
    ? { count: BOUND, exact: false }
    : { count: Number(count), exact: true };
}

function columnOf(sort: CutoverSort) {
  return COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS];
}
