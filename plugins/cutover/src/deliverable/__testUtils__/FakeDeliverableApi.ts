import type { JsonObject } from '@backstage/types';
import {
  activeData,
  difference,
  keptOrigins,
  limitFaults,
  mergeWrite,
  reviewDraft,
  withRowIds,
  type CommentInput,
  type CopySource,
  type DeliverableAct,
  type DeliverableApi,
  type DeliverableComment,
  type DeliverableDifference,
  type DeliverableFile,
  type DeliverableRef,
  type DeliverableSummary,
  type DeliverableView,
  type Draft,
  type Fault,
  type FieldRights,
  type Presence,
  type Revision,
  type RevisionSummary,
  type SaveDraftInput,
  type SavedDraft,
  type SubmitInput,
  type SubmitOptions,
  type Verdict,
} from '@backstage-cutover/plugin-cutover-common';
import { alice } from '../../lifecycle/__testUtils__/aCutover';
import { refusal } from '../../lifecycle/__testUtils__/refusal';
import type { StoredDeliverable } from './aDeliverable';

/** What all the people who work on the same deliverables share. */
interface Shelf {
  deliverables: StoredDeliverable[];
  copySources: CopySource[];
  /** Ticks on with every write, so that no two things happen at the same time. */
  seconds: number;
  ids: number;
}

/** The API for deliverables in memory. `as` gives another person's view of the same. */
export class FakeDeliverableApi implements DeliverableApi {
  /** What the next calls that read or write are refused with. */
  refuse: { read?: Error; write?: Error } = {};
  /** No connection: every call fails as `fetch` does. */
  offline = false;
  /** What this person may not do. */
  forbidden: Partial<
    Record<DeliverableAct, Extract<Verdict, { allowed: false }>>
  > = {};
  /** Every draft that was sent, also those that were refused. */
  readonly saves: { version: number; data: JsonObject }[] = [];
  /** Called before a draft is stored: the place for somebody else to be faster. */
  beforeSave?: () => void | Promise<void>;

  readonly #shelf: Shelf;

  constructor(
    deliverables: StoredDeliverable[] | Shelf,
    readonly me: string = alice,
  ) {
    this.#shelf = Array.isArray(deliverables)
      ? { deliverables, copySources: [], seconds: 0, ids: 0 }
      : deliverables;
  }

  as(person: string) {
    return new FakeDeliverableApi(this.#shelf, person);
  }

  /** What is stored, to look at or to change behind everybody's back. */
  stored(id: string): StoredDeliverable {
    const found = this.#shelf.deliverables.find(each => each.id === id);
    if (!found) throw new Error(`There is no deliverable ${id}`);
    return found;
  }

  set copyableFrom(sources: CopySource[]) {
    this.#shelf.copySources = sources;
  }

  async list(cutover: string): Promise<DeliverableSummary[]> {
    this.#reads();
    return this.#shelf.deliverables
      .filter(each => each.cutover === cutover)
      .map(each => this.#summary(each));
  }

  async get(ref: DeliverableRef): Promise<DeliverableView> {
    this.#reads();
    return this.#view(this.#find(ref));
  }

  async saveDraft(ref: DeliverableRef, version: number, input: SaveDraftInput) {
    const patch = input.data as JsonObject;
    this.saves.push({ version, data: patch });
    await this.beforeSave?.();
    const stored = this.#writes(ref, version);
    const before = workingOf(stored);
    const written = mergeWrite(before.data, patch, rightsOn(stored));
    const faults = [...limitFaults(patch), ...written.faults];
    if (faults.length > 0) {
      stored.version = version;
      throw refusalFor(faults);
    }
    const data = withRowIds(written.data, stored.form.schema, () => this.#id());
    stored.draft = {
      data,
      origins: keptOrigins(before.origins, before.data, data),
      basedOn: stored.revisions.length,
      savedBy: this.me,
      savedAt: this.#now(),
    };
    return this.#saved(stored, stored.draft);
  }

  async discardDraft(ref: DeliverableRef, version: number) {
    const stored = this.#writes(ref, version);
    stored.draft = undefined;
    return this.#view(stored);
  }

  async copySources(): Promise<CopySource[]> {
    this.#reads();
    return this.#shelf.copySources;
  }

  async copyFrom(
    ref: DeliverableRef,
    version: number,
    source: { cutover: string },
  ) {
    const stored = this.#writes(ref, version);
    const from = this.#shelf.copySources.find(
      each => each.cutover === source.cutover,
    );
    if (!from) throw refusal(404, { message: `No ${source.cutover}` });
    stored.draft = {
      data: { summary: `Copied from ${from.title}` },
      origins: [
        {
          field: 'summary',
          from: {
            kind: 'deliverable',
            cutover: from.cutover,
            deliverable: stored.id,
            revision: from.revision.number,
            field: 'summary',
          },
        },
      ],
      basedOn: stored.revisions.length,
      savedBy: this.me,
      savedAt: this.#now(),
    };
    return this.#view(stored);
  }

  async submit(
    ref: DeliverableRef,
    input: SubmitInput,
    options: SubmitOptions = {},
  ): Promise<RevisionSummary> {
    const stored = this.#writes(ref, options.version);
    const { data, origins } = workingOf(stored);
    const { faults } = judged(stored, data);
    if (faults.length > 0) {
      stored.version -= 1;
      throw refusalFor(faults);
    }
    const number = stored.revisions.length + 1;
    const summary: RevisionSummary = {
      number,
      hash: String(number).padStart(64, '0'),
      author: this.me,
      byService: false,
      at: this.#now(),
      note: input.note,
    };
    const active = activeData(stored.form.schema, data);
    stored.revisions = [
      ...stored.revisions,
      { ...summary, data: active.data, origins },
    ];
    stored.draft = undefined;
    return summary;
  }

  async revisions(ref: DeliverableRef): Promise<RevisionSummary[]> {
    this.#reads();
    return this.#find(ref).revisions.map(summaryOf).reverse();
  }

  async revision(ref: DeliverableRef, number: number) {
    this.#reads();
    const stored = this.#find(ref);
    return { ...revisionOf(stored, number), form: stored.form };
  }

  async difference(
    ref: DeliverableRef,
    { from, to }: { from: number; to: number | 'draft' },
  ): Promise<DeliverableDifference> {
    this.#reads();
    const stored = this.#find(ref);
    const dataOf = (which: number | 'draft') => {
      if (which === 'draft') return workingOf(stored).data;
      return which === 0 ? {} : revisionOf(stored, which).data;
    };
    return {
      from,
      to,
      changes: difference(stored.form.schema, dataOf(from), dataOf(to)),
      hiddenChanges: false,
    };
  }

  async comments(ref: DeliverableRef): Promise<DeliverableComment[]> {
    this.#reads();
    return this.#find(ref).comments;
  }

  async comment(ref: DeliverableRef, input: CommentInput) {
    const stored = this.#writes(ref);
    const comment: DeliverableComment = {
      id: this.#id(),
      ...input,
      author: this.me,
      at: this.#now(),
      revision: stored.revisions.length,
      mentions: mentionsIn(input.text),
      answers: [],
      resolve: { allowed: true },
    };
    stored.comments = [...stored.comments, comment];
    return comment;
  }

  async answer(ref: DeliverableRef, comment: string, input: { text: string }) {
    return this.#changeComment(ref, comment, before => ({
      ...before,
      answers: [
        ...before.answers,
        {
          id: this.#id(),
          text: input.text,
          author: this.me,
          at: this.#now(),
          mentions: mentionsIn(input.text),
        },
      ],
    }));
  }

  async resolve(ref: DeliverableRef, comment: string) {
    return this.#changeComment(ref, comment, before => ({
      ...before,
      resolved: { by: this.me, at: this.#now() },
    }));
  }

  async reopen(ref: DeliverableRef, comment: string) {
    return this.#changeComment(ref, comment, before => ({
      ...before,
      resolved: undefined,
    }));
  }

  async files(ref: DeliverableRef): Promise<DeliverableFile[]> {
    this.#reads();
    return this.#find(ref).files.map(({ file }) => file);
  }

  async upload(
    ref: DeliverableRef,
    { name, content }: { name: string; content: Blob },
  ): Promise<DeliverableFile> {
    const stored = this.#writes(ref);
    const id = this.#id();
    const file: DeliverableFile = {
      id,
      name,
      mediaType: content.type || 'application/octet-stream',
      size: content.size,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      uploadedBy: this.me,
      uploadedAt: this.#now(),
    };
    stored.files = [...stored.files, { file, content }];
    return file;
  }

  async download(ref: DeliverableRef, file: string): Promise<Blob> {
    this.#reads();
    const found = this.#find(ref).files.find(each => each.file.id === file);
    if (!found) throw refusal(404, { message: `There is no file ${file}` });
    return found.content;
  }

  async removeFile(ref: DeliverableRef, file: string) {
    const stored = this.#writes(ref);
    stored.files = stored.files.filter(each => each.file.id !== file);
  }

  async present(ref: DeliverableRef): Promise<Presence[]> {
    this.#reads();
    const stored = this.#find(ref);
    const now = this.#now();
    const before = stored.present.find(({ person }) => person === this.me);
    stored.present = [
      ...stored.present.filter(({ person }) => person !== this.me),
      { person: this.me, since: before?.since ?? now, seenAt: now },
    ];
    return stored.present;
  }

  #reads() {
    if (this.offline) throw new TypeError('Failed to fetch');
    if (this.refuse.read) throw this.refuse.read;
  }

  #writes(ref: DeliverableRef, version?: number): StoredDeliverable {
    if (this.offline) throw new TypeError('Failed to fetch');
    if (this.refuse.write) throw this.refuse.write;
    const stored = this.#find(ref);
    if (version === undefined) return stored;
    if (stored.version !== version)
      throw refusal(412, {
        reason: 'precondition.stale',
        message: 'Somebody saved first',
      });
    stored.version = version + 1;
    return stored;
  }

  #find({ cutover, deliverable }: DeliverableRef) {
    const found = this.#shelf.deliverables.find(
      each => each.cutover === cutover && each.id === deliverable,
    );
    if (!found)
      throw refusal(404, {
        reason: 'deliverable.unknown',
        message: `There is no deliverable ${deliverable}`,
      });
    return found;
  }

  #summary(stored: StoredDeliverable): DeliverableSummary {
    const { id, activity, phase, title, required, draft, revisions } = stored;
    const last = revisions[revisions.length - 1];
    const submitted = draft ? 'changed' : 'submitted';
    const unsubmitted = draft ? 'draft' : 'empty';
    return {
      id,
      activity,
      phase,
      title,
      required,
      status: last ? submitted : unsubmitted,
      revision: last && summaryOf(last),
      draft:
        draft?.savedBy && draft.savedAt
          ? { savedBy: draft.savedBy, savedAt: draft.savedAt }
          : undefined,
      openComments: stored.comments.filter(({ resolved }) => !resolved).length,
      ...(stored.sentBack ? { sentBack: stored.sentBack } : {}),
      edit: this.#verdict('edit'),
    };
  }

  #view(stored: StoredDeliverable): DeliverableView {
    const working = workingOf(stored);
    return {
      ...this.#summary(stored),
      version: stored.version,
      form: stored.form,
      working,
      ...judged(stored, working.data),
      allowed: {
        edit: this.#verdict('edit'),
        submit: this.#verdict('submit'),
        comment: this.#verdict('comment'),
      },
      present: stored.present,
    };
  }

  #saved(stored: StoredDeliverable, draft: Draft): SavedDraft {
    return {
      version: stored.version,
      savedBy: this.me,
      savedAt: draft.savedAt ?? this.#now(),
      ...judged(stored, draft.data),
    };
  }

  #verdict(act: DeliverableAct): Verdict {
    return this.forbidden[act] ?? { allowed: true };
  }

  #changeComment(
    ref: DeliverableRef,
    id: string,
    change: (before: DeliverableComment) => DeliverableComment,
  ): DeliverableComment {
    const stored = this.#writes(ref);
    const before = stored.comments.find(each => each.id === id);
    if (!before) throw refusal(404, { message: `There is no comment ${id}` });
    const after = change(before);
    stored.comments = stored.comments.map(each =>
      each.id === id ? after : each,
    );
    return after;
  }

  #now() {
    this.#shelf.seconds += 1;
    return new Date(
      Date.UTC(2026, 10, 24, 12) + this.#shelf.seconds * 1000,
    ).toISOString();
  }

  #id() {
    this.#shelf.ids += 1;
    return `00000000-0000-4000-8000-${String(this.#shelf.ids).padStart(
      12,
      '0',
    )}`;
  }
}

/** The draft, or what one would begin with. */
function workingOf({ draft, revisions, prefilled }: StoredDeliverable): Draft {
  const last = revisions[revisions.length - 1];
  return (
    draft ??
    (last
      ? { data: last.data, origins: last.origins, basedOn: last.number }
      : prefilled)
  );
}

function revisionOf(stored: StoredDeliverable, number: number): Revision {
  const found = stored.revisions.find(each => each.number === number);
  if (!found) throw refusal(404, { message: `There is no revision ${number}` });
  return found;
}

function summaryOf({
  data: _,
  origins: __,
  ...summary
}: Revision): RevisionSummary {
  return summary;
}

/** The fake hides nothing. */
function rightsOn({ form }: StoredDeliverable): FieldRights {
  return { hidden: [], readOnly: form.readOnly };
}

function judged(stored: StoredDeliverable, data: JsonObject) {
  return reviewDraft(stored.form.schema, data, rightsOn(stored));
}

function refusalFor(faults: Fault[]) {
  return refusal(400, {
    reason: 'input.invalid',
    message: faults[0].message,
    faults,
  });
}

function mentionsIn(text: string): string[] {
  return text.match(/(?<=@)user:[\w-]+\/[\w.-]+/g) ?? [];
}
