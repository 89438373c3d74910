import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { CutoverFilter } from './permissionRules';

/** The conditions of a permission decision as SQL; finds the rows that the rules' `apply` would let through. */
export function whereAllowed(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<CutoverFilter>,
): void {
  if (isAndCriteria(criteria)) {
    for (const each of criteria.allOf) {
      query.where(inner => whereAllowed(inner, each));
    }
    // An empty group is no SQL; it holds for everything, as `every` does.
    query.whereRaw('1 = 1');
  } else if (isOrCriteria(criteria)) {
    query.where(inner => {
      inner.whereRaw('1 = 0');
      for (const each of criteria.anyOf) {
        inner.orWhere(alternative => whereAllowed(alternative, each));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => whereAllowed(inner, criteria.not));
  } else {
    whereFilter(query, criteria);
  }
}

/** Cutovers for which one of the values holds. */
export function whereFilter(
  query: Knex.QueryBuilder,
  filter: CutoverFilter,
): void {
  const { values } = filter;
  switch (filter.about) {
    case 'type':
    case 'owner':
      query.whereIn(`cutovers.${filter.about}`, values);
      break;
    case 'target-owner':
      query.whereIn('cutovers.id', inner =>
        inner
          .select('cutover_id')
          .from('cutover_targets')
          .whereIn('owner_ref', values),
      );
      break;
    case 'member': {
      const { role } = filter;
      query.whereIn('cutovers.id', inner => {
        inner
          .select('cutover_id')
          .from('cutover_roles')
          .whereIn('person_ref', values);
        if (role !== undefined) inner.where({ role });
      });
      break;
    }
    default:
      throw new TypeError(`No such filter: ${JSON.stringify(filter)}`);
  }
}
