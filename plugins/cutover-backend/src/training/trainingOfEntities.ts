import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { whereAny } from '../database/whereAny';
import type { CutoverFilter } from '../lifecycle/permissionRules';
import { whereAllowed } from '../lifecycle/whereAllowed';

interface Asked {
  /** What of all that the caller may read; everything where it is missing. */
  allowed?: PermissionCriteria<CutoverFilter>;
  limit: number;
}

/** Ids of running cutovers that touch one of the refs, the next to come first. */
export async function cutoversTouching(
  db: Knex,
  refs: string[],
  asked: Asked,
): Promise<string[]> {
  const touching = db('cutover_targets').select('cutover_id');
  return running(db, whereAny(touching, 'target_ref', refs), asked);
}

/** Ids of running cutovers that train one of the people, the next to come first. */
export async function cutoversTraining(
  db: Knex,
  people: string[],
  asked: Asked,
): Promise<string[]> {
  const training = db('training_members')
    .where({ active: true })
    .select('cutover_id');
  return running(db, whereAny(training, 'person', people), asked);
}

async function running(
  db: Knex,
  ids: Knex.QueryBuilder,
  { allowed, limit }: Asked,
): Promise<string[]> {
  const query = db('cutovers').where({ status: 'running' }).whereIn('id', ids);
  if (allowed) query.where(inner => whereAllowed(inner, allowed));
  return query.orderBy(['window_start', 'id']).limit(limit).pluck('id');
}
