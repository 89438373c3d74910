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
  return changes.flatMap(change => seenOf(change, rights) ?? []);
}

/** Whether something differs that these rights hide. */
export function hasHiddenChanges(
  changes: readonly Change[],
  rights: FieldRights,
): boolean {
  return changes.some(change => {
    const seen = seenOf(change, rights);
    return (
      !seen ||
      !sameValue(beforeOf(change), beforeOf(seen)) ||
      !sameValue(afterOf(change), afterOf(seen))
    );
  });
}

function beforeOf(change: Change): JsonValue | undefined {
  return 'before' in change ? change.before : undefined;
}

function afterOf(change: Change): JsonValue | undefined {
  return 'after' in change ? change.after : undefined;
}

/** Nothing where only something hidden differs. */
function seenOf(change: Change, rights: FieldRights): Change | undefined {
  if (!visiblePath(change.path, rights)) return undefined;
  const seen = withoutHidden(change, nodeAt(treeOf(rights), change.path));
  const differs = seen.kind !== 'value' || !sameValue(seen.before, seen.after);
  return differs ? seen : undefined;
}

function withoutHidden(change: Change, node: RightsNode | undefined): Change {
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
