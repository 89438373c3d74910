import type { JsonObject } from '@backstage/types';
import { inputErrorOf, type Fault } from '../errors';
import { formFor, type DeliverableCall } from './deliverableCall';
import { keptOrigins } from './keptOrigins';
import { limitFaults } from './limitFaults';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { mergeWrite } from './mergeWrite';
import type { Draft, ValuePath } from './model';
import { reviewDraft } from './reviewDraft';
import { withRowIds } from './rowIds';
import { workingDraft, type DeliverableState } from './workingDraft';

/**
 * What the draft becomes by a merge patch, and what keeps it from being a revision: a draft may be as unfinished as it
 * likes. It leaves no trace in the audit trail.
 *
 * @throws InputError that names every field that may not be written, and what goes beyond the limits
 */
export function saveDraft(
  state: DeliverableState,
  patch: JsonObject,
  call: DeliverableCall & { newId(): string },
): { next: Draft; dropped: ValuePath[]; faults: Fault[] } {
  const { cutover, place, by, roles } = call;
  assertMayOnDeliverable('edit', cutover, place, by, roles);
  refuse(limitFaults(patch));
  const { form, rights } = formFor(call);
  const working = workingDraft(state);
  const written = mergeWrite(working.data, patch, rights);
  // Many small patches make a large draft.
  refuse([...written.faults, ...limitFaults(written.data)]);

  const data = withRowIds(written.data, form.schema, call.newId);
  const next: Draft = {
    data,
    origins: keptOrigins(working.origins, working.data, data),
    basedOn: working.basedOn,
    savedBy: by.ref,
    savedAt: call.at,
  };
  return { next, ...reviewDraft(form.schema, data, rights, call.files) };
}

export function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw inputErrorOf(faults);
}
