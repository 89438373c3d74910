import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { FILE_FORMAT } from '../template/compileSchema';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { formFor, type DeliverableCall } from './deliverableCall';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { mergeWrite } from './mergeWrite';
import type { Draft, Revision, ValuePath } from './model';
import { askedFor } from './prefilled';
import { reviewDraft } from './reviewDraft';
import type { FieldRights } from './rightsOf';
import { withRowIds } from './rowIds';
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
): { next: Draft; dropped: ValuePath[]; faults: Fault[] } {
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
  const data = withRowIds(written.data, form.schema, call.newId);
  const next: Draft = {
    data,
    origins: [
      ...working.origins.filter(({ field }) => !Object.hasOwn(patch, field)),
      ...Object.keys(patch).map(field => ({
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
    basedOn: state.revision?.number ?? 0,
    savedBy: by.ref,
    savedAt: at,
  };
  return { next, ...reviewDraft(form.schema, data, rights) };
}

/** Ids of the files that the data names, each with where. */
export function filesNamed(
  schema: JsonObject,
  data: JsonObject,
): { id: string; path: Fault['path'] }[] {
  const found: { id: string; path: Fault['path'] }[] = [];
  const visit = (
    value: JsonValue | undefined,
    shape: Shape | undefined,
    path: Fault['path'],
  ) => {
    if (typeof value === 'string') {
      if (isFile(shape)) found.push({ id: value, path });
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) =>
        visit(entry, shape?.items, [...path, index]),
      );
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, shape?.field(name), [...path, name]);
      }
    }
  };
  visit(data, shapeOf(schema), []);
  return found;
}

function withoutFiles(value: JsonValue, shape: Shape | undefined): JsonValue {
  if (Array.isArray(value)) {
    return value
      .filter(() => !isFile(shape?.items))
      .map(entry => withoutFiles(entry, shape?.items));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = shape?.field(name);
      return isFile(field) || inner === undefined
        ? []
        : [[name, withoutFiles(inner, field)]];
    }),
  );
}

function isFile(shape: Shape | undefined) {
  return Boolean(shape?.schemas.some(({ format }) => format === FILE_FORMAT));
}
