import type { Fault } from '../errors';
import type { FieldRights } from './rightsOf';
import { visiblePath } from './visiblePath';

/** Faults as one person may hear of them: all those at fields that are hidden from them are told as one. */
export function visibleFaults(
  faults: readonly Fault[],
  rights: FieldRights,
): Fault[] {
  const seen = faults.filter(({ path }) =>
    visiblePath(
      path.filter(step => typeof step === 'string'),
      rights,
    ),
  );
  if (seen.length === faults.length) return seen;
  return [
    ...seen,
    {
      path: [],
      reason: 'deliverable.hidden-incomplete',
      message:
        'A part that you may not see is not complete; ask those who may fill it in',
    },
  ];
}
