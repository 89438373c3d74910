import {
  cutoverDeliverableEditPermission,
  documentSentBack,
  formFor,
  mayOnDeliverable,
  reviewDraft,
  visibleData,
  visibleForm,
  visiblePath,
  workingDraft,
  type DeliverableAct,
  type DeliverableForm,
  type DeliverableState,
  type DeliverableStatus,
  type DeliverableSummary,
  type DeliverableView,
  type KeptComment,
  type Origin,
  type Presence,
  type SentBack,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { permissionMissing } from '../lifecycle/CutoverAccess';
import { NOTHING_SENT_BACK } from '../lifecycle/FindsSentBack';
import type { OpenedDeliverable } from './DeliverableDoor';
import type { DeliverableOutline } from './DeliverableStore';

/** A deliverable in a list, as its reader may see it. */
export function summaryView(
  opened: OpenedDeliverable,
  outline: DeliverableOutline | undefined,
  open: KeptComment[] = [],
  sentBack: SentBack = NOTHING_SENT_BACK,
): DeliverableSummary {
  const { call, place } = opened;
  const { rights } = formFor(call);
  const { deliverable, form, phase, activity } = place;
  const mark = documentSentBack(
    sentBack,
    deliverable.id,
    outline?.revision?.number,
  );
  return {
    id: deliverable.id,
    activity: activity.id,
    phase,
    title: deliverable.title ?? form.title,
    required: deliverable.required,
    status: statusOf(outline),
    ...(outline?.revision ? { revision: outline.revision } : {}),
    ...(outline?.draft ? { draft: outline.draft } : {}),
    // What stands beside a field that one may not see is not there for them.
    openComments: open.filter(({ path }) => !path || visiblePath(path, rights))
      .length,
    ...(mark ? { sentBack: mark } : {}),
    edit: verdictOn('edit', opened),
  };
}

/** A deliverable with its form and its working draft, as its reader may see them. */
export function deliverableView(
  opened: OpenedDeliverable,
  state: DeliverableState & { version: number },
  others: {
    openComments?: KeptComment[];
    present: Presence[];
    sentBack?: SentBack;
  },
): DeliverableView {
  const { form, rights } = formFor(opened.call);
  const working = workingDraft(state);
  const { revision, draft, version } = state;
  const summary = revision && {
    number: revision.number,
    hash: revision.hash,
    author: revision.author,
    byService: revision.byService,
    at: revision.at,
    ...(revision.note ? { note: revision.note } : {}),
  };
  const saved =
    draft?.savedBy && draft.savedAt
      ? { savedBy: draft.savedBy, savedAt: draft.savedAt }
      : undefined;
  return {
    ...summaryView(
      opened,
      {
        deliverable: opened.key.deliverable,
        ...(saved ? { draft: saved } : {}),
        ...(summary ? { revision: summary } : {}),
      },
      others.openComments,
      others.sentBack,
    ),
    version,
    form: formView(opened),
    working: {
      ...working,
      data: visibleData(working.data, rights),
      origins: visibleOrigins(working.origins, rights.hidden),
    },
    ...reviewDraft(form.schema, working.data, rights, opened.call.files),
    allowed: {
      edit: verdictOn('edit', opened),
      submit: verdictOn('submit', opened),
      comment: verdictOn('comment', opened),
    },
    present: others.present,
  };
}

/** The form as it applies to the cutover, without what its reader may not see. */
export function formView(opened: OpenedDeliverable): DeliverableForm {
  const { form, rights } = formFor(opened.call);
  const { schema, uiSchema } = visibleForm(form, rights);
  const { title, description } = opened.place.form;
  return {
    title: opened.place.deliverable.title ?? title,
    ...(description ? { description } : {}),
    schema,
    uiSchema,
    readOnly: rights.readOnly,
    hasHidden: rights.hidden.length > 0,
  };
}

/** Where a hidden value came from says something about it. */
export function visibleOrigins(origins: Origin[], hidden: string[]): Origin[] {
  return origins.filter(({ field }) => !hidden.includes(field));
}

function verdictOn(act: DeliverableAct, opened: OpenedDeliverable): Verdict {
  const { cutover, place, call } = opened;
  return narrowed(
    mayOnDeliverable(act, cutover, place, call.by, call.roles),
    opened,
  );
}

/** What the domain's rules allow, unless the portal's policy does not. */
export function narrowed(
  verdict: Verdict,
  { access, cutover }: OpenedDeliverable,
): Verdict {
  if (
    !verdict.allowed ||
    access.has(cutoverDeliverableEditPermission, cutover)
  ) {
    return verdict;
  }
  const { reason, message } = permissionMissing(
    cutoverDeliverableEditPermission.name,
  );
  return { allowed: false, reason, message };
}

function statusOf(outline: DeliverableOutline | undefined): DeliverableStatus {
  if (!outline?.revision) return outline?.draft ? 'draft' : 'empty';
  return outline.draft ? 'changed' : 'submitted';
}
