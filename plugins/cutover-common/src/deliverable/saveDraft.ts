import type { JsonObject, JsonValue } from '@backstage/types';
import { inputErrorOf, type Fault } from '../errors';
import { isObject } from '../template/validate/schemaTree';
import { activeData } from './activeData';
import { dataFaults } from './dataFaults';
import { formFor, type DeliverableCall } from './deliverableCall';
import { keptOrigins } from './keptOrigins';
import { limitFaults } from './limitFaults';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { mergeWrite } from './mergeWrite';
import type { Draft } from './model';
import { reviewDraft, type DraftReview } from './reviewDraft';
import type { FieldRights } from './rightsOf';
import { rowIdOf, withRowIds } from './rowIds';
import { visibleFaults } from './visibleFaults';
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
): { next: Draft } & DraftReview {
  const { cutover, place, by, roles } = call;
  assertMayOnDeliverable('edit', cutover, place, by, roles);
  refuse(limitFaults(patch));
  const { form, rights } = formFor(call);
  const working = workingDraft(state);
  const written = mergeWrite(working.data, patch, rights);
  // Many small patches make a large draft.
  refuse([...written.faults, ...limitFaults(written.data)]);

  const data = withRowIds(written.data, form.schema, call.newId);
  const reviewed = reviewDraft(form.schema, data, rights, call.files);
  if (reviewed.strays.length > 0 || reviewed.faults.some(isUnasked)) {
    // What the draft holds since before, such as from an earlier template, keeps nobody from saving the rest.
    const known = unaskedIn(working.data, form.schema, rights);
    refuse(
      [...unaskedIn(data, form.schema, rights)].flatMap(([at, fault]) =>
        known.has(at) ? [] : fault,
      ),
    );
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
function unaskedIn(
  draft: JsonObject,
  schema: JsonObject,
  rights: FieldRights,
): Map<string, Fault> {
  const { data } = activeData(schema, draft);
  return new Map(
    visibleFaults(dataFaults(schema, data), rights)
      .filter(isUnasked)
      .map(fault => [JSON.stringify(placeOf(fault.path, data)), fault]),
  );
}

function isUnasked({ reason }: Fault) {
  return reason === 'schema.additionalProperties';
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
