import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { FILE_FORMAT } from '../template/compileSchema';
import { shapeOf, type Shape } from '../template/shape';
import { isObject, schemaNodes } from '../template/validate/schemaTree';
import type { DeliverableFile } from './model';
import type { FieldRights } from './rightsOf';
import { visibleData } from './visibleData';

const asking = new WeakMap<JsonObject, boolean>();

/** Whether a form asks for files at all. */
export function asksForFiles(schema: JsonObject): boolean {
  const known = asking.get(schema);
  if (known !== undefined) return known;
  const asks = [...schemaNodes(schema)].some(
    node => node.schema.format === FILE_FORMAT,
  );
  asking.set(schema, asks);
  return asks;
}

/** Whether some of the files that a form asks for are named only where these rights let nobody look. */
export function hidesFiles(schema: JsonObject, { hidden }: FieldRights) {
  if (!asksForFiles(schema)) return false;
  return hidden.some(path => {
    const steps = path.split('.');
    const shape = steps.reduce<Shape | undefined>(
      (at, name) => at?.field(name) ?? at?.items?.field(name),
      shapeOf(schema),
    );
    return holdsFile(shape, new Set());
  });
}

function holdsFile(shape: Shape | undefined, seen: Set<Shape>): boolean {
  if (!shape || seen.has(shape)) return false;
  seen.add(shape);
  return (
    isFile(shape) ||
    holdsFile(shape.items, seen) ||
    [...shape.names].some(name => holdsFile(shape.field(name), seen))
  );
}

/** Ids of the files that the data names, each with where. */
export function filesNamed(
  schema: JsonObject,
  data: JsonObject,
): { id: string; path: Fault['path'] }[] {
  if (!asksForFiles(schema)) return [];
  const found: { id: string; path: Fault['path'] }[] = [];
  const visit = (
    value: JsonValue | undefined,
    shape: Shape | undefined,
    path: Fault['path'],
  ) => {
    if (typeof value === 'string') {
      if (isFile(shape)) found.push({ id: value, path });
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) =>
        visit(entry, shape?.items, [...path, index]),
      );
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, shape?.field(name), [...path, name]);
      }
    }
  };
  visit(data, shapeOf(schema), []);
  return found;
}

/**
 * The files that somebody may see: not those that are named only where they may not look. What nothing names yet is seen
 * by who uploaded it, since nobody knows where it is going to be named.
 *
 * @param states - the data of the draft and of every revision
 */
export function visibleFiles<
  F extends Pick<DeliverableFile, 'id' | 'uploadedBy'>,
>(
  files: readonly F[],
  states: readonly JsonObject[],
  {
    schema,
    rights,
    reader,
  }: {
    schema: JsonObject;
    rights: FieldRights;
    /** Ref of the person. */
    reader: string;
  },
): F[] {
  if (!hidesFiles(schema, rights)) return [...files];
  const named = (data: JsonObject) =>
    filesNamed(schema, data).map(({ id }) => id);
  const all = new Set(states.flatMap(named));
  const seen = new Set(
    states.flatMap(data => named(visibleData(data, rights))),
  );
  return files.filter(({ id, uploadedBy }) =>
    all.has(id) ? seen.has(id) : uploadedBy === reader,
  );
}

/** The value without the files in it. */
export function withoutFiles(
  value: JsonValue,
  shape: Shape | undefined,
): JsonValue {
  if (Array.isArray(value)) {
    return isFile(shape?.items)
      ? []
      : value.map(entry => withoutFiles(entry, shape?.items));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = shape?.field(name);
      return isFile(field) || inner === undefined
        ? []
        : [[name, withoutFiles(inner, field)]];
    }),
  );
}

function isFile(shape: Shape | undefined) {
  return Boolean(shape?.schemas.some(({ format }) => format === FILE_FORMAT));
}
