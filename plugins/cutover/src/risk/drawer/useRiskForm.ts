import { useEffect, useMemo, useRef, useState } from 'react';
import isEqual from 'fast-deep-equal';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  RiskApi,
  RiskRef,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { reasonWords, refusalOf } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import type { RiskScene } from '../register/scene';
import { changedIn, clashesIn, mergedForm, type Choices } from './mergeForm';
import { RiskDrafts } from './riskDrafts';

interface Asked<T extends object> {
  scene: RiskScene;
  /** Missing while it is being added. */
  risk?: RiskView;
  /** Tells the forms of a risk apart. */
  name: string;
  /** What the form begins with. */
  initial(risk?: RiskView): T;
  send(
    risks: RiskApi,
    ref: RiskRef,
    form: { value: T; base: T },
  ): Promise<RiskView>;
  /**
   * Whether what others did meanwhile has to be looked at before it is sent on top of theirs. Otherwise only what both
   * changed is asked about.
   */
  lookFirst?: boolean;
  onDone?(risk: RiskView): void;
}

export interface RiskForm<T extends object> {
  value: T;
  change(part: Partial<T>): void;
  /** Whether anything is filled in that was not sent. */
  changed: boolean;
  busy: boolean;
  error?: Error;
  /** What is wrong with a field. */
  faultAt(...path: (string | number)[]): string | undefined;
  /** Somebody else was faster. */
  meanwhile?: {
    before?: RiskView;
    now: RiskView;
    /** What both changed. */
    clashes: (keyof T)[];
    theirs: T;
    settle(choices: Choices<T>): Promise<void>;
  };
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
 * A form over a risk. What is filled in is kept on this computer until it was sent, whatever the page learns meanwhile. A
 * send that is based on an older version is refused, and then both versions are on the table.
 */
export function useRiskForm<T extends object>(asked: Asked<T>): RiskForm<T> {
  const { scene, risk, name, initial, send, lookFirst, onDone } = asked;
  const { cutover, me } = scene.facts;
  const { risks } = useApi(cutoverApiRef);
  const { t } = useWords();
  const form = `${risk?.id ?? 'new'}|${name}`;
  const drafts = useMemo(
    () => new RiskDrafts(localStorage, me?.ref ?? '', cutover.id),
    [me?.ref, cutover.id],
  );
  const [state, setState] = useState<State<T>>(() => {
    const base = initial(risk);
    const fresh = { version: risk?.version ?? 0, base, mine: base };
    return drafts.found(form, base) ?? fresh;
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [theirs, setTheirs] = useState<{ before?: RiskView; now: RiskView }>();
  // As it was when the form began, to say what is different since.
  const begun = useRef(risk);
  const changed = !isEqual(state.base, state.mine);

  useEffect(() => {
    // While nothing is filled in, the form is what the page shows.
    if (changed || busy || !risk || risk.version === state.version) return;
    const base = initial(risk);
    begun.current = risk;
    setState({ version: risk.version, base, mine: base });
  }, [changed, busy, risk, state.version, initial]);

  const put = (next: State<T>) => {
    setState(next);
    if (isEqual(next.base, next.mine)) drafts.forget(form);
    else drafts.keep(form, next);
  };

  async function store(from: State<T>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const next = await send(
        risks,
        { cutover: cutover.name, risk: risk?.id ?? '', version: from.version },
        { value: from.mine, base: from.base },
      );
      const base = initial(risk && next);
      setTheirs(undefined);
      begun.current = next;
      put({ version: next.version, base, mine: base });
      scene.show(next);
      scene.refresh();
      onDone?.(next);
    } catch (e) {
      if (refusalOf(toError(e)).status === 412) await meet(from);
      else setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  async function meet(from: State<T>): Promise<void> {
    try {
      const { items } = await risks.register(cutover.name);
      const now = items.find(({ id }) => id === risk?.id);
      if (!now) throw new Error(t('risk.gone'));
      const left = initial(now);
      const clashes = clashesIn(from.base, from.mine, left);
      if (lookFirst || clashes.length > 0) {
        setTheirs({ before: begun.current, now });
        scene.show(now);
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

  async function settle(now: RiskView, choices: Choices<T>) {
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
      const base = initial(risk);
      setError(undefined);
      setTheirs(undefined);
      put({ version: risk?.version ?? 0, base, mine: base });
    },
  };
}
