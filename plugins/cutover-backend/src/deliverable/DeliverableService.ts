import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  activeData,
  asksForFiles,
  assertMayOnDeliverable,
  because,
  copyDraft,
  cutoverDeliverableEditPermission,
  difference,
  discardDraft,
  filesNamed,
  formFor,
  hasHiddenChanges,
  inputErrorOf,
  limitFaults,
  saveDraft,
  submitDeliverable,
  submitInputSchema,
  saveDraftInputSchema,
  copyInputSchema,
  visibleChanges,
  visibleData,
  workingDraft,
  type CopySource,
  type DeliverableCall,
  type DeliverableDifference,
  type DeliverableForm,
  type DeliverableState,
  type DeliverableSummary,
  type DeliverableView,
  type Draft,
  type DraftReview,
  type Revision,
  type RevisionSummary,
  type SavedDraft,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { Recorder } from '../audit/Recorder';
import { sha256 } from '../audit/sha256';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { FindsSentBack } from '../lifecycle/FindsSentBack';
import type { Outbox } from '../outbox/Outbox';
import type { Beginnings } from './Beginnings';
import type { CommentStore } from './CommentStore';
import type { CopySources } from './CopySources';
import type { DeliverableDoor, OpenedDeliverable } from './DeliverableDoor';
import {
  staleDeliverable,
  type DeliverableStore,
  type KeptDeliverable,
} from './DeliverableStore';
import {
  deliverableView,
  formView,
  summaryView,
  visibleOrigins,
} from './deliverableView';
import type { FileStore } from './FileStore';
import type { PresenceService } from './PresenceService';

const NOTHING: DeliverableState['begin'] = { data: {}, origins: [] };

interface DeliverableServiceOptions {
  db: Knex;
  door: DeliverableDoor;
  copySources: CopySources;
  store: DeliverableStore;
  comments: CommentStore;
  files: FileStore;
  presence: PresenceService;
  beginnings: Beginnings;
  sentBack: FindsSentBack;
  recorder: Recorder;
  idempotency: IdempotencyStore;
  outbox: Outbox;
  clock: () => Date;
}

/** The use cases of documents: drafts, revisions and what differs between them. */
export class DeliverableService {
  constructor(private readonly deps: DeliverableServiceOptions) {}

  async list(cutover: string, caller: Caller): Promise<DeliverableSummary[]> {
    const { comments, db, door, store } = this.deps;
    const all = await door.openAll(cutover, caller);
    if (all.length === 0) return [];
    const { id } = all[0].cutover;
    const [outlines, open, sentBack] = await Promise.all([
      store.outlines(db, id),
      comments.open(db, id),
      this.deps.sentBack.of(db, [all[0].cutover]),
    ]);
    const byId = new Map(outlines.map(each => [each.deliverable, each]));
    return all.map(opened => {
      const key = opened.key.deliverable;
      return summaryView(
        opened,
        byId.get(key),
        open.get(key),
        sentBack.get(id),
      );
    });
  }

  async get(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<DeliverableView> {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    return this.#view(opened, caller);
  }

  /** Saves a merge patch on the draft. It leaves no trace in the audit trail. */
  async saveDraft(
    cutover: string,
    deliverable: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<SavedDraft> {
    const { data } = parsedBody(saveDraftInputSchema, withinLimits(body));
    const opened = await this.#openToWrite(cutover, deliverable, caller);
    return this.#writeDraft(opened, version, caller, (state, call) =>
      saveDraft(state, data, call),
    );
  }

  /** Back to the last revision, or to what the template fills in. */
  async discardDraft(
    cutover: string,
    deliverable: string,
    version: number,
    caller: Caller,
  ): Promise<DeliverableView> {
    const { db, store } = this.deps;
    const opened = await this.#openToWrite(cutover, deliverable, caller);
    const begin = await this.#beginningOf(opened, caller);
    await db.transaction(async tx => {
      const kept = await store.find(tx, opened.key, { lock: true });
      assertVersion(opened, version, kept);
      const { next } = discardDraft({ ...kept, begin }, opened.call);
      await store.save(tx, opened.key, kept, {
        ...(next ? { draft: next } : {}),
        revision: kept.revision,
      });
      await this.#nudge(tx, opened);
    });
    this.deps.outbox.poke();
    return this.#view(opened, caller);
  }

  /** From where the caller may copy. */
  async copySources(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<CopySource[]> {
    const { copySources, door } = this.deps;
    return copySources.of(await door.open(cutover, deliverable, caller));
  }

  async copyFrom(
    cutover: string,
    deliverable: string,
    version: number,
    body: unknown,
    caller: Caller,
  ): Promise<DeliverableView> {
    const { cutover: source } = parsedBody(copyInputSchema, body);
    const opened = await this.#openToWrite(cutover, deliverable, caller);
    const from = await this.deps.copySources.find(source, opened, caller);
    await this.#writeDraft(opened, version, caller, (state, call) =>
      copyDraft(state, from, call),
    );
    return this.#view(opened, caller);
  }

  /** Makes the next revision: of the draft, or of the data that is sent. */
  async submit(
    cutover: string,
    deliverable: string,
    body: unknown,
    caller: Caller,
    options: { version?: number; idempotencyKey?: string; dryRun?: boolean },
  ): Promise<RevisionSummary> {
    const { door, idempotency, outbox, store } = this.deps;
    const input = parsedBody(submitInputSchema, withinLimits(body));
    const before = await door.open(cutover, deliverable, caller);
    const call =
      options.idempotencyKey === undefined || options.dryRun
        ? undefined
        : repeatable(caller, options.idempotencyKey, [
            before.key,
            input,
            options.version ?? null,
          ]);
    const begin = await this.#begin(before, caller);

    const answer = await door.change(before, caller, async (tx, opened) => {
      const at = opened.call.at;
      const known = call && (await idempotency.take(tx, call, at));
      if (known) return known;
      const kept = await store.find(tx, opened.key, { lock: true });
      if (options.version !== undefined || !input.data) {
        assertVersion(opened, options.version ?? 0, kept);
      }
      const { next, happened } = submitDeliverable({ ...kept, begin }, input, {
        ...(await this.#callOf(opened, tx)),
        newId: randomUUID,
        sha256,
      });
      const made = JSON.stringify(summaryOf(next.revision));
      if (options.dryRun) return made;

      await this.#keepFiles(tx, opened, next.revision);
      await store.save(tx, opened.key, kept, next);
      await this.deps.recorder.record(tx, happened, {
        cutover: opened.cutover,
        spec: opened.spec,
      });
      if (call) await idempotency.keep(tx, call, made);
      return made;
    });
    outbox.poke();
    return JSON.parse(answer);
  }

  async revisions(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<RevisionSummary[]> {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    return this.deps.store.summaries(this.deps.db, opened.key);
  }

  async revision(
    cutover: string,
    deliverable: string,
    number: number,
    caller: Caller,
  ): Promise<Revision & { form: DeliverableForm }> {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    const revision = await this.#revision(opened, number);
    const { rights } = formFor(opened.call);
    return {
      ...revision,
      data: visibleData(revision.data, rights),
      origins: visibleOrigins(revision.origins, rights.hidden),
      form: formView(opened),
    };
  }

  async difference(
    cutover: string,
    deliverable: string,
    { from, to }: { from: number; to: number | 'draft' },
    caller: Caller,
  ): Promise<DeliverableDifference> {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    const { form, rights } = formFor(opened.call);
    // Of nothing, everything is new.
    const before = from === 0 ? {} : (await this.#revision(opened, from)).data;
    // Of the draft what would be handed in.
    const after =
      to === 'draft'
        ? activeData(
            form.schema,
            workingDraft(await this.#state(opened, caller)).data,
          ).data
        : (await this.#revision(opened, to)).data;
    const changes = difference(form.schema, before, after);
    return {
      from,
      to,
      changes: visibleChanges(changes, rights),
      hiddenChanges: hasHiddenChanges(changes, rights),
    };
  }

  async #view(opened: OpenedDeliverable, caller: Caller) {
    const { comments, db, presence } = this.deps;
    const state = await this.#state(opened, caller);
    const open = await comments.open(db, opened.cutover.id);
    const sentBack = await this.deps.sentBack.of(db, [opened.cutover]);
    const call = await this.#callOf(opened, db);
    return deliverableView({ ...opened, call }, state, {
      openComments: open.get(opened.key.deliverable),
      present: await presence.of(opened),
      sentBack: sentBack.get(opened.cutover.id),
    });
  }

  async #state(
    opened: OpenedDeliverable,
    caller: Caller,
  ): Promise<DeliverableState & { version: number }> {
    const { db, store } = this.deps;
    const kept = await store.find(db, opened.key);
    const begin = isBegun(kept)
      ? NOTHING
      : await this.deps.beginnings.of(opened, caller.credentials);
    return { ...kept, begin };
  }

  /** What the template fills in, where there is nothing else yet. Asked before a transaction, since others are asked. */
  async #begin(opened: OpenedDeliverable, caller: Caller) {
    if (opened.place.deliverable.prefill.length === 0) return NOTHING;
    return (await this.#state(opened, caller)).begin;
  }

  /** What the template fills in where nothing was handed in, whatever the draft. */
  async #beginningOf(opened: OpenedDeliverable, caller: Caller) {
    if (opened.place.deliverable.prefill.length === 0) return NOTHING;
    return this.deps.beginnings.of(opened, caller.credentials);
  }

  /** With the files that were handed in, where the form asks for any. */
  async #callOf(
    { call, key }: OpenedDeliverable,
    db: Knex,
  ): Promise<DeliverableCall> {
    if (!asksForFiles(formFor(call).form.schema)) return call;
    return { ...call, files: await this.deps.files.ids(db, key) };
  }

  async #openToWrite(cutover: string, deliverable: string, caller: Caller) {
    const opened = await this.deps.door.open(cutover, deliverable, caller);
    opened.access.assert(cutoverDeliverableEditPermission, opened.cutover);
    const { by, place, roles } = opened.call;
    // Before anything else is looked at: whoever may not write learns nothing of what could be written.
    assertMayOnDeliverable('edit', opened.cutover, place, by, roles);
    return opened;
  }

  async #writeDraft(
    opened: OpenedDeliverable,
    version: number,
    caller: Caller,
    decide: (
      state: DeliverableState,
      call: DeliverableCall & { newId(): string },
    ) => { next: Draft } & DraftReview,
  ): Promise<SavedDraft> {
    const { db, store } = this.deps;
    const begin = await this.#begin(opened, caller);
    const saved = await db.transaction(async tx => {
      const kept = await store.find(tx, opened.key, { lock: true });
      assertVersion(opened, version, kept);
      const { next, ...review } = decide(
        { ...kept, begin },
        { ...(await this.#callOf(opened, tx)), newId: randomUUID },
      );
      const stored = await store.save(tx, opened.key, kept, {
        draft: next,
        revision: kept.revision,
      });
      await this.#nudge(tx, opened);
      return {
        version: stored,
        savedBy: opened.call.by.ref,
        savedAt: opened.call.at,
        ...review,
      };
    });
    this.deps.outbox.poke();
    return saved;
  }

  /** Open pages look again; nobody else needs to know of a draft. */
  async #nudge(
    tx: Knex.Transaction,
    { cutover, key, call }: OpenedDeliverable,
  ) {
    await this.deps.recorder.tell(tx, { cutoverId: cutover.id, at: call.at }, [
      { teller: 'signal', id: cutover.id, deliverable: key.deliverable },
    ]);
  }

  async #revision(opened: OpenedDeliverable, number: number) {
    const { db, store } = this.deps;
    const revision = await store.revision(db, opened.key, number);
    if (revision) return revision;
    throw because(
      new NotFoundError(`${opened.key.deliverable} has no revision ${number}`),
      'revision.unknown',
    );
  }

  /** What a revision names is kept for good. */
  async #keepFiles(
    tx: Knex.Transaction,
    { call, key }: OpenedDeliverable,
    { data }: Revision,
  ) {
    const named = filesNamed(formFor(call).form.schema, data);
    if (named.length === 0) return;
    await this.deps.files.keep(tx, key, [
      ...new Set(named.map(({ id }) => id)),
    ]);
  }
}

/** Data that is too deep or too large is refused before anybody looks at its shape. */
function withinLimits(body: unknown): unknown {
  const faults = limitFaults(Object(body).data);
  if (faults.length) throw inputErrorOf(faults);
  return body;
}

function isBegun(kept: KeptDeliverable) {
  return kept.draft !== undefined || kept.revision !== undefined;
}

function assertVersion(
  { key }: OpenedDeliverable,
  version: number,
  kept: KeptDeliverable,
) {
  if (kept.version !== version) {
    throw staleDeliverable(key, version, kept.version);
  }
}

function summaryOf(revision: Revision): RevisionSummary {
  const { data: _, origins: __, ...summary } = revision;
  return summary;
}
