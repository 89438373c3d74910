import type { JsonObject, JsonValue } from '@backstage/types';
import { satisfies } from './compileSchema';
import { propertiesIn } from './shape';
import { isObject, resolveRef } from './validate/schemaTree';
import { sameValue } from '../sameValue';

/** Values that a branch of a choice allows for one of its fields. */
type Marks = ReadonlyMap<string, JsonValue[]>;

/**
 * Which branches of a `oneOf` or `anyOf` a value means, be it filled in or not yet. Fields for which branches name their
 * values (`const`, `enum`) tell it; without such, the branches that the value satisfies; and if there is none, all of them,
 * since nobody has chosen yet.
 */
export function chosenBranches(
  branches: readonly JsonValue[],
  value: JsonValue | undefined,
  root: JsonObject,
): readonly JsonValue[] {
  const marked = markedBranches(branches, value, root);
  if (marked.length === 1) return marked;
  const among = marked.length > 0 ? marked : branches;
  const satisfied = among.filter(branch => satisfies(branch, value, root));
  return satisfied.length > 0 ? satisfied : among;
}

/** Those that name the value of a field as it is, and of no field otherwise. */
export function markedBranches(
  branches: readonly JsonValue[],
  value: JsonValue | undefined,
  root: JsonObject,
): readonly JsonValue[] {
  if (!isObject(value)) return [];
  return branches.filter(branch => {
    const marks = marksOf(branch, root);
    const filledIn = [...marks].filter(([name]) => Object.hasOwn(value, name));
    return (
      filledIn.length > 0 &&
      filledIn.every(([name, allowed]) =>
        allowed.some(each => sameValue(each, value[name])),
      )
    );
  });
}

const marks = new WeakMap<JsonObject, Marks>();

function marksOf(branch: JsonValue, root: JsonObject): Marks {
  if (!isObject(branch)) return new Map();
  const known = marks.get(branch);
  if (known) return known;
  const found = new Map<string, JsonValue[]>();
  for (const schema of conjunction(branch, root)) {
    for (const [name, field] of propertiesIn(schema)) {
      const allowed = allowedBy(field, root);
      if (!allowed) continue;
      const before = found.get(name);
      const both = before?.filter(each =>
        allowed.some(a => sameValue(a, each)),
      );
      found.set(name, both ?? allowed);
    }
  }
  marks.set(branch, found);
  return found;
}

function allowedBy(field: JsonValue | undefined, root: JsonObject) {
  for (const schema of conjunction(field, root)) {
    if (schema.const !== undefined) return [schema.const];
    if (Array.isArray(schema.enum)) return schema.enum;
  }
  return undefined;
}

/** A schema with those that hold whenever it does. */
function conjunction(
  schema: JsonValue | undefined,
  root: JsonObject,
): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const open = [schema];
  while (open.length > 0) {
    const next = open.pop();
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    if (typeof next.$ref === 'string') open.push(resolveRef(root, next.$ref));
    if (Array.isArray(next.allOf)) open.push(...next.allOf);
  }
  return found;
}
