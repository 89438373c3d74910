import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject, resolveRef } from './validate/schemaTree';

const LISTS = ['allOf', 'anyOf', 'oneOf'];
const CONDITIONAL = ['then', 'else'];
const OPEN = ['additionalProperties', 'patternProperties'];

/**
 * All that a form may say about one value, whichever of its branches apply: the fields that it may have, each with all
 * that is said about it in turn.
 */
export class Shape {
  /** Every schema that may apply to the value: what is referred to, branches and conditional parts included. */
  readonly schemas: readonly JsonObject[];
  /** Whether there may be other fields too, since a schema says so or names none. */
  readonly isOpen: boolean;
  /** What is said about the entries of a list. */
  readonly itemSchemas: readonly JsonObject[];
  readonly #shapes: Shapes;
  readonly #said = new Map<string, JsonValue[]>();
  readonly #fields = new Map<string, Shape>();
  #items?: Shape;

  constructor(shapes: Shapes, schemas: readonly JsonObject[]) {
    this.#shapes = shapes;
    this.schemas = withBranches(schemas, shapes.root);
    for (const schema of this.schemas) {
      for (const [name, field] of propertiesIn(schema)) {
        const said = this.#said.get(name) ?? [];
        this.#said.set(name, said);
        if (field !== undefined) said.push(field);
      }
    }
    this.itemSchemas = this.schemas.flatMap(itemsIn);
    this.isOpen =
      this.#said.size === 0 ||
      this.schemas.some(schema => OPEN.some(key => key in schema));
  }

  /** What is said about a field itself, in different places. */
  saidOf(name: string): readonly JsonValue[] {
    return this.#said.get(name) ?? [];
  }

  knows(name: string): boolean {
    return this.#said.has(name);
  }

  /** Names of the fields, in the order of the form. */
  get names(): Iterable<string> {
    return this.#said.keys();
  }

  field(name: string): Shape | undefined {
    const known = this.#fields.get(name);
    if (known) return known;
    const said = this.#said.get(name);
    if (!said) return undefined;
    const field = this.#shapes.of(said.filter(isObject));
    this.#fields.set(name, field);
    return field;
  }

  /** Of the entries of a list; nothing where the form says nothing about them. */
  get items(): Shape | undefined {
    if (this.itemSchemas.length === 0) return undefined;
    this.#items ??= this.#shapes.of(this.itemSchemas);
    return this.#items;
  }
}

/** The shapes in one form; each is made when it is first asked for. */
class Shapes {
  readonly #known = new Map<string, Shape>();
  readonly #ids = new Map<JsonObject, number>();

  constructor(readonly root: JsonObject) {}

  of(schemas: readonly JsonObject[]): Shape {
    const key = schemas.map(schema => this.#idOf(schema)).join();
    const known = this.#known.get(key);
    if (known) return known;
    const shape = new Shape(this, schemas);
    this.#known.set(key, shape);
    return shape;
  }

  #idOf(schema: JsonObject): number {
    const id = this.#ids.get(schema) ?? this.#ids.size;
    this.#ids.set(schema, id);
    return id;
  }
}

const shapes = new WeakMap<JsonObject, Shapes>();

/** The shape of what a form, or a schema in it, describes; worked out once per schema object. */
export function shapeOf(root: JsonObject, schema: JsonObject = root): Shape {
  const known = shapes.get(root) ?? new Shapes(root);
  shapes.set(root, known);
  return known.of([schema]);
}

function withBranches(
  schemas: readonly JsonObject[],
  root: JsonObject,
): JsonObject[] {
  const found = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = [...schemas].reverse();
  while (open.length > 0) {
    const schema = open.pop();
    if (!isObject(schema) || found.has(schema)) continue;
    found.add(schema);
    open.push(...branchesIn(schema, root).reverse());
  }
  return [...found];
}

function branchesIn(schema: JsonObject, root: JsonObject) {
  const { $ref, dependencies } = schema;
  return [
    ...(typeof $ref === 'string' ? [resolveRef(root, $ref)] : []),
    ...LISTS.flatMap(key => {
      const list = schema[key];
      return Array.isArray(list) ? list : [];
    }),
    ...CONDITIONAL.map(key => schema[key]),
    ...(isObject(dependencies) ? Object.values(dependencies) : []),
  ];
}

/** What a schema itself says about fields. */
export function propertiesIn(
  schema: JsonObject,
): [string, JsonValue | undefined][] {
  return isObject(schema.properties) ? Object.entries(schema.properties) : [];
}

/** What a schema itself says about entries of a list. */
export function itemsIn({ items, additionalItems }: JsonObject): JsonObject[] {
  return [items, additionalItems].flat().filter(isObject);
}
