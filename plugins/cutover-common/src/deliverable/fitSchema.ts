import type { JsonObject, JsonValue } from '@backstage/types';
import { ABSENT } from '../template/compileSchema';
import { shapeOf, type Shape } from '../template/shape';
import { isObject, resolveRef } from '../template/validate/schemaTree';
import { ROW_ID } from './model';
import { isRow } from './rowIds';

/**
 * How a form is to be fitted. Paths are names with dots between them; entries of lists have none of their own, and what
 * is only referred to has no path at all.
 */
export interface Fitting {
  /** Whether a field is taken out, by what the form says about it in one place. */
  takesOut(field: JsonValue | undefined, path: string | undefined): boolean;
  /** Whether fields below this path are taken out for the sake of their path. */
  takesOutBelow?(path: string): boolean;
  /** Whether the schema keeps the names of what is taken out, for values of it to be dropped. */
  keepsNames: boolean;
  /** Whether rows of tables get their id as a field. */
  addsRowIds: boolean;
}

interface Place {
  path: string | undefined;
  shape: Shape;
  /** Where these are rows of a table, whether this schema is the one that describes them, or a branch of it. */
  row?: 'whole' | 'branch';
}

const IN_PLACE = ['then', 'else', 'additionalItems'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const DEFINITIONS = ['definitions', '$defs'];

class Fitter {
  readonly #copies: JsonObject = {};
  readonly #copied = new Map<string, string>();

  constructor(
    private readonly root: JsonObject,
    private readonly fitting: Fitting,
  ) {}

  fitted(): JsonObject {
    const schema = this.#fit(this.root, {
      path: '',
      shape: shapeOf(this.root),
    });
    if (Object.keys(this.#copies).length === 0) return schema;
    const definitions = isObject(schema.definitions) ? schema.definitions : {};
    return { ...schema, definitions: { ...definitions, ...this.#copies } };
  }

  #fit(schema: JsonObject, place: Place): JsonObject {
    const result: JsonObject = {};
    const branch = place.row && { ...place, row: 'branch' as const };
    const inPlace = (value: JsonValue | undefined) =>
      isObject(value) ? this.#fit(value, branch ?? place) : value;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'when') continue;
      if (key === 'properties' && isObject(value)) {
        Object.assign(result, this.#properties(value, place));
      } else if (key === 'required' && Array.isArray(value)) {
        const left = value.filter(name => !this.#isGone(name, place));
        if (left.length > 0 || value.length === 0) result[key] = left;
      } else if (key === 'dependencies' && isObject(value)) {
        result[key] = Object.fromEntries(
          Object.entries(value).flatMap(([name, dependent]) => {
            if (this.#isGone(name, place)) return [];
            return Array.isArray(dependent)
              ? [[name, dependent.filter(each => !this.#isGone(each, place))]]
              : [[name, inPlace(dependent)]];
          }),
        );
      } else if (key === 'items') {
        result[key] = Array.isArray(value)
          ? value.map(item => this.#item(item, place) ?? null)
          : this.#item(value, place);
      } else if (LISTS.includes(key) && Array.isArray(value)) {
        const fitted = value.map(item => inPlace(item) ?? null);
        const left =
          key === 'allOf'
            ? fitted
            : fitted.filter((each, index) => !isEmptied(each, value[index]));
        if (left.length > 0) result[key] = left;
      } else if (DEFINITIONS.includes(key) && isObject(value)) {
        result[key] = this.#definitions(value);
      } else if (IN_PLACE.includes(key)) {
        result[key] = inPlace(value);
      } else if (key === '$ref' && typeof value === 'string') {
        result[key] = this.#reference(value, place);
      } else {
        result[key] = value;
      }
    }
    return this.#withRowId(result, place);
  }

  #properties(properties: JsonObject, place: Place): JsonObject {
    const left: [string, JsonValue | undefined][] = [];
    const gone: string[] = [];
    for (const [name, field] of Object.entries(properties)) {
      const path = below(place.path, name);
      if (this.fitting.takesOut(field, path)) {
        gone.push(name);
        continue;
      }
      const shape = place.shape.field(name);
      left.push([
        name,
        isObject(field) && shape ? this.#fit(field, { path, shape }) : field,
      ]);
    }
    return {
      properties: Object.fromEntries(left),
      ...(gone.length > 0 && this.fitting.keepsNames ? { [ABSENT]: gone } : {}),
    };
  }

  #item(item: JsonValue | undefined, { path, shape }: Place) {
    const { items } = shape;
    if (!isObject(item) || !items) return item;
    const isTable = this.fitting.addsRowIds && isRow(items);
    return this.#fit(item, {
      path,
      shape: items,
      ...(isTable ? { row: 'whole' } : {}),
    });
  }

  /** A field that is said to be there in several places is gone when it is from all of them. */
  #isGone(name: JsonValue, { path, shape }: Place): boolean {
    if (typeof name !== 'string') return false;
    const said = shape.saidOf(name);
    const at = below(path, name);
    return (
      said.length > 0 && said.every(field => this.fitting.takesOut(field, at))
    );
  }

  #definitions(definitions: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [
        name,
        isObject(schema)
          ? this.#fit(schema, {
              path: undefined,
              shape: shapeOf(this.root, schema),
            })
          : schema,
      ]),
    );
  }

  /** What is referred to from several places gets a copy for where it has to be another. */
  #reference(ref: string, { path, row }: Place): string {
    const { takesOutBelow } = this.fitting;
    const at = path !== undefined && takesOutBelow?.(path) ? path : undefined;
    if (at === undefined && !row) return ref;
    const target = resolveRef(this.root, ref);
    if (!isObject(target)) return ref;
    const key = JSON.stringify([ref, at ?? null, row ?? null]);
    const known = this.#copied.get(key);
    if (known !== undefined) return known;
    const name = `${ref.split('/').at(-1)}_${this.#copied.size + 1}`;
    const copy = `#/definitions/${name}`;
    this.#copied.set(key, copy);
    this.#copies[name] = this.#fit(target, {
      path: at,
      shape: shapeOf(this.root, target),
      row,
    });
    return copy;
  }

  #withRowId(schema: JsonObject, { row }: Place): JsonObject {
    if (!row || schema.$ref !== undefined) return schema;
    if (row === 'branch' && schema.additionalProperties === undefined) {
      return schema;
    }
    const properties = isObject(schema.properties) ? schema.properties : {};
    return {
      ...schema,
      properties: {
        ...properties,
        [ROW_ID]: { type: 'string', maxLength: 64 },
      },
    };
  }
}

function below(path: string | undefined, name: string) {
  if (path === undefined) return undefined;
  return path === '' ? name : `${path}.${name}`;
}

/** Whether a branch asked for nothing but fields that are not there any more. */
function isEmptied(fitted: JsonValue, before: JsonValue): boolean {
  return (
    isObject(fitted) &&
    isObject(before) &&
    before.required !== undefined &&
    fitted.required === undefined &&
    Object.keys(fitted).every(key => key === 'type')
  );
}

/** A schema without some of its fields, which neither `required` nor a condition's part asks for any more. */
export function fitSchema(schema: JsonObject, fitting: Fitting): JsonObject {
  return new Fitter(schema, fitting).fitted();
}
