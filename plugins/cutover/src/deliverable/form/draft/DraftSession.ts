import isEqual from 'fast-deep-equal';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  DeliverableApi,
  DeliverableRef,
  DeliverableView,
  Fault,
  SaveDraftInput,
  SavedDraft,
  ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import { refusalOf } from '../../../lifecycle/words/refusal';
import type { Choices, DraftState, Submitted } from './draftState';
import { restored, unsavedOf, type KeptDrafts } from './KeptDrafts';
import { mergeDrafts } from './mergeDrafts';
import { mergePatch } from './mergePatch';
import { reusing } from './reusing';
import { SaveQueue } from './SaveQueue';
import { withMissing } from './values';

/** Milliseconds. */
const SHOW_AFTER = 300;
const KEEP_EVERY = 250;

interface Judgement {
  faults: Fault[];
  dropped: ValuePath[];
  strays: ValuePath[];
}

export interface DraftTools {
  api: DeliverableApi;
  ref: DeliverableRef;
  kept: KeptDrafts;
  judge(schema: JsonObject, data: JsonObject): Judgement;
  newKey(): string;
}

/**
 * The draft of one deliverable while somebody writes on it. It holds what is on the screen, keeps it on this computer
 * from the moment it is typed until the server has it, and merges it with what others saved meanwhile. It knows
 * nothing of React: a page looks at `state` and is told when there is another one.
 */
export class DraftSession {
  state: DraftState;

  /** What is written, a moment before the whole form shows it. */
  #data: JsonObject;
  /** What the server has. */
  #base: JsonObject;
  #version: number;
  /** What the fields of the form begin with; becomes part of the draft with the first change. */
  #beginning: JsonObject = {};
  #serverFaults: Fault[];
  /** Both sides of a conflict as they were when it was found. */
  #met?: { base: JsonObject; theirs: JsonObject };
  /** What earlier visits left unsaved: still to be taken over, and taken over. */
  readonly #leftBehind: ReturnType<KeptDrafts['found']>;
  readonly #takenOver: ReturnType<KeptDrafts['found']> = new Map();
  /** How often somebody else was found to have saved. */
  #meetings = 0;
  #submission?: { version: number; note?: string; key: string };
  #showing?: ReturnType<typeof setTimeout>;
  #keeping?: ReturnType<typeof setTimeout>;
  readonly #queue: SaveQueue;
  readonly #listeners = new Set<(urgent: boolean) => void>();

  constructor(view: DeliverableView, private readonly tools: DraftTools) {
    this.#base = view.working.data;
    this.#data = this.#base;
    this.#version = view.version;
    this.#serverFaults = beyondSchema(view.faults);
    this.#leftBehind = view.allowed.edit.allowed
      ? tools.kept.found()
      : new Map();
    this.#queue = new SaveQueue({
      isDirty: () => this.#isDirty(),
      isBlocked: () => this.#met !== undefined,
      send: () => this.#send(),
      keep: () => this.keep(),
      tell: saving => {
        if (saving.state === 'saved') tools.kept.forget(this.#takenOver);
        this.#set({ saving });
      },
    });
    this.state = {
      view,
      data: this.#data,
      saving: { state: 'saved' },
      ...this.#judged(view),
      triesInVain: 0,
      restored: this.#leftBehind.size > 0,
    };
    this.#takeOver();
  }

  /** What is written at this moment. */
  get data(): JsonObject {
    return this.#data;
  }

  /** `urgent`: what was typed has to be on the screen before anything else happens. */
  subscribe(listener: (urgent: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `typing`: more will follow at once, and the field shows it by itself. */
  change(
    update: (data: JsonObject) => JsonObject,
    { typing = false }: { typing?: boolean } = {},
  ) {
    const next = update(withMissing(this.#data, this.#beginning));
    if (next === this.#data) return;
    this.#data = next;
    this.#keeping ??= setTimeout(() => this.keep(), KEEP_EVERY);
    clearTimeout(this.#showing);
    if (typing) this.#showing = setTimeout(() => this.#show(), SHOW_AFTER);
    else this.#show();
    this.#queue.soon();
  }

  /** A field is left: what was typed in it is to be seen by the whole form, before a button is pressed. */
  settleTyping() {
    if (this.state.data !== this.#data) this.#show(true);
  }

  /** The form's own defaults: no reason to save a draft, but part of it as soon as there is one. */
  begin(beginning: JsonObject) {
    this.#beginning = beginning;
    if (this.#isDirty()) this.change(data => data);
  }

  /** Keeps what is unsaved on this computer; says whether that worked. */
  keep(): boolean {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    // With a conflict open, both sides have to be found again: the server's is in the server.
    const base = this.#met?.base ?? this.#base;
    const unsaved = unsavedOf(this.#version, base, this.#data);
    return unsaved === undefined || this.tools.kept.keep(unsaved);
  }

  /** What the server has now, for whoever asks it anyway. */
  receive(view: DeliverableView) {
    if (this.#queue.isRunning || this.#met || view.version < this.#version)
      return;
    if (view.version > this.#version) {
      this.#meet(view);
      this.#show();
    } else if (this.#look(view) && this.#showing === undefined) {
      this.#show();
    }
  }

  /** Says for each field that both changed whose value stands. */
  settle(choices: Choices) {
    if (!this.#met) return;
    const { base, theirs } = this.#met;
    this.#data = mergeDrafts(base, this.#data, theirs, choices).data;
    this.#met = undefined;
    this.#set({ clashes: undefined });
    this.#takeOver();
    this.keep();
    this.#show();
    this.retry();
  }

  retry(): Promise<void> {
    return this.#queue.now();
  }

  /**
   * Whether nothing is wrong with what is written at this moment, which a page may draw only a moment later; what is wrong is
   * shown from now on. Of what only the server sees, it is asked anew where something has changed since.
   */
  async review(): Promise<boolean> {
    this.#data = withMissing(this.#data, this.#beginning);
    if (this.#serverFaults.length > 0) await this.retry();
    this.#show(true);
    const isFaulty = this.state.faults.length > 0;
    if (isFaulty) this.#set(this.#inVain(), true);
    return !isFaulty;
  }

  async submit(note?: string): Promise<Submitted> {
    const { api, ref } = this.tools;
    const meetings = this.#meetings;
    if (!(await this.review())) return { outcome: 'faulty' };
    await this.retry();
    if (this.#meetings > meetings) return { outcome: 'changed' };
    if (this.#met || this.#isDirty()) return { outcome: 'unsaved' };
    try {
      const revision = await api.submit(ref, note ? { note } : {}, {
        version: this.#version,
        idempotencyKey: this.#keyFor(note),
      });
      this.#set({ triesInVain: 0 });
      // It is submitted, whether or not the page can be told at once what it looks like now.
      await this.#reload().catch(() => undefined);
      return { outcome: 'done', revision };
    } catch (e) {
      return this.#notSubmitted(toError(e));
    }
  }

  /** For calls that give the draft another content: discarding it, copying from elsewhere. */
  async replace(call: (version: number) => Promise<DeliverableView>) {
    await this.retry();
    const view = await call(this.#version);
    this.#data = this.#base;
    this.#meet(view);
    this.#show();
  }

  /** The page is left: what is unsaved is kept, and sent if that works at once. */
  close() {
    this.#listeners.clear();
    clearTimeout(this.#showing);
    this.keep();
    this.#queue.close();
    if (this.#isDirty()) this.retry();
  }

  #isDirty() {
    return (
      this.#data !== this.#base &&
      Object.keys(mergePatch(this.#base, this.#data)).length > 0
    );
  }

  async #send() {
    const { api, ref } = this.tools;
    const sent = this.#data;
    try {
      const saved = await api.saveDraft(ref, this.#version, {
        // JSON holds no `undefined`, whatever its type says.
        data: mergePatch(this.#base, sent) as SaveDraftInput['data'],
      });
      this.#base = sent;
      this.#version = saved.version;
      this.#note(saved);
      if (this.#isDirty()) this.keep();
    } catch (e) {
      if (refusalOf(toError(e)).status !== 412) throw e;
      await this.#reload();
    }
  }

  async #reload() {
    const { api, ref } = this.tools;
    this.#meet(await api.get(ref));
    this.#show();
  }

  /** Brings together what is on the screen with what the server has now. */
  #meet(view: DeliverableView) {
    const base = this.#base;
    const theirs = view.working.data;
    this.#meetings += 1;
    const { data, clashes } = mergeDrafts(base, this.#data, theirs);
    this.#data = data;
    this.#base = theirs;
    this.#version = view.version;
    this.#look(view);
    if (clashes.length === 0) return;
    this.#met = { base, theirs };
    this.#set({ clashes });
  }

  /** Merges in what earlier visits could not save, until there is something to decide. */
  #takeOver() {
    for (const [key, left] of this.#leftBehind) {
      if (this.#met) return;
      this.#leftBehind.delete(key);
      this.#takenOver.set(key, left);
      const { base, mine } = restored(left.unsaved, this.#base);
      const theirs = this.#data;
      const { data, clashes } = mergeDrafts(base, mine, theirs);
      this.#data = data;
      if (clashes.length > 0) {
        this.#met = { base, theirs };
        this.#set({ clashes });
      }
    }
    if (this.#isDirty()) {
      this.#show();
      this.#queue.soon();
    } else if (!this.#met) {
      this.tools.kept.forget(this.#takenOver);
    }
  }

  /** What the server says about the draft, apart from its content; says whether that is news. */
  #look(next: DeliverableView): boolean {
    const { view } = this.state;
    const working = reusing(view.working, next.working);
    const seen = reusing(view, { ...next, working });
    if (seen === view) return false;
    this.#serverFaults = beyondSchema(seen.faults);
    this.#set({ view: seen });
    return true;
  }

  #note({ faults, version, savedAt, savedBy }: SavedDraft) {
    const { view } = this.state;
    const working = { ...view.working, savedAt, savedBy };
    const status = view.revision ? 'changed' : 'draft';
    const before = this.#serverFaults;
    this.#serverFaults = beyondSchema(faults);
    this.#set({
      view: {
        ...view,
        version,
        working,
        status,
        draft: { savedAt, savedBy },
        faults,
      },
    });
    if (!isEqual(before, this.#serverFaults)) this.#show();
  }

  /** Judging a draft takes longer than a key press: only what is shown is judged. */
  #judged(view: DeliverableView, before?: Judgement): Judgement {
    const { faults, ...left } = this.tools.judge(view.form.schema, this.#data);
    const now = { faults: [...faults, ...this.#serverFaults], ...left };
    return isEqual(now, before) && before ? before : now;
  }

  #show(urgent = false) {
    clearTimeout(this.#showing);
    this.#showing = undefined;
    const { view, faults, dropped, strays } = this.state;
    const judged = this.#judged(view, { faults, dropped, strays });
    this.#set({ data: this.#data, ...judged }, urgent);
  }

  async #notSubmitted(error: Error): Promise<Submitted> {
    const { status, faults } = refusalOf(error);
    if (status === 412) {
      await this.#reload();
      return { outcome: 'changed' };
    }
    if (faults.length === 0) return { outcome: 'failed', error };
    this.#set({ faults, ...this.#inVain() });
    return { outcome: 'faulty' };
  }

  #inVain() {
    return { triesInVain: this.state.triesInVain + 1 };
  }

  /** The same for the same submission, so that one whose answer was lost is not made twice. */
  #keyFor(note?: string) {
    const version = this.#version;
    const last = this.#submission;
    const key =
      last?.version === version && last.note === note
        ? last.key
        : this.tools.newKey();
    this.#submission = { version, note, key };
    return key;
  }

  #set(part: Partial<DraftState>, urgent = false) {
    this.state = { ...this.state, ...part };
    this.#listeners.forEach(listener => listener(urgent));
  }
}

/** What the server alone can see. The rest is judged here, as one writes. */
function beyondSchema(faults: Fault[]) {
  return faults.filter(({ reason }) => !reason.startsWith('schema.'));
}
