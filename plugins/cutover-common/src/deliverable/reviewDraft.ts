import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { activeData } from './activeData';
import { dataFaults } from './dataFaults';
import type { ValuePath } from './model';
import type { FieldRights } from './rightsOf';
import { strayFaults, valuePath, withoutValues } from './strayValues';
import { visibleFaults } from './visibleFaults';
import { visiblePath } from './visiblePath';

/** What of a draft will not be part of a revision, and what keeps it from being one. */
export interface DraftReview {
  /** Values of parts that do not apply. */
  dropped: ValuePath[];
  /** Values for which the form has no field any more. */
  strays: ValuePath[];
  faults: Fault[];
}

/**
 * What of a draft will not be part of a revision, and what keeps it from being one; as far as these rights let it be seen.
 *
 * @param files - ids of the files that were handed in with the document; where they are missing nobody asks for them
 */
export function reviewDraft(
  schema: JsonObject,
  draft: JsonObject,
  rights: FieldRights,
  files?: ReadonlySet<string>,
): DraftReview {
  const { data, dropped } = activeData(schema, draft);
  let faults = dataFaults(schema, data, files);
  const unknown = strayFaults(schema, faults).map(({ path }) => path);
  if (unknown.length > 0) {
    faults = dataFaults(schema, withoutValues(data, unknown), files);
  }
  const visible = (path: ValuePath) => visiblePath(path, rights);
  return {
    dropped: dropped.filter(visible),
    strays: unknown.map(path => valuePath(path, data)).filter(visible),
    faults: visibleFaults(faults, rights),
  };
}
