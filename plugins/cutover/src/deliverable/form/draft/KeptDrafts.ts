import isEqual from 'fast-deep-equal';
import type { JsonObject } from '@backstage/types';
import type { DeliverableRef } from '@backstage-cutover/plugin-cutover-common';
import { isObject } from './values';

/** What somebody wrote and the server has not acknowledged: the fields concerned, before and after. */
export interface Unsaved {
  /** Version of the draft to which `base` belongs. */
  version: number;
  base: JsonObject;
  mine: JsonObject;
}

/** The fields at the top of the form that differ, as they were and as they are. */
export function unsavedOf(
  version: number,
  base: JsonObject,
  mine: JsonObject,
): Unsaved | undefined {
  const changed = [
    ...new Set([...Object.keys(base), ...Object.keys(mine)]),
  ].filter(key => !isEqual(base[key], mine[key]));
  if (changed.length === 0) return undefined;
  const part = (data: JsonObject) =>
    Object.fromEntries(
      changed.flatMap(key => (key in data ? [[key, data[key]]] : [])),
    );
  return { version, base: part(base), mine: part(mine) };
}

/** What was kept, as whole drafts over what the server has now. */
export function restored({ base, mine }: Unsaved, now: JsonObject) {
  const without = { ...now };
  for (const key of [...Object.keys(base), ...Object.keys(mine)]) {
    delete without[key];
  }
  return { base: { ...without, ...base }, mine: { ...without, ...mine } };
}

const PREFIX = 'cutover.draft';

/**
 * Keeps unsaved changes of one person to one deliverable on this computer, so that a reload, a crash or a dead
 * connection loses nothing. Every open page writes under a key of its own, and takes over what others left behind.
 */
export class KeptDrafts {
  readonly #prefix: string;
  readonly #own: string;

  constructor(
    private readonly storage: Storage,
    person: string,
    { cutover, deliverable }: DeliverableRef,
    page: string,
  ) {
    this.#prefix = `${[PREFIX, person, cutover, deliverable]
      .map(encodeURIComponent)
      .join('/')}/`;
    this.#own = this.#prefix + page;
  }

  /** Whether it could be kept: the storage may be full, or forbidden. */
  keep(unsaved: Unsaved): boolean {
    try {
      this.storage.setItem(this.#own, JSON.stringify(unsaved));
      return true;
    } catch {
      return false;
    }
  }

  /** Everything that was left behind, by its key. */
  found(): Map<string, { text: string; unsaved: Unsaved }> {
    const found = new Map<string, { text: string; unsaved: Unsaved }>();
    try {
      for (let index = 0; index < this.storage.length; index++) {
        const key = this.storage.key(index);
        if (!key?.startsWith(this.#prefix)) continue;
        const text = this.storage.getItem(key) ?? '';
        const unsaved = unsavedIn(text);
        if (unsaved) found.set(key, { text, unsaved });
      }
    } catch {
      // Without a storage there is nothing to find.
    }
    return found;
  }

  /** Forgets what the server has: our own, and what was taken over, unless its page has written on since. */
  forget(taken: ReadonlyMap<string, { text: string }>) {
    try {
      this.storage.removeItem(this.#own);
      for (const [key, { text }] of taken) {
        if (this.storage.getItem(key) === text) this.storage.removeItem(key);
      }
    } catch {
      // What cannot be removed is merged again, and found to be saved already.
    }
  }
}

function unsavedIn(text: string): Unsaved | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isUnsaved(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isUnsaved(value: unknown): value is Unsaved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    'base' in value &&
    isObject(value.base) &&
    'mine' in value &&
    isObject(value.mine)
  );
}
