import type { JsonObject, JsonValue } from '@backstage/types';
import { formatPath, type Fault } from '../../errors';
import { parseTemplate } from '../parseTemplate';
import { aTemplate } from './aTemplate';

/**
 * Writes `value` at a place such as `roles.0.min`; `undefined` takes out what is there, and `+` adds to a list.
 */
export function put(
  root: JsonObject,
  place: string,
  value: JsonValue | undefined,
) {
  const keys = place.split('.');
  const parent = keys
    .slice(0, -1)
    .reduce<object>((at, key) => Reflect.get(at, key), root);
  const last = keys[keys.length - 1];
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else if (last === '+' && Array.isArray(parent)) parent.push(value);
  else Reflect.set(parent, last, value);
}

/** What is wrong with a right template after these changes. */
export function faultsWith(
  ...changes: [string, JsonValue | undefined][]
): Fault[] {
  const template = aTemplate();
  for (const [place, value] of changes) put(template, place, value);
  return parseTemplate(template).faults;
}

/** The same in short, as `path reason`. */
export function told(place: string, value: JsonValue | undefined): string[] {
  return faultsWith([place, value]).map(
    fault => `${formatPath(fault.path)} ${fault.reason}`,
  );
}

/** What is faulty, where it is written, what is written there, and what is told of it. */
export type Faulty = [string, string, JsonValue | undefined, string | string[]];
