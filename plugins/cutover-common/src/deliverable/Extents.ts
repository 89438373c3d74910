import type { JsonObject, JsonValue } from '@backstage/types';
import { chosenBranches } from '../template/chosenBranches';
import { ABSENT, satisfies } from '../template/compileSchema';
import { itemsIn, propertiesIn, shapeOf, type Shape } from '../template/shape';
import { isObject, resolveRef } from '../template/validate/schemaTree';

/** What applies to one value: its fields and entries, as the schemas in force describe them. */
export interface Extent {
  shape: Shape;
  /** What is said about a field; nothing where it does not apply, although the form knows it. */
  field(name: string): readonly JsonObject[] | undefined;
  /** What is said about the entries of a list. */
  items: readonly JsonObject[];
}

/** Combinations of parts that apply together; there are few, unless somebody tries them all. */
const MOST_KEPT = 1000;

/** What a schema says about the same value in other schemas. */
interface Parts {
  always: JsonObject[];
  choices: JsonValue[][];
  condition?: { if: JsonValue; then?: JsonValue; else?: JsonValue };
  dependencies: [string, JsonObject][];
}

/**
 * What of one form applies to which values. Everything that does not hang on the values is worked out once: the rows of a
 * table are mostly alike.
 */
export class Extents {
  readonly #parts = new Map<JsonObject, Parts>();
  readonly #extents = new Map<Shape, Map<string, Extent>>();
  readonly #ids = new Map<JsonObject, number>();
  readonly #conditional = new Map<Shape, boolean>();

  private constructor(private readonly root: JsonObject) {}

  static readonly #known = new WeakMap<JsonObject, Extents>();

  static of(root: JsonObject): Extents {
    const known = Extents.#known.get(root) ?? new Extents(root);
    Extents.#known.set(root, known);
    return known;
  }

  get shape(): Shape {
    return shapeOf(this.root);
  }

  /**
   * What applies to a value of which this is said. `undefined` is a value that does not count yet: no condition holds for
   * it, and every branch of a choice is open.
   */
  extent(
    shape: Shape,
    said: readonly JsonObject[],
    value: JsonValue | undefined,
  ): Extent {
    const inForce = this.#inForce(said, value);
    const key = inForce.map(schema => this.#idOf(schema)).join();
    const ofShape = this.#extents.get(shape) ?? new Map<string, Extent>();
    this.#extents.set(shape, ofShape);
    const known = ofShape.get(key);
    if (known) return known;
    const extent = extentOf(shape, inForce);
    if (ofShape.size >= MOST_KEPT) ofShape.clear();
    ofShape.set(key, extent);
    return extent;
  }

  /** Whether anything in a value of this shape hangs on a condition, so that it is worth a look. */
  isConditional(shape: Shape): boolean {
    const known = this.#conditional.get(shape);
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
    this.#conditional.set(shape, found);
    return found;
  }

  #inForce(said: readonly JsonObject[], value: JsonValue | undefined) {
    const found = new Set<JsonObject>();
    const open: (JsonValue | undefined)[] = [...said].reverse();
    while (open.length > 0) {
      const schema = open.pop();
      if (!isObject(schema) || found.has(schema)) continue;
      found.add(schema);
      const parts = this.#partsOf(schema);
      open.push(...parts.always);
      for (const branches of parts.choices) {
        open.push(
          ...(value === undefined
            ? branches
            : chosenBranches(branches, value, this.root)),
        );
      }
      if (value === undefined) continue;
      const { condition } = parts;
      if (condition) {
        const holds = satisfies(condition.if, value, this.root);
        open.push(holds ? condition.then : condition.else);
      }
      for (const [name, dependent] of parts.dependencies) {
        if (isObject(value) && Object.hasOwn(value, name)) open.push(dependent);
      }
    }
    return [...found];
  }

  #partsOf(schema: JsonObject): Parts {
    const known = this.#parts.get(schema);
    if (known) return known;
    const { $ref, allOf, oneOf, anyOf, dependencies } = schema;
    const referred =
      typeof $ref === 'string' ? resolveRef(this.root, $ref) : undefined;
    const parts: Parts = {
      always: [referred, ...(Array.isArray(allOf) ? allOf : [])].filter(
        isObject,
      ),
      choices: [oneOf, anyOf].filter(branches => Array.isArray(branches)),
      dependencies: isObject(dependencies)
        ? Object.entries(dependencies).flatMap(([name, dependent]) =>
            isObject(dependent) ? [[name, dependent]] : [],
          )
        : [],
      ...(schema.if === undefined
        ? {}
        : {
            condition: {
              if: schema.if,
              then: schema.then,
              else: schema.else,
            },
          }),
    };
    this.#parts.set(schema, parts);
    return parts;
  }

  #idOf(schema: JsonObject): number {
    const id = this.#ids.get(schema) ?? this.#ids.size;
    this.#ids.set(schema, id);
    return id;
  }
}

function extentOf(shape: Shape, inForce: readonly JsonObject[]): Extent {
  const mentions = new Map<string, JsonValue[]>();
  for (const schema of inForce) {
    for (const [name, field] of propertiesIn(schema)) {
      if (field === undefined) continue;
      mentions.set(name, [...(mentions.get(name) ?? []), field]);
    }
  }
  const fields = new Map<string, readonly JsonObject[]>();
  for (const [name, said] of mentions) {
    // A field that is described in one part does not apply because another limits it too, such as the branch of a choice
    // that goes by its value.
    if (said.some(describes) || !shape.saidOf(name).some(describes)) {
      fields.set(name, said.filter(isObject));
    }
  }
  const absent = new Set(shape.schemas.flatMap(schema => schema[ABSENT] ?? []));
  const unknown: readonly JsonObject[] = [];
  return {
    shape,
    items: inForce.flatMap(itemsIn),
    field: name =>
      fields.get(name) ??
      (shape.knows(name) || absent.has(name) ? undefined : unknown),
  };
}

const DESCRIBING = ['type', '$ref', 'title', 'properties', 'items', 'oneOf'];

function describes(field: JsonValue): boolean {
  return isObject(field) && DESCRIBING.some(key => field[key] !== undefined);
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
