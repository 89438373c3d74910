import type { JsonObject, JsonValue } from '@backstage/types';
import { chosenBranches } from '../template/chosenBranches';
import { ABSENT, satisfies } from '../template/compileSchema';
import { itemsIn, propertiesIn, shapeOf, type Shape } from '../template/shape';
import { isObject, resolveRef } from '../template/validate/schemaTree';
import type { ValuePath } from './model';
import { rowIdOf, withoutRowIds } from './rowIds';

/** More conditions than this, each hanging on the one before, nobody writes. */
const MOST_ROUNDS = 50;

/**
 * The data without the values of parts that do not apply to it: branches of an `if`, `oneOf`, `anyOf` or `dependencies`
 * that are not taken, and fields that do not apply to the cutover (P. 22 of the approvals). What is left is unchanged, and
 * nothing that was left out has any say in what applies. Values that the form knows nothing of are left for
 * `dataFaults` to tell.
 */
export function activeData(
  schema: JsonObject,
  data: JsonObject,
): { data: JsonObject; dropped: ValuePath[] } {
  // Mostly everything applies.
  let kept = restricted(schema, data, data);
  if (kept.dropped.length === 0) return kept;

  // Conditions look only at what applies, which other conditions decide: begin with what applies in any case.
  kept = restricted(schema, data, undefined);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = restricted(schema, data, kept.data);
    if (sameDropped(kept, next)) return next;
    kept = next;
  }
  // Conditions that contradict each other in a circle: what does not apply in what is left goes, until nothing does.
  const dropped = [...kept.dropped];
  for (;;) {
    const next = restricted(schema, kept.data, kept.data);
    dropped.push(...next.dropped);
    if (next.dropped.length === 0) return { data: kept.data, dropped };
    kept = next;
  }
}

type Kept = ReturnType<typeof activeData>;

function sameDropped(one: Kept, other: Kept) {
  return JSON.stringify(one.dropped) === JSON.stringify(other.dropped);
}

/**
 * Of `data` what applies if `decisive` is what counts. Without it no condition holds, and every branch of a choice is
 * open.
 */
function restricted(
  root: JsonObject,
  data: JsonObject,
  decisive: JsonObject | undefined,
): Kept {
  const dropped: ValuePath[] = [];
  const visit = (
    value: JsonValue | undefined,
    counts: JsonValue | undefined,
    known: Shape | undefined,
    said: readonly JsonObject[],
    path: ValuePath,
  ): JsonValue => {
    if (typeof value !== 'object' || value === null) return value ?? null;
    if (!known || !isConditional(known)) return value;
    const active = inForce(said, counts, root);
    if (Array.isArray(value)) {
      const items = active.flatMap(itemsIn);
      return value.map((entry, index) =>
        visit(
          entry,
          Array.isArray(counts) ? counts[index] : undefined,
          known.items,
          items,
          [...path, stepTo(entry, index)],
        ),
      );
    }
    const absent = new Set(
      known.schemas.flatMap(schema => schema[ABSENT] ?? []),
    );
    const kept: [string, JsonValue][] = [];
    for (const [name, inner] of Object.entries(value)) {
      const field = known.field(name);
      const mentions = mentionsOf(name, active, known);
      if (mentions.length === 0 && (field || absent.has(name))) {
        dropped.push([...path, name]);
        continue;
      }
      kept.push([
        name,
        visit(
          inner,
          isObject(counts) && Object.hasOwn(counts, name)
            ? counts[name]
            : undefined,
          field,
          mentions.filter(isObject),
          [...path, name],
        ),
      ]);
    }
    return Object.fromEntries(kept);
  };
  const counts = decisive && withoutRowIds(decisive);
  const kept = visit(data, counts, shapeOf(root), [root], []);
  return { data: isObject(kept) ? kept : {}, dropped };
}

/**
 * What the schemas in force say about a field; nothing where it does not apply. A field that is described in one part does
 * not apply because another, such as the branch of a choice that goes by its value, limits it too.
 */
function mentionsOf(
  name: string,
  active: readonly JsonObject[],
  known: Shape,
): JsonValue[] {
  const mentions = active.flatMap(schema =>
    propertiesIn(schema).flatMap(([each, field]) =>
      each === name && field !== undefined ? [field] : [],
    ),
  );
  return mentions.some(describes) || !known.saidOf(name).some(describes)
    ? mentions
    : [];
}

const DESCRIBING = ['type', '$ref', 'title', 'properties', 'items', 'oneOf'];

function describes(field: JsonValue | undefined): boolean {
  return isObject(field) && DESCRIBING.some(key => field[key] !== undefined);
}

function stepTo(entry: JsonValue, index: number) {
  const row = rowIdOf(entry);
  return row === undefined ? String(index) : { row };
}

/** The schemas that apply to a value; `undefined` while it does not count. */
function inForce(
  said: readonly JsonObject[],
  value: JsonValue | undefined,
  root: JsonObject,
): JsonObject[] {
  const found = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = [...said].reverse();
  while (open.length > 0) {
    const schema = open.pop();
    if (!isObject(schema) || found.has(schema)) continue;
    found.add(schema);
    if (typeof schema.$ref === 'string') {
      open.push(resolveRef(root, schema.$ref));
    }
    if (Array.isArray(schema.allOf)) open.push(...schema.allOf);
    for (const branches of [schema.oneOf, schema.anyOf]) {
      if (!Array.isArray(branches)) continue;
      open.push(
        ...(value === undefined
          ? branches
          : chosenBranches(branches, value, root)),
      );
    }
    if (value === undefined) continue;
    if (schema.if !== undefined) {
      open.push(satisfies(schema.if, value, root) ? schema.then : schema.else);
    }
    if (isObject(schema.dependencies) && isObject(value)) {
      for (const [name, dependent] of Object.entries(schema.dependencies)) {
        if (Object.hasOwn(value, name)) open.push(dependent);
      }
    }
  }
  return [...found];
}

const conditional = new WeakMap<Shape, boolean>();

/** Whether anything in a value of this shape hangs on a condition, so that it is worth a look. */
function isConditional(shape: Shape): boolean {
  const known = conditional.get(shape);
  if (known !== undefined) return known;
  const seen = new Set<Shape>([shape]);
  let found = false;
  for (const each of seen) {
    found = each.schemas.some(hasCondition);
    if (found) break;
    for (const name of each.names) {
      const field = each.field(name);
      if (field) seen.add(field);
    }
    if (each.items) seen.add(each.items);
  }
  conditional.set(shape, found);
  return found;
}

function hasCondition(schema: JsonObject): boolean {
  if (schema.if !== undefined || schema[ABSENT] !== undefined) return true;
  if (isObject(schema.dependencies)) return true;
  // Choices of a plain value, each with its title, have no parts.
  return [schema.oneOf, schema.anyOf].some(
    branches =>
      Array.isArray(branches) &&
      branches.some(branch => isObject(branch) && branch.const === undefined),
  );
}
