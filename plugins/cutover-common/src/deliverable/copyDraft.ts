import { sameValue } from '../sameValue';
import { shapeOf } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { formFor, type DeliverableCall } from './deliverableCall';
import { withoutFiles } from './fileFields';
import { limitFaults } from './limitFaults';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { mergeWrite } from './mergeWrite';
import type { Draft, Revision } from './model';
import { askedFor } from './prefilled';
import { reviewDraft, type DraftReview } from './reviewDraft';
import type { FieldRights } from './rightsOf';
import { withRowIds } from './rowIds';
import { refuse } from './saveDraft';
import { visibleData } from './visibleData';
import { workingDraft, type DeliverableState } from './workingDraft';

/** What is copied: a revision of the same deliverable in another cutover, and what its reader may not see of it. */
export interface CopiedFrom {
  cutover: string;
  deliverable: string;
  revision: Pick<Revision, 'number' | 'data'>;
  rights: FieldRights;
}

/**
 * The draft with what another cutover handed in: its fields as far as this form asks for them and the person may see and
 * write them. Files stay where they are, since they belong to that cutover.
 */
export function copyDraft(
  state: DeliverableState,
  from: CopiedFrom,
  call: DeliverableCall & { newId(): string },
): { next: Draft } & DraftReview {
  const { cutover, place, by, roles, at } = call;
  assertMayOnDeliverable('edit', cutover, place, by, roles);
  const { form, rights } = formFor(call);
  const shape = shapeOf(form.schema);
  const seen = visibleData(from.revision.data, from.rights);
  const fitting = withoutFiles(askedFor(seen, shape), shape);
  const patch = isObject(fitting) ? fitting : {};
  const working = workingDraft(state);
  // What may not be written is kept as it is; nobody sent it on purpose, so it is no fault.
  const written = mergeWrite(working.data, patch, rights);
  refuse(limitFaults(written.data));
  const data = withRowIds(written.data, form.schema, call.newId);
  const copied = Object.keys(patch).filter(
    field =>
      sameValue(patch[field], data[field]) ||
      !sameValue(working.data[field], data[field]),
  );
  const next: Draft = {
    data,
    origins: [
      ...working.origins.filter(({ field }) => !copied.includes(field)),
      ...copied.map(field => ({
        field,
        from: {
          kind: 'deliverable' as const,
          cutover: from.cutover,
          deliverable: from.deliverable,
          revision: from.revision.number,
          field,
        },
      })),
    ],
    basedOn: working.basedOn,
    savedBy: by.ref,
    savedAt: at,
  };
  return { next, ...reviewDraft(form.schema, data, rights, call.files) };
}
