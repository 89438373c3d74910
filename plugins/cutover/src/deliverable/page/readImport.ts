import type { JsonObject, JsonValue } from '@backstage/types';
import {
  difference,
  formatPath,
  limitFaults,
  replaceWrite,
  unaskedAnswers,
  withRowIds,
  type Change,
  type DeliverableView,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import { isObject, valueAt, type Keys } from '../form/draft/values';

/** MB. The server takes no more in one draft either. */
export const MOST_MB = 2;

export type Import =
  | { outcome: 'too-large' | 'not-json' | 'not-an-object' }
  | { outcome: 'faulty'; faults: Fault[] }
  /** What the draft becomes, what that changes in it, and which fields of the file have no part in it. */
  | {
      outcome: 'readable';
      data: JsonObject;
      changes: Change[];
      leftOut: string[];
    };

/**
 * What a file would make of a draft. Fields that this person may not change stay as they are, and what the form does not
 * ask this person for is left out: the server would refuse it, and with it all that is written afterwards.
 */
export function readImport(
  text: string,
  view: Pick<DeliverableView, 'form'>,
  current: JsonObject,
  newId: () => string,
): Import {
  if (text.length > MOST_MB * 1024 * 1024) return { outcome: 'too-large' };
  let read: JsonValue;
  try {
    read = JSON.parse(text);
  } catch {
    return { outcome: 'not-json' };
  }
  if (!isObject(read)) return { outcome: 'not-an-object' };
  const faults = limitFaults(read);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const { schema, readOnly } = view.form;
  const unasked = unaskedAnswers(schema, read);
  takeOut(read, unasked);
  const { data } = replaceWrite(current, withRowIds(read, schema, newId), {
    hidden: [],
    readOnly,
  });
  return {
    outcome: 'readable',
    data,
    changes: difference(schema, current, data),
    leftOut: namesOf(unasked),
  };
}

function takeOut(data: JsonObject, fields: Keys[]) {
  for (const field of fields) {
    const parent = valueAt(data, field.slice(0, -1));
    if (isObject(parent)) delete parent[String(field.at(-1))];
  }
}

/** Each field once, in however many rows it stands. */
function namesOf(fields: Keys[]): string[] {
  const names = fields.map(field =>
    formatPath(field.filter(key => typeof key === 'string')),
  );
  return [...new Set(names)];
}
