import type { JsonObject, JsonValue } from '@backstage/types';
import { sameValue } from '../sameValue';
import { isObject } from '../template/validate/schemaTree';
import { formFor, type DeliverableCall } from './deliverableCall';
import { keptOrigins } from './keptOrigins';
import { assertMayOnDeliverable } from './mayOnDeliverable';
import { replaceWrite } from './mergeWrite';
import type { Draft } from './model';
import type { FieldRights } from './rightsOf';
import { treeOf, type RightsNode } from './rightsTree';
import { rowIdOf } from './rowIds';
import { visibleData } from './visibleData';
import { workingDraft, type DeliverableState } from './workingDraft';

/**
 * What is left of the draft when somebody takes it back to the last revision: nothing, unless it holds what others wrote
 * in fields that this person may not write.
 */
export function discardDraft(
  state: DeliverableState,
  call: DeliverableCall,
): { next?: Draft } {
  const { cutover, place, by, roles, at } = call;
  assertMayOnDeliverable('edit', cutover, place, by, roles);
  const { draft, ...without } = state;
  if (!draft) return {};
  const back = workingDraft(without);
  const data = takenBack(draft.data, back.data, formFor(call).rights);
  if (sameValue(data, back.data)) return {};
  const stayed = keptOrigins(draft.origins, draft.data, data);
  const returned = keptOrigins(back.origins, back.data, data);
  return {
    next: {
      data,
      origins: [
        ...stayed,
        ...returned.filter(
          each => !stayed.some(one => one.field === each.field),
        ),
      ],
      basedOn: back.basedOn,
      savedBy: by.ref,
      savedAt: at,
    },
  };
}

/** `back`, with what `draft` holds where these rights let nobody write. */
function takenBack(
  draft: JsonObject,
  back: JsonObject,
  { hidden, readOnly }: FieldRights,
): JsonObject {
  const untouchable = { hidden: [...hidden, ...readOnly], readOnly: [] };
  const current = withRowsOf(draft, back, treeOf(untouchable));
  return replaceWrite(
    isObject(current) ? current : {},
    visibleData(back, untouchable),
    untouchable,
  ).data;
}

/** `draft` with the rows that only `back` has: they come back as they were, with what is hidden in them. */
function withRowsOf(
  draft: JsonValue | undefined,
  back: JsonValue | undefined,
  node: RightsNode | undefined,
): JsonValue | undefined {
  if (!node || node.right) return draft;
  if (Array.isArray(back)) {
    const rows = Array.isArray(draft) ? draft : [];
    const ids = new Set(rows.map(rowIdOf));
    const earlier = new Map(back.map(row => [rowIdOf(row), row]));
    return [
      ...rows.map(row => withRowsOf(row, earlier.get(rowIdOf(row)), node)),
      ...back.filter(row => !ids.has(rowIdOf(row))),
    ].filter(row => row !== undefined);
  }
  if (!isObject(back) || !isObject(draft)) return draft;
  const names = [...node.fields.keys()].filter(name =>
    Object.hasOwn(back, name),
  );
  return {
    ...draft,
    ...Object.fromEntries(
      names.flatMap(name => {
        const value = withRowsOf(
          Object.hasOwn(draft, name) ? draft[name] : undefined,
          back[name],
          node.fields.get(name),
        );
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}
