import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  reviewDraft,
  type DeliverableRef,
  type DeliverableView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useMe, type Me } from '../../lifecycle/live/useMe';
import { refusalOf } from '../../lifecycle/words/refusal';
import { DraftSession } from './draft/DraftSession';
import type { Choices, DraftState, Submitted } from './draft/draftState';
import { KeptDrafts } from './draft/KeptDrafts';
import type { Clash } from './draft/mergeDrafts';
import { newRowId, valueAt, withValueAt } from './draft/values';
import type { FormStore } from './fields/formContext';

const EVERYTHING = { hidden: [], readOnly: [] };

export interface ReadyDraft extends Omit<DraftState, 'clashes'> {
  screen: 'ready';
  deliverable: DeliverableRef;
  me: Me;
  /** Where fields write to. `data` follows it a moment later. */
  store: FormStore;
  /** Puts other data in the place of all that is written, such as an import. */
  change(data: JsonObject): void;
  /** Whether all that is written at this moment can be submitted; if not, the form says what is wrong. */
  review(): Promise<boolean>;
  /** Saves what is unsaved, and makes a revision of the draft. */
  submit(note?: string): Promise<Submitted>;
  /** Tries at once to save what could not be saved. */
  retry(): void;
  /** For calls whose answer is another draft: discarding it, copying one. They get the version to send. */
  replace(call: (version: number) => Promise<DeliverableView>): Promise<void>;
  /** Somebody else changed the same fields. */
  conflict?: { fields: Clash[]; settle(choices: Choices): void };
}

export type DraftView =
  | { screen: 'loading' }
  | { screen: 'missing' }
  | { screen: 'denied'; error: Error }
  | { screen: 'failed'; error: Error; retry(): void }
  | ReadyDraft;

/** The draft of a deliverable, with everything that writing on it needs. `cutoverId`: the id by which signals name it. */
export function useDraft(ref: DeliverableRef, cutoverId?: string): DraftView {
  const { cutover, deliverable } = ref;
  const api = useApi(cutoverApiRef).deliverables;
  const me = useMe();
  const load = useCallback(
    (signal: AbortSignal) => api.get({ cutover, deliverable }, { signal }),
    [api, cutover, deliverable],
  );
  const live = useLive(load, cutoverId);
  const loaded = live.screen === 'ready' ? live.value : undefined;
  const person = me?.ref;
  const open = useRef<{ session: DraftSession; of: unknown }>();
  const [shown, setShown] = useState<{
    session: DraftSession;
    state: DraftState;
  }>();

  useEffect(() => {
    if (!loaded || !person) return;
    if (open.current?.of === load) {
      open.current.session.receive(loaded);
      return;
    }
    const at = { cutover, deliverable };
    const session = new DraftSession(loaded, {
      api,
      ref: at,
      kept: new KeptDrafts(localStorage, person, at, newRowId()),
      // By the same rules as the server. What may not be seen is not here, so that nothing is to be left out.
      judge: (schema, data) => reviewDraft(schema, data, EVERYTHING),
      newKey: newRowId,
    });
    open.current = { session, of: load };
    setShown({ session, state: session.state });
    session.subscribe(urgent => {
      const { state } = session;
      const show = () => setShown({ session, state });
      if (urgent) show();
      else startTransition(show);
    });
  }, [api, cutover, deliverable, load, loaded, person]);

  useEffect(
    () => () => {
      open.current?.session.close();
      open.current = undefined;
      setShown(undefined);
    },
    [load, person],
  );

  const session = shown?.session;
  useEffect(() => session && watchPage(session), [session]);
  const tools = useMemo(() => session && toolsOf(session), [session]);

  if (shown && tools && me && open.current?.of === load) {
    const { clashes, ...state } = shown.state;
    const conflict = clashes && { fields: clashes, settle: tools.settle };
    return {
      screen: 'ready',
      deliverable: ref,
      me,
      ...state,
      ...tools,
      conflict,
    };
  }
  if (live.screen !== 'failed') return { screen: 'loading' };
  const { error, refresh } = live;
  const { status } = refusalOf(error);
  if (status === 404) return { screen: 'missing' };
  if (status === 403) return { screen: 'denied', error };
  return { screen: 'failed', error, retry: refresh };
}

function toolsOf(session: DraftSession) {
  const store: FormStore = {
    get data() {
      return session.data;
    },
    at: keys => valueAt(session.data, keys),
    type: (keys, value) =>
      session.change(data => withValueAt(data, keys, value) as JsonObject, {
        typing: true,
      }),
    set: (keys, value) =>
      session.change(data => withValueAt(data, keys, value) as JsonObject),
    settle: () => session.settleTyping(),
    begin: data => session.begin(data),
  };
  return {
    store,
    change: (data: JsonObject) => session.change(() => data),
    review: () => session.review(),
    submit: (note?: string) => session.submit(note),
    retry: () => {
      session.retry();
    },
    replace: (call: (version: number) => Promise<DeliverableView>) =>
      session.replace(call),
    settle: (choices: Choices) => session.settle(choices),
  };
}

/** Keeps what is unsaved when the page goes away, and saves it when it, or the connection, is back. */
function watchPage(session: DraftSession) {
  const keep = () => session.keep();
  const retry = () => {
    if (session.state.saving.state === 'offline') session.retry();
  };
  const turn = () => (document.visibilityState === 'hidden' ? keep() : retry());
  const warn = (event: BeforeUnloadEvent) => {
    if (!session.keep()) event.preventDefault();
  };
  window.addEventListener('pagehide', keep);
  window.addEventListener('beforeunload', warn);
  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', turn);
  return () => {
    window.removeEventListener('pagehide', keep);
    window.removeEventListener('beforeunload', warn);
    window.removeEventListener('online', retry);
    document.removeEventListener('visibilitychange', turn);
  };
}
