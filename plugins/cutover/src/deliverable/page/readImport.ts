import type { JsonObject, JsonValue } from '@backstage/types';
import {
  difference,
  limitFaults,
  replaceWrite,
  withRowIds,
  type Change,
  type DeliverableView,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';

/** MB. The server takes no more in one draft either. */
export const MOST_MB = 2;

export type Import =
  | { outcome: 'too-large' | 'not-json' | 'not-an-object' }
  | { outcome: 'faulty'; faults: Fault[] }
  /** What the draft becomes, and what that changes in it. */
  | { outcome: 'readable'; data: JsonObject; changes: Change[] };

/** What a file would make of a draft. Fields that this person may not change stay as they are. */
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
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return { outcome: 'not-an-object' };
  const faults = limitFaults(read);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const { schema, readOnly } = view.form;
  const { data } = replaceWrite(
    current,
    withRowIds(read as JsonObject, schema, newId),
    { hidden: [], readOnly },
  );
  return {
    outcome: 'readable',
    data,
    changes: difference(schema, current, data),
  };
}
