import type { z } from 'zod';
import type { Fault } from '../errors';

type Path = Fault['path'];

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Far deeper than any form; what lies below could exhaust the stack of whoever walks it. */
const MAX_DEPTH = 50;

// The databases cannot keep the first, and JSON cannot carry the second through UTF-8 unchanged.
function isUnstorable(text: string) {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}

/** What no input may hold anywhere, whatever its shape. */
export function contentFaults(body: unknown): Fault[] {
  const faults: Fault[] = [];
  const open: { value: unknown; path: Path }[] = [{ value: body, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (path.length > MAX_DEPTH) {
      return [
        {
          path: path.slice(0, 3),
          reason: 'input.too-deep',
          message: `This is nested more than ${MAX_DEPTH} levels deep`,
          params: { max: MAX_DEPTH },
        },
      ];
    }
    if (typeof value === 'string' && isUnstorable(value)) {
      faults.push({
        path,
        reason: 'text.unreadable-character',
        message:
          'This text holds a character that cannot be stored; type it anew',
      });
    }
    if (typeof value !== 'object' || value === null) continue;
    const children: [string | number, unknown][] = Array.isArray(value)
      ? value.map((item, index) => [index, item])
      : Object.entries(value);
    for (const [key, child] of children) {
      const childPath = [...path, key];
      if (FORBIDDEN_KEYS.has(String(key)) || isUnstorable(String(key))) {
        faults.push({
          path: childPath,
          reason: 'input.forbidden-key',
          message: `The key "${key}" is not accepted anywhere; use another name`,
          params: { key },
        });
      } else {
        open.push({ value: child, path: childPath });
      }
    }
  }
  return faults;
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

function wordsFor(
  issue: z.core.$ZodIssue,
  found: unknown,
): Omit<Fault, 'path'> {
  if (found === undefined) {
    return { reason: 'input.missing', message: 'This is needed; fill it in' };
  }
  if (issue.code === 'too_big' && typeof found === 'string') {
    const max = Number(issue.maximum);
    return {
      reason: 'text.too-long',
      message: `This has ${found.length} characters; use ${max} at most`,
      params: { max, found: found.length },
    };
  }
  if (issue.code === 'too_small' && typeof found === 'string') {
    const min = Number(issue.minimum);
    return {
      reason: 'text.too-short',
      message: `This has too few characters; use at least ${min}`,
      params: { min },
    };
  }
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum);
    return {
      reason: 'list.too-long',
      message: `This list is too long; name ${max} at most`,
      params: { max },
    };
  }
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum);
    return {
      reason: 'list.too-short',
      message: `This list is too short; name at least ${min}`,
      params: { min },
    };
  }
  if (issue.code === 'invalid_type') {
    return {
      reason: 'input.wrong-type',
      message: `A value of type ${issue.expected} is expected here`,
      params: { expected: issue.expected },
    };
  }
  if (issue.code === 'invalid_format') {
    return { reason: 'input.wrong-format', message: capital(issue.message) };
  }
  return { reason: 'input.invalid', message: capital(issue.message) };
}

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, body);
}

function capital(sentence: string) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
