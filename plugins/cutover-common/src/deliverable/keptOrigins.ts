import type { JsonObject } from '@backstage/types';
import type { Origin } from './model';
import { sameValue } from '../sameValue';

/** Where values came from, of those that are still as they came. */
export function keptOrigins(
  origins: readonly Origin[],
  before: JsonObject,
  after: JsonObject,
): Origin[] {
  return origins.filter(
    ({ field }) =>
      Object.hasOwn(after, field) && sameValue(before[field], after[field]),
  );
}
