import type { JsonObject, JsonValue } from '@backstage/types';
import type { Change, ValuePath } from './model';
import type { FieldRights } from './rightsOf';
import { treeOf, type RightsNode } from './rightsTree';
import { visibleObject, visibleValue } from './visibleData';
import { visiblePath } from './visiblePath';
import { sameValue } from '../sameValue';

/** What differs, as far as these rights let it be seen. */
export function visibleChanges(
  changes: readonly Change[],
  rights: FieldRights,
): Change[] {
  if (rights.hidden.length === 0) return [...changes];
  return changes.flatMap(change => {
    if (!visiblePath(change.path, rights)) return [];
    const node = nodeAt(treeOf(rights), change.path);
    const seen = seenOf(change, node);
    // Where only something hidden differs there is nothing to see.
    return seen.kind === 'value' && sameValue(seen.before, seen.after)
      ? []
      : [seen];
  });
}

/** Whether something differs that these rights hide. */
export function hasHiddenChanges(
  changes: readonly Change[],
  rights: FieldRights,
): boolean {
  return !sameValue(changes, visibleChanges(changes, rights));
}

function seenOf(change: Change, node: RightsNode | undefined): Change {
  const object = (value: JsonObject) => visibleObject(value, node);
  const value = (key: 'before' | 'after', found: JsonValue | undefined) =>
    found === undefined ? {} : { [key]: visibleValue(found, node) };
  switch (change.kind) {
    case 'value':
      return {
        kind: 'value',
        path: change.path,
        ...value('before', change.before),
        ...value('after', change.after),
      };
    case 'row-added':
      return { ...change, after: object(change.after) };
    case 'row-removed':
      return { ...change, before: object(change.before) };
    default:
      return change;
  }
}

function nodeAt(root: RightsNode, path: ValuePath): RightsNode | undefined {
  return path
    .filter(step => typeof step === 'string')
    .reduce<RightsNode | undefined>(
      (node, name) => node?.fields.get(name),
      root,
    );
}
