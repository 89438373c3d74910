import type { FieldRights } from './rightsOf';

export type Right = 'hidden' | 'read-only';

/** The rights at one field, and at those below it. */
export interface RightsNode {
  right?: Right;
  fields: ReadonlyMap<string, RightsNode>;
}

interface Growing extends RightsNode {
  fields: Map<string, Growing>;
}

const trees = new WeakMap<FieldRights, RightsNode>();

/** Rights by the names of fields, from the top of the form. */
export function treeOf(rights: FieldRights): RightsNode {
  const known = trees.get(rights);
  if (known) return known;
  const root: Growing = { fields: new Map() };
  const mark = (path: string, right: Right) => {
    let node = root;
    for (const name of path.split('.')) {
      const next = node.fields.get(name) ?? { fields: new Map() };
      node.fields.set(name, next);
      node = next;
    }
    node.right = right;
  };
  rights.readOnly.forEach(path => mark(path, 'read-only'));
  rights.hidden.forEach(path => mark(path, 'hidden'));
  trees.set(rights, root);
  return root;
}
