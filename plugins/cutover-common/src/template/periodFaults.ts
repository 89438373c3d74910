import type { JsonObject, JsonValue } from '@backstage/types';
import type { Fault } from '../errors';
import { shapeOf, type Shape } from './shape';
import { isObject, schemaNodes } from './validate/schemaTree';

const asking = new WeakMap<JsonObject, boolean>();

/** Whether a form asks for periods at all; most forms do not, and need not be walked through. */
function asksForPeriods(schema: JsonObject): boolean {
  const known = asking.get(schema);
  if (known !== undefined) return known;
  const asks = [...schemaNodes(schema)].some(
    node => isObject(node.schema.properties) && 'end' in node.schema.properties,
  );
  asking.set(schema, asks);
  return asks;
}

/**
 * Periods that end before they start. A period is what has a `start` and an `end`, both dates or both times: whether it
 * is drawn as one field or as two columns of a table. Both may be the same day.
 */
export function periodFaults(schema: JsonObject, document: JsonObject) {
  const found: Fault[] = [];
  if (!asksForPeriods(schema)) return found;
  const visit = (
    value: JsonValue | undefined,
    shape: Shape | undefined,
    path: Fault['path'],
  ) => {
    if (!shape) return;
    if (Array.isArray(value)) {
      value.forEach((entry, index) =>
        visit(entry, shape.items, [...path, index]),
      );
    } else if (isObject(value)) {
      const { start, end } = value;
      if (isPeriod(shape) && endsBefore(start, end)) {
        found.push({
          path: [...path, 'end'],
          reason: 'schema.period',
          message: `This lies before the start, ${start}; use that or later`,
          params: { start: String(start), end: String(end) },
        });
      }
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner === 'object')
          visit(inner, shape.field(name), [...path, name]);
      }
    }
  };
  visit(document, shapeOf(schema), []);
  return found;
}

const periods = new WeakMap<Shape, boolean>();

function isPeriod(shape: Shape): boolean {
  const known = periods.get(shape);
  if (known !== undefined) return known;
  const is = ['date', 'date-time'].some(format =>
    ['start', 'end'].every(edge =>
      shape.field(edge)?.schemas.some(schema => schema.format === format),
    ),
  );
  periods.set(shape, is);
  return is;
}

/** By themselves engines take much for a date that is none. */
function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
}

/** Whether a period is over before it began; not told of what is no date. */
export function endsBefore(start: unknown, end: unknown): boolean {
  return isDate(start) && isDate(end) && Date.parse(end) < Date.parse(start);
}
