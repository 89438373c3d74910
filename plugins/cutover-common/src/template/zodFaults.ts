import type { JsonObject } from '@backstage/types';
import type { z } from 'zod';
import type { Fault } from '../errors';
import type { Path } from './validate/report';

type Words = Omit<Fault, 'path'>;

/** Words of `extends` that could not be carried out stand in the merged template where they were written. */
const DIRECTIVES = ['$remove', '$before', '$after'];

const EXPECTED: { [type: string]: string } = {
  string: 'A text',
  int: 'A whole number',
  number: 'A number',
  boolean: 'true or false',
  array: 'A list',
  object: 'An object',
  record: 'An object',
};

/** What the schema of templates found, each fault in words that help. */
export function zodFaults(
  spec: JsonObject,
  issues: readonly z.core.$ZodIssue[],
): Fault[] {
  const lost = new Set<string>();
  const faults = issues.flatMap(issue => faultsOf(spec, issue));
  // Of an item that was to be removed nothing is there but its id.
  for (const { path, reason } of faults) {
    if (reason === 'template.remove-unknown') {
      lost.add(JSON.stringify(path.slice(0, -1)));
    }
  }
  return faults.filter(
    ({ path, reason }) =>
      reason === 'template.remove-unknown' ||
      !path.some((_, index) => lost.has(JSON.stringify(path.slice(0, index)))),
  );
}

function faultsOf(spec: JsonObject, issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(key =>
    typeof key === 'number' ? key : String(key),
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      ...(DIRECTIVES.includes(key)
        ? directive(key, valueAt(spec, path))
        : {
            reason: 'template.unknown-key',
            message: `A template has no "${key}" here; check its spelling or leave it out`,
            params: { key },
          }),
    }));
  }
  if (issue.code === 'invalid_union') {
    const [closest] = issue.errors
      .filter(branch => !branch.some(isOfAnotherType))
      .sort((one, other) => one.length - other.length);
    if (closest) {
      return closest.flatMap(inner =>
        faultsOf(spec, { ...inner, path: [...issue.path, ...inner.path] }),
      );
    }
  }
  return [{ path, ...wordsFor(issue, valueAt(spec, path), path) }];
}

/** Whoever wrote an object did not mean the way in which a string would be written. */
function isOfAnotherType({ code, path }: z.core.$ZodIssue) {
  return code === 'invalid_type' && path.length === 0;
}

function directive(key: string, item: unknown): Words {
  const value = valueAt(item, [key]);
  if (key === '$remove') {
    return {
      reason: 'template.remove-unknown',
      message:
        'There is no item of this id to remove in what the template extends; leave it out, or write "$remove: true"',
    };
  }
  if (valueAt(item, ['$before']) !== undefined && key === '$after') {
    return {
      reason: 'template.place-twice',
      message: 'An item stands "$before" or "$after" another; leave one out',
    };
  }
  return {
    reason: 'template.place-unknown',
    message: `There is no other item "${value}" in this list to stand beside; name one that what the template extends, or an item above, brings`,
    params: { id: String(value) },
  };
}

function wordsFor(issue: z.core.$ZodIssue, found: unknown, path: Path): Words {
  const key = path.at(-1) ?? 'spec';
  if (found === undefined && issue.code !== 'invalid_union') {
    return missing(key);
  }
  if (found === null) {
    return {
      reason: 'template.null',
      message: `Nothing is said here; give "${key}" a value or leave it out (null takes away what the template extends has, and it has none)`,
      params: { key },
    };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        reason: 'template.wrong-type',
        message: `${
          EXPECTED[issue.expected] ?? `A value of type ${issue.expected}`
        } is expected here, not ${typeOf(found)}`,
        params: { expected: issue.expected },
      };
    case 'invalid_format':
      return {
        reason: 'template.wrong-format',
        message: `"${found}" does not fit: ${issue.message}`,
        params: { found: String(found) },
      };
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return {
        reason: 'template.unknown-value',
        message: `"${found}" is not known here; use ${values}`,
        params: { found: String(found), values },
      };
    }
    case 'too_small':
    case 'too_big':
      return {
        reason: `template.${issue.code.replace('_', '-')}`,
        message: size(issue, found),
      };
    case 'invalid_union':
      return union(issue, found, key);
    case 'invalid_key':
    case 'invalid_element':
    default:
      return {
        reason: 'template.invalid',
        message: `This does not fit: ${issue.message}`,
      };
  }
}

function missing(key: string | number): Words {
  return {
    reason: 'template.missing',
    message: `"${key}" is missing; add it`,
    params: { key },
  };
}

function union(
  issue: z.core.$ZodIssueInvalidUnion,
  found: unknown,
  key: string | number,
): Words {
  if (issue.discriminator !== undefined) {
    if (found === undefined) return missing(issue.discriminator);
    return {
      reason: 'template.unknown-value',
      message: `"${String(found)}" is not known here; use ${optionsOf(issue)}`,
      params: { found: String(found) },
    };
  }
  const isText = issue.errors.some(branch =>
    branch.some(
      inner => inner.code === 'invalid_type' && inner.expected === 'string',
    ),
  );
  if (found === undefined) return missing(key);
  if (isText) {
    return {
      reason: 'template.not-a-text',
      message:
        'A text is a string, or one string for each language with English among them, such as { en: Plan, zh-CN: 计划 }',
    };
  }
  return {
    reason: 'template.wrong-shape',
    message: `"${key}" can be written in several ways, and this is none of them: ${[
      ...new Set(issue.errors.flatMap(branch => branch[0]?.message ?? [])),
    ].join('; or ')}`,
  };
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const { options } = issue as { options?: unknown };
  return Array.isArray(options) ? options.join(', ') : 'another';
}

function size(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  found: unknown,
): string {
  const limit =
    issue.code === 'too_small'
      ? `at least ${issue.minimum}`
      : `${issue.maximum} at most`;
  if (typeof found === 'string') {
    return `This has ${found.length} characters; use ${limit}`;
  }
  if (Array.isArray(found)) {
    return `This list has ${found.length} entries; it needs ${limit}`;
  }
  return `${String(found)} does not fit; use ${limit}`;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, root);
}
