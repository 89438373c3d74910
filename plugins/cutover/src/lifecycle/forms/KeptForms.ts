type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What was filled in and not yet sent, over what it began with. */
export interface KeptForm<T> {
  /** The version that `base` was read from. */
  version: number;
  base: T;
  mine: T;
}

/** Keeps on this computer what somebody begins to write about a subject of a cutover, until it is sent. */
export class KeptForms {
  readonly #prefix: string;

  constructor(
    private readonly shelf: Shelf,
    of: { subject: string; person: string; cutover: string },
  ) {
    this.#prefix = `cutover.${of.subject}:${of.person}|${of.cutover}`;
  }

  /** What was kept, if it has the fields of `like`. */
  found<T extends object>(form: string, like: T): KeptForm<T> | undefined {
    try {
      const kept: unknown = JSON.parse(
        this.shelf.getItem(this.#key(form)) ?? 'null',
      );
      return isKept(kept, like) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  keep<T extends object>(form: string, kept: KeptForm<T>) {
    try {
      this.shelf.setItem(this.#key(form), JSON.stringify(kept));
    } catch {
      // A full or forbidden store keeps nothing; what is written stays on the page.
    }
  }

  forget(form: string) {
    try {
      this.shelf.removeItem(this.#key(form));
    } catch {
      // Nothing was kept, then.
    }
  }

  #key(form: string) {
    return `${this.#prefix}|${form}`;
  }
}

function isKept<T extends object>(
  value: unknown,
  like: T,
): value is KeptForm<T> {
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    hasFields(value.base, like) &&
    hasFields(value.mine, like)
  );
}

function hasFields(value: unknown, like: object): boolean {
  return (
    isRecord(value) &&
    Object.entries(like).every(
      ([key, one]) =>
        one === undefined ||
        (typeof value[key] === typeof one &&
          Array.isArray(value[key]) === Array.isArray(one)),
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
