import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Sha256 } from '../audit';
import { because } from '../errors';
import type { Happened } from '../lifecycle';
import { inLanguage } from '../template';
import { activeData } from './activeData';
import { contentHash } from './contentHash';
import { dataFaults } from './dataFaults';
import { formFor, type DeliverableCall } from './deliverableCall';
import { keptOrigins } from './keptOrigins';
import { limitFaults } from './limitFaults';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { hasImmaterial, materialData } from './materialData';
import { mergeWrite, replaceWrite } from './mergeWrite';
import type { Draft, Revision } from './model';
import { refuse } from './saveDraft';
import { withRowIds } from './rowIds';
import { withoutStrays } from './strayValues';
import { visibleFaults } from './visibleFaults';
import { workingDraft, type DeliverableState } from './workingDraft';

export interface Submission {
  note?: string;
  /** Without it the draft is handed in. */
  data?: JsonObject;
  mode: 'merge' | 'replace';
}

/**
 * The next revision: the draft, which is then gone, or what was sent, which is written over the last revision and leaves
 * the draft alone. Values of parts that do not apply, or that have lost their field, are not in it.
 *
 * @throws InputError that names everything in the data that the form does not allow
 * @throws ConflictError where nothing differs from the last revision
 */
export function submitDeliverable(
  state: DeliverableState,
  submission: Submission,
  call: DeliverableCall & { newId(): string; sha256: Sha256 },
): { next: { revision: Revision; draft?: Draft }; happened: Happened } {
  const { cutover, place, by, at, roles } = call;
  assertMayOnDeliverable('submit', cutover, place, by, roles);
  const { form, rights } = formFor(call);
  const written = writtenBy(submission, state, call);
  const active = activeData(form.schema, written.data).data;
  // What is sent has to fit; of a draft, what has lost its field is left out.
  const data = submission.data ? active : withoutStrays(form.schema, active);
  refuse(visibleFaults(dataFaults(form.schema, data, call.files), rights));

  const last = state.revision;
  const hash = contentHash(data, call.sha256);
  if (last && hash === last.hash) {
    throw because(
      new ConflictError(
        `Nothing differs from revision ${last.number}; there is nothing to hand in`,
      ),
      'deliverable.unchanged',
      { revision: last.number },
    );
  }
  const revision: Revision = {
    number: (last?.number ?? 0) + 1,
    hash,
    ...materialHashOf(form.schema, data, call.sha256),
    author: by.ref,
    byService: by.kind === 'service',
    at,
    ...(submission.note ? { note: submission.note } : {}),
    data,
    origins: keptOrigins(written.origins, written.before, data),
  };
  const draft = submission.data ? state.draft : undefined;
  return {
    next: { revision, ...(draft ? { draft } : {}) },
    happened: {
      type: 'deliverable.submitted',
      cutoverId: cutover.id,
      at,
      by: by.ref,
      item: place.deliverable.id,
      ...(submission.note ? { reason: submission.note } : {}),
      ...(last ? { before: { revision: last.number, hash: last.hash } } : {}),
      after: {
        revision: revision.number,
        hash,
        title: inLanguage(place.deliverable.title ?? place.form.title, 'en'),
      },
    },
  };
}

/** The data that is handed in, and that from which it goes on. */
function writtenBy(
  { data: sent, mode }: Submission,
  state: DeliverableState,
  call: DeliverableCall & { newId(): string },
) {
  const working = workingDraft(state);
  if (!sent) return { ...working, before: working.data };
  refuse(limitFaults(sent));
  const { form, rights } = formFor(call);
  const last = state.revision ?? working;
  const base = { ...last, data: withoutStrays(form.schema, last.data) };
  const write = mode === 'merge' ? mergeWrite : replaceWrite;
  const { data, faults } = write(base.data, sent, rights);
  refuse([...faults, ...limitFaults(data)]);
  return {
    data: withRowIds(data, form.schema, call.newId),
    origins: base.origins,
    before: base.data,
  };
}

function materialHashOf(schema: JsonObject, data: JsonObject, sha256: Sha256) {
  return hasImmaterial(schema)
    ? { materialHash: contentHash(materialData(schema, data), sha256) }
    : {};
}
