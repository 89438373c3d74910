import type { JsonObject } from '@backstage/types';
import type { FieldRights } from './rightsOf';
import { Writing, type Written } from './Writing';

export type { Written };

/**
 * The data after a merge patch (RFC 7396): what is not sent is kept, `null` takes a value away, lists are replaced. What
 * is hidden or read-only stays as it is, in tables by the ids of their rows, whatever is sent; sending it is a fault,
 * unless a read-only value is sent as it is. Rows may be removed by whoever may write the table, with all that is in
 * them: whoever must not be able to needs the whole table read-only.
 */
export function mergeWrite(
  current: JsonObject,
  patch: JsonObject,
  rights: FieldRights,
): Written {
  return new Writing('merge').whole(current, patch, rights);
}

/** As `mergeWrite`, but what may be written and is not sent is taken away. */
export function replaceWrite(
  current: JsonObject,
  data: JsonObject,
  rights: FieldRights,
): Written {
  return new Writing('replace').whole(current, data, rights);
}
