import type { JsonObject } from '@backstage/types';
import equal from 'fast-deep-equal';
import type { Origin } from './model';

/** Where values came from, of those that are still as they came. */
export function keptOrigins(
  origins: readonly Origin[],
  before: JsonObject,
  after: JsonObject,
): Origin[] {
  return origins.filter(
    ({ field }) =>
      Object.hasOwn(after, field) && equal(before[field], after[field]),
  );
}
