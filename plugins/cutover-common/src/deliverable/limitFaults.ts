import type { Fault } from '../errors';
import { contentFaults, pathTo, type Step } from '../lifecycle/inputFaults';

/** What a deliverable may hold at most, whatever its form says. */
export const DATA_LIMITS = {
  /** Objects and lists within each other. */
  levels: 32,
  /** Texts, numbers, objects, lists ... in all. */
  values: 50_000,
  /** Of one list, such as the rows of a table. */
  entries: 2_000,
  /** Of one text. */
  characters: 100_000,
  /** Of all texts and names together, about as many bytes as they have in JSON. */
  size: 1024 * 1024,
};

/** What no input may hold, or may: whoever finds it looks closer. */
const SUSPECT_KEY = /^(__proto__|constructor|prototype)$|[\0\ud800-\udfff]/;
const SUSPECT_TEXT = /[\0\ud800-\udfff]/;

/** Validators call these on what they compare, so they cannot be names of fields. */
const METHODS = new Set(['valueOf', 'toString']);

/** An object or a list, and the way to it. */
interface Place extends Step {
  value: object;
  level: number;
}

/** Ends at the first limit that does not hold: there may be millions of values. */
class Walk {
  beyond?: Fault;
  isSuspect = false;
  readonly methods: Fault[] = [];
  #values = 0;
  #size = 0;
  readonly #open: Place[] = [];

  through(data: unknown): void {
    this.#visit(data, undefined, undefined);
    for (
      let place = this.#open.pop();
      place && !this.beyond;
      place = this.#open.pop()
    ) {
      if (Array.isArray(place.value)) this.#list(place, place.value);
      else this.#object(place, place.value);
    }
  }

  #list(place: Place, list: unknown[]) {
    const max = DATA_LIMITS.entries;
    if (list.length > max) {
      this.beyond = {
        path: pathTo(place),
        reason: 'list.too-long',
        message: `This list is too long; name ${max} at most`,
        params: { max },
      };
      return;
    }
    for (let index = 0; index < list.length && !this.beyond; index++) {
      this.#visit(list[index], place, index);
    }
  }

  #object(place: Place, object: object) {
    for (const [key, value] of Object.entries(object)) {
      this.#size += key.length;
      if (SUSPECT_KEY.test(key)) this.isSuspect = true;
      if (METHODS.has(key)) this.#method(place, key);
      this.#visit(value, place, key);
      if (this.beyond) return;
    }
  }

  #visit(value: unknown, parent?: Place, key?: string | number) {
    this.#values += 1;
    if (typeof value === 'string') this.#text(value, parent, key);
    if (this.#values > DATA_LIMITS.values) {
      this.beyond = tooLarge('values', 'values in all');
    } else if (this.#size > DATA_LIMITS.size) {
      this.beyond = tooLarge('size', 'characters in all');
    }
    if (typeof value !== 'object' || value === null) return;
    const level = (parent?.level ?? 0) + 1;
    const place = { value, level, parent, key };
    this.#open.push(place);
    const max = DATA_LIMITS.levels;
    if (level <= max) return;
    this.beyond = {
      path: pathTo(place).slice(0, 3),
      reason: 'input.too-deep',
      message: `This is nested more than ${max} levels deep`,
      params: { max },
    };
  }

  #text(text: string, parent?: Place, key?: string | number) {
    this.#size += text.length;
    if (SUSPECT_TEXT.test(text)) this.isSuspect = true;
    const max = DATA_LIMITS.characters;
    if (text.length <= max) return;
    this.beyond = {
      path: pathTo({ parent, key }),
      reason: 'text.too-long',
      message: `This has ${text.length} characters; use ${max} at most`,
      params: { max, found: text.length },
    };
  }

  #method(place: Place, key: string) {
    this.isSuspect = true;
    this.methods.push({
      path: [...pathTo(place), key],
      reason: 'input.forbidden-key',
      message: `The key "${key}" is not accepted anywhere; use another name`,
      params: { key },
    });
  }
}

/**
 * What keeps data from being looked at any closer. Holds before a schema is applied, so that nobody can keep the server
 * busy with data that is deep, long or large: whoever walks data after it may do so level by level.
 */
export function limitFaults(data: unknown): Fault[] {
  const walk = new Walk();
  walk.through(data);
  if (walk.beyond) return [walk.beyond];
  return walk.isSuspect ? [...contentFaults(data), ...walk.methods] : [];
}

function tooLarge(limit: 'values' | 'size', words: string): Fault {
  const max = DATA_LIMITS[limit];
  return {
    path: [],
    reason: 'input.too-large',
    message: `This holds more than ${max} ${words}; hand in less, or the rest as a file`,
    params: { max },
  };
}
