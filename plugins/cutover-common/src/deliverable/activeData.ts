import type { JsonArray, JsonObject, JsonValue } from '@backstage/types';
import type { Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import { Extents, type Extent } from './Extents';
import type { ValuePath } from './model';
import { rowIdOf, withoutRowIds } from './rowIds';

interface Kept {
  data: JsonObject;
  dropped: ValuePath[];
}

/** One look through the data. */
class Restriction {
  readonly #dropped: ValuePath[] = [];
  readonly #path: ValuePath = [];

  constructor(private readonly extents: Extents) {}

  of(data: JsonObject, root: JsonObject, counts?: JsonObject): Kept {
    const { shape } = this.extents;
    const kept = this.#value(data, counts, shape, [root]);
    return { data: isObject(kept) ? kept : {}, dropped: this.#dropped };
  }

  #value(
    value: JsonValue,
    counts: JsonValue | undefined,
    shape: Shape | undefined,
    said: readonly JsonObject[],
  ): JsonValue {
    if (typeof value !== 'object' || value === null) return value;
    if (!shape || !this.extents.isConditional(shape)) return value;
    const extent = this.extents.extent(shape, said, counts);
    return Array.isArray(value)
      ? this.#list(value, counts, extent)
      : this.#object(value, counts, extent);
  }

  #list(list: JsonArray, counts: JsonValue | undefined, extent: Extent) {
    const { items } = extent.shape;
    const counting = Array.isArray(counts) ? counts : [];
    return list.map((entry, index) => {
      const row = rowIdOf(entry);
      this.#path.push(row === undefined ? String(index) : { row });
      const kept = this.#value(entry, counting[index], items, extent.items);
      this.#path.pop();
      return kept;
    });
  }

  #object(value: JsonObject, counts: JsonValue | undefined, extent: Extent) {
    const counting = isObject(counts) ? counts : {};
    let kept = value;
    for (const name of Object.keys(value)) {
      const said = extent.field(name);
      this.#path.push(name);
      if (said) {
        const before = value[name] ?? null;
        const after = this.#value(
          before,
          Object.hasOwn(counting, name) ? counting[name] : undefined,
          extent.shape.field(name),
          said,
        );
        if (after !== before) kept = { ...kept, [name]: after };
      } else {
        this.#dropped.push([...this.#path]);
        const { [name]: _, ...rest } = kept;
        kept = rest;
      }
      this.#path.pop();
    }
    return kept;
  }
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
  const restriction = new Restriction(Extents.of(root));
  return restriction.of(data, root, decisive && withoutRowIds(decisive));
}

/** More conditions than this, each hanging on the one before, nobody writes. */
const MOST_ROUNDS = 50;

/**
 * The data without the values of parts that do not apply to it: branches of an `if`, `oneOf`, `anyOf` or `dependencies`
 * that are not taken, and fields that do not apply to the cutover. What is left is unchanged, and
 * nothing that was left out has any say in what applies. Values that the form knows nothing of are left for
 * `dataFaults` to tell.
 */
export function activeData(schema: JsonObject, data: JsonObject): Kept {
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

function sameDropped(one: Kept, other: Kept) {
  return JSON.stringify(one.dropped) === JSON.stringify(other.dropped);
}
