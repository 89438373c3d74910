import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { activeData } from './activeData';
import { dataFaults } from './dataFaults';
import type { ValuePath } from './model';
import type { FieldRights } from './rightsOf';
import { visibleFaults } from './visibleFaults';
import { visiblePath } from './visiblePath';

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
): { dropped: ValuePath[]; faults: Fault[] } {
  const { data, dropped } = activeData(schema, draft);
  return {
    dropped: dropped.filter(path => visiblePath(path, rights)),
    faults: visibleFaults(dataFaults(schema, data, files), rights),
  };
}
