import { useEffect, useRef, useState } from 'react';
import isEqual from 'fast-deep-equal';
import { toError } from '@backstage/errors';
import { reasonWords, refusalOf } from '../words/refusal';
import { useWords } from '../words/useWords';
import type { KeptForms } from './KeptForms';
import { changedIn, clashesIn, mergedForm, type Choices } from './mergeForm';

interface Asked<T extends object, Item extends { version: number }, Result> {
  kept: KeptForms;
  /** Tells the forms of a cutover apart. */
  name: string;
  /** Missing while it is being added. */
  item?: Item;
  /** What the form begins with. */
  initial(item?: Item): T;
  send(version: number, form: { value: T; base: T }): Promise<Result>;
  /** The item as it is now, or an error in words where it is gone. */
  fetchNow?(): Promise<Item>;
  /** What became of the item by a send, where that is what a send answers. */
  itemIn?(result: Result): Item | undefined;
  /** Is told whatever newer state of the item the form has come by. */
  onSeen?(item: Item): void;
  /**
   * Whether what others did meanwhile has to be looked at before it is sent on top of theirs. Otherwise only what both
   * changed is asked about.
   */
  lookFirst?: boolean;
  onDone?(result: Result): void;
}

/** What somebody else did while a form was being filled in. */
export interface MeanwhileOf<T extends object, Item> {
  before?: Item;
  now: Item;
  /** What both changed. */
  clashes: (keyof T)[];
  theirs: T;
  settle(choices: Choices<T>): Promise<void>;
}

export interface VersionedForm<T extends object, Item> {
  value: T;
  change(part: Partial<T>): void;
  /** Whether anything is filled in that was not sent. */
  changed: boolean;
  busy: boolean;
  error?: Error;
  /** What is wrong with a field. */
  faultAt(...path: (string | number)[]): string | undefined;
  /** Somebody else was faster. */
  meanwhile?: MeanwhileOf<T, Item>;
  submit(): Promise<void>;
  /** Takes back what is filled in. */
  discard(): void;
}

interface State<T> {
  version: number;
  base: T;
  mine: T;
}

/**
 * A form over something that has versions. What is filled in is kept on this computer until it was sent, whatever the page
 * learns meanwhile. A send that is based on an older version is refused, and then both versions are on the table.
 */
export function useVersionedForm<
  T extends object,
  Item extends { version: number },
  Result = Item,
>(asked: Asked<T, Item, Result>): VersionedForm<T, Item> {
  const { kept, name, item, initial, send, fetchNow, itemIn } = asked;
  const { onSeen, lookFirst, onDone } = asked;
  const { t } = useWords();
  const [state, setState] = useState<State<T>>(() => {
    const base = initial(item);
    const fresh = { version: item?.version ?? 0, base, mine: base };
    return kept.found(name, base) ?? fresh;
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [theirs, setTheirs] = useState<{ before?: Item; now: Item }>();
  // As it was when the form began, to say what is different since.
  const begun = useRef(item);
  const changed = !isEqual(state.base, state.mine);

  useEffect(() => {
    // While nothing is filled in, the form is what the page shows.
    if (changed || busy || !item || item.version === state.version) return;
    const base = initial(item);
    begun.current = item;
    setState({ version: item.version, base, mine: base });
  }, [changed, busy, item, state.version, initial]);

  const put = (next: State<T>) => {
    setState(next);
    if (isEqual(next.base, next.mine)) kept.forget(name);
    else kept.keep(name, next);
  };

  async function store(from: State<T>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const result = await send(from.version, {
        value: from.mine,
        base: from.base,
      });
      const next = itemIn?.(result);
      const base = initial(item && next);
      setTheirs(undefined);
      begun.current = next;
      put({ version: next?.version ?? 0, base, mine: base });
      onDone?.(result);
    } catch (e) {
      if (refusalOf(toError(e)).status === 412 && fetchNow) {
        await meet(from, fetchNow);
      } else setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  async function meet(from: State<T>, fetch: () => Promise<Item>) {
    try {
      const now = await fetch();
      const left = initial(now);
      const clashes = clashesIn(from.base, from.mine, left);
      if (lookFirst || clashes.length > 0) {
        setTheirs({ before: begun.current, now });
        onSeen?.(now);
        return;
      }
      const next = {
        version: now.version,
        base: left,
        mine: mergedForm(from.base, from.mine, left),
      };
      put(next);
      await store(next);
    } catch (e) {
      setError(toError(e));
    }
  }

  async function settle(now: Item, choices: Choices<T>) {
    const left = initial(now);
    const next = {
      version: now.version,
      base: left,
      mine: mergedForm(state.base, state.mine, left, choices),
    };
    setTheirs(undefined);
    put(next);
    // Theirs was chosen throughout: there is nothing left to send.
    if (!lookFirst && changedIn(left, next.mine).length === 0) return;
    await store(next);
  }

  const faults = error ? refusalOf(error).faults : [];
  return {
    value: state.mine,
    change: part => put({ ...state, mine: { ...state.mine, ...part } }),
    changed,
    busy,
    error,
    faultAt: (...path) => {
      const found = faults.find(
        fault => JSON.stringify(fault.path) === JSON.stringify(path),
      );
      return found && reasonWords(t, found);
    },
    ...(theirs
      ? {
          meanwhile: {
            ...theirs,
            theirs: initial(theirs.now),
            clashes: clashesIn(state.base, state.mine, initial(theirs.now)),
            settle: (choices: Choices<T>) => settle(theirs.now, choices),
          },
        }
      : {}),
    submit: async () => {
      if (!busy) await store(state);
    },
    discard: () => {
      const base = initial(item);
      setError(undefined);
      setTheirs(undefined);
      put({ version: item?.version ?? 0, base, mine: base });
    },
  };
}
