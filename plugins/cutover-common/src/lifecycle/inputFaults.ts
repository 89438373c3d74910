import type { z } from 'zod';
import type { Fault } from '../errors';
import { RESERVED_IDS } from '../template/reservedIds';

type Path = Fault['path'];
type Words = Omit<Fault, 'path'>;

const FORBIDDEN_KEYS = new Set(['__proto__', ...RESERVED_IDS]);

/** Far deeper than any form; what lies below could exhaust the stack of whoever walks it. */
const MAX_DEPTH = 50;

// What the schemas call otherwise than people do.
const TYPES: Record<string, string> = { record: 'object', int: 'whole number' };

const NUMBERS = new Set(['number', 'int', 'bigint']);

// The databases cannot keep the first, and JSON cannot carry the second through UTF-8 unchanged.
function isUnstorable(text: string) {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}

/** Where a value stands: of most values nobody wants to know the whole path. */
export interface Step {
  parent?: Step;
  key?: string | number;
}

interface Place extends Step {
  value: unknown;
  depth: number;
}

/** What no input may hold anywhere, whatever its shape. */
export function contentFaults(body: unknown): Fault[] {
  const faults: Fault[] = [];
  const open: Place[] = [{ value: body, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth } = place;
    if (depth > MAX_DEPTH) {
      return [
        {
          path: pathTo(place).slice(0, 3),
          reason: 'input.too-deep',
          message: `This is nested more than ${MAX_DEPTH} levels deep`,
          params: { max: MAX_DEPTH },
        },
      ];
    }
    if (typeof value === 'string' && isUnstorable(value)) {
      faults.push({
        path: pathTo(place),
        reason: 'text.unreadable-character',
        message:
          'This text holds a character that cannot be stored; type it anew',
      });
    }
    if (typeof value !== 'object' || value === null) continue;
    const children: [string | number, unknown][] = Array.isArray(value)
      ? value.map((item, index) => [index, item])
      : Object.entries(value);
    for (const [key, inner] of children) {
      const child = { value: inner, depth: depth + 1, parent: place, key };
      if (
        typeof key === 'string' &&
        (FORBIDDEN_KEYS.has(key) || isUnstorable(key))
      ) {
        faults.push({
          path: pathTo(child),
          reason: 'input.forbidden-key',
          message: `The key "${key}" is not accepted anywhere; use another name`,
          params: { key },
        });
      } else {
        open.push(child);
      }
    }
  }
  return faults;
}

export function pathTo(step: Step): Path {
  const path: Path = [];
  for (let at: Step | undefined = step; at; at = at.parent) {
    if (at.key !== undefined) path.unshift(at.key);
  }
  return path;
}

/** Zod's issues in our own words. */
export function faultsOfIssues(
  body: unknown,
  issues: z.core.$ZodIssue[],
): Fault[] {
  return issues.flatMap(issue => {
    const path = issue.path.map(key =>
      typeof key === 'number' ? key : String(key),
    );
    if (issue.code === 'unrecognized_keys') {
      return issue.keys
        .filter(key => !FORBIDDEN_KEYS.has(key))
        .map(brief)
        .map(key => ({
          path: [...path, key],
          reason: 'input.unknown-key',
          message: `"${key}" cannot be set here; leave it out`,
          params: { key },
        }));
    }
    return [{ path, ...wordsFor(issue, valueAt(body, path)) }];
  });
}

function wordsFor(issue: z.core.$ZodIssue, found: unknown): Words {
  if (found === undefined) {
    return { reason: 'input.missing', message: 'This is needed; fill it in' };
  }
  switch (issue.code) {
    case 'too_big':
      return tooMuch(issue.origin, Number(issue.maximum), found);
    case 'too_small':
      return tooLittle(issue.origin, Number(issue.minimum));
    case 'custom':
      return typeof issue.params?.min === 'number'
        ? tooLittle('string', issue.params.min)
        : { reason: 'input.invalid', message: capital(issue.message) };
    case 'invalid_type': {
      const expected = TYPES[issue.expected] ?? issue.expected;
      return {
        reason: 'input.wrong-type',
        message: `A value of type ${expected} is expected here`,
        params: { expected },
      };
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return {
        reason: 'input.not-a-choice',
        message: `This is none of the choices; use one of ${choices}`,
        params: { choices },
      };
    }
    case 'invalid_format':
      return {
        reason: 'input.wrong-format',
        message: capital(issue.message),
      };
    default:
      return { reason: 'input.invalid', message: capital(issue.message) };
  }
}

/** `origin` is what the schema measured; a number in a query was found as a text. */
function tooMuch(origin: string, max: number, found: unknown): Words {
  const params = { max };
  if (origin === 'string') {
    const length = String(found).length;
    return {
      reason: 'text.too-long',
      message: `This has ${length} characters; use ${max} at most`,
      params: { ...params, found: length },
    };
  }
  return NUMBERS.has(origin)
    ? {
        reason: 'number.too-big',
        message: `This is too much; use ${max} at most`,
        params,
      }
    : {
        reason: 'list.too-long',
        message: `This list is too long; name ${max} at most`,
        params,
      };
}

function tooLittle(origin: string, min: number): Words {
  const params = { min };
  if (origin === 'string') {
    return {
      reason: 'text.too-short',
      message: `This has too few characters; use at least ${min}`,
      params,
    };
  }
  return NUMBERS.has(origin)
    ? {
        reason: 'number.too-small',
        message: `This is too little; use at least ${min}`,
        params,
      }
    : {
        reason: 'list.too-short',
        message: `This list is too short; name at least ${min}`,
        params,
      };
}
function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, body);
}

/** A key as it is repeated in an answer: nobody needs all of one that fills a page. */
function brief(key: string) {
  return key.length > 100 ? `${key.slice(0, 100)}…` : key;
}

function capital(sentence: string) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
