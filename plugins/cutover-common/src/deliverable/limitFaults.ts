import type { Fault } from '../errors';
import { contentFaults } from '../lifecycle/inputFaults';

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

/**
 * What keeps data from being looked at any closer. Holds before a schema is applied, so that nobody can keep the server
 * busy with data that is deep, long or large: whoever walks data after it may do so level by level.
 */
export function limitFaults(data: unknown): Fault[] {
  const methods: Fault[] = [];
  const beyond = firstBeyond(data, methods);
  return beyond ? [beyond] : [...contentFaults(data), ...methods];
}

/** Validators call these on what they compare, so they cannot be names of fields. */
const METHODS = new Set(['valueOf', 'toString']);

interface Place {
  value: unknown;
  level: number;
  parent?: Place;
  key?: string | number;
}

/** Stops at the first: there may be millions. */
function firstBeyond(data: unknown, methods: Fault[]): Fault | undefined {
  let values = 0;
  let size = 0;
  const open: Place[] = [{ value: data, level: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, level } = place;
    values += 1;
    if (values > DATA_LIMITS.values) {
      return tooLarge('values', 'values in all');
    }
    if (typeof value === 'string') {
      size += value.length;
      if (value.length > DATA_LIMITS.characters) {
        return {
          path: pathTo(place),
          reason: 'text.too-long',
          message: `This has ${value.length} characters; use ${DATA_LIMITS.characters} at most`,
          params: { max: DATA_LIMITS.characters, found: value.length },
        };
      }
    } else if (typeof value === 'object' && value !== null) {
      if (level >= DATA_LIMITS.levels) {
        return {
          path: pathTo(place).slice(0, 3),
          reason: 'input.too-deep',
          message: `This is nested more than ${DATA_LIMITS.levels} levels deep`,
          params: { max: DATA_LIMITS.levels },
        };
      }
      if (Array.isArray(value)) {
        if (value.length > DATA_LIMITS.entries) {
          return {
            path: pathTo(place),
            reason: 'list.too-long',
            message: `This list is too long; name ${DATA_LIMITS.entries} at most`,
            params: { max: DATA_LIMITS.entries },
          };
        }
        for (let key = 0; key < value.length; key++) {
          open.push({
            value: value[key],
            level: level + 1,
            parent: place,
            key,
          });
        }
      } else {
        for (const [key, inner] of Object.entries(value)) {
          size += key.length;
          if (METHODS.has(key)) {
            methods.push({
              path: [...pathTo(place), key],
              reason: 'input.forbidden-key',
              message: `The key "${key}" is not accepted anywhere; use another name`,
              params: { key },
            });
          }
          open.push({ value: inner, level: level + 1, parent: place, key });
        }
      }
    }
    if (size > DATA_LIMITS.size) return tooLarge('size', 'characters in all');
  }
  return undefined;
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

function pathTo(place: Place): Fault['path'] {
  const path: Fault['path'] = [];
  for (let at: Place | undefined = place; at; at = at.parent) {
    if (at.key !== undefined) path.unshift(at.key);
  }
  return path;
}
