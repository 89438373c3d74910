import type { JsonObject, JsonValue } from '@backstage/types';
import { inputErrorOf, type Fault } from '../errors';
import { isObject } from '../template/validate/schemaTree';
import { formFor, type DeliverableCall } from './deliverableCall';
import { keptOrigins } from './keptOrigins';
import { limitFaults } from './limitFaults';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { mergeWrite } from './mergeWrite';
import type { Draft, ValuePath } from './model';
import { reviewDraft } from './reviewDraft';
import { rowIdOf, withRowIds } from './rowIds';
import { workingDraft, type DeliverableState } from './workingDraft';

/**
 * What the draft becomes by a merge patch, and what keeps it from being a revision: a draft may be as unfinished as it
 * likes. It leaves no trace in the audit trail.
 *
 * @throws InputError that names every field that may not be written or that the form does not have, and what goes beyond
 *   the limits
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
  const review = (draft: JsonObject) =>
    reviewDraft(form.schema, draft, rights, call.files);
  const reviewed = review(data);
  const strange = unaskedIn(reviewed.faults, data);
  if (strange.size > 0) {
    // What the draft holds since before, such as from an earlier template, keeps nobody from saving the rest.
    const known = unaskedIn(review(working.data).faults, working.data);
    refuse([...strange].flatMap(([at, fault]) => (known.has(at) ? [] : fault)));
  }
  const next: Draft = {
    data,
    origins: keptOrigins(working.origins, working.data, data),
    basedOn: working.basedOn,
    savedBy: by.ref,
    savedAt: call.at,
  };
  return { next, ...reviewed };
}

/** Values that the form does not have, by where they stand: in tables by the ids of rows, which may have moved. */
function unaskedIn(faults: Fault[], data: JsonObject): Map<string, Fault> {
  return new Map(
    faults
      .filter(({ reason }) => reason === 'schema.additionalProperties')
      .map(fault => [JSON.stringify(placeOf(fault.path, data)), fault]),
  );
}

function placeOf(path: Fault['path'], data: JsonObject) {
  let value: JsonValue | undefined = data;
  return path.map(key => {
    value = Array.isArray(value)
      ? value[Number(key)]
      : isObject(value) && value[key];
    return rowIdOf(value) ?? key;
  });
}

export function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw inputErrorOf(faults);
}
