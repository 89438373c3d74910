import type { ErrorSchema } from '@rjsf/utils';
import type { JsonObject } from '@backstage/types';
import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { valueAt, type Keys } from '../draft/values';

/** Faults as the form library passes them down to the fields. */
export function errorSchemaOf(
  faults: Fault[],
  words: (fault: Fault) => string,
): ErrorSchema {
  const root: ErrorSchema = {};
  for (const fault of faults) {
    let node = root;
    for (const key of fault.path) {
      const children = node as Record<string | number, ErrorSchema>;
      if (!Object.hasOwn(children, key)) children[key] = {};
      node = children[key];
    }
    node.__errors = [...(node.__errors ?? []), words(fault)];
  }
  return root;
}

/** What is missing is no fault before somebody tried to submit; what is wrong is one at once. */
export function shownFaults(
  faults: Fault[],
  data: JsonObject,
  isTried: boolean,
): Fault[] {
  return isTried ? faults : faults.filter(({ path }) => isFilled(data, path));
}

function isFilled(data: JsonObject, path: Keys) {
  const value = valueAt(data, path);
  return !(
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
