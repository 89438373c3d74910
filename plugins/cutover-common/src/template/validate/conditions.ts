import type { JsonObject } from '@backstage/types';
import type { Path } from './report';
import { isObject, schemaNodes } from './schemaTree';

/** A condition in a form. Fields are dotted paths from the top of the form. */
export interface Condition {
  path: Path;
  /** The part whose fields it decides on; empty for the form itself. */
  at: string;
  /** On what it looks. */
  fields: string[];
}

/** The conditions in a form (`if`, `dependencies`), as far as the place that they stand at can be told. */
export function conditionsIn(root: JsonObject): Condition[] {
  const found: Condition[] = [];
  for (const { schema, path } of schemaNodes(root)) {
    const at = dottedPath(path);
    if (at === undefined) continue;
    if (isObject(schema.if)) {
      found.push({
        path: [...path, 'if'],
        at,
        fields: fieldsIn(schema.if).map(field => join(at, field)),
      });
    }
    if (isObject(schema.dependencies)) {
      for (const field of Object.keys(schema.dependencies)) {
        found.push({
          path: [...path, 'dependencies', field],
          at,
          fields: [join(at, field)],
        });
      }
    }
  }
  return found;
}

/** Of the field that a schema describes; nothing within definitions, which may stand anywhere. */
function dottedPath(path: Path): string | undefined {
  if (path.includes('definitions') || path.includes('$defs')) return undefined;
  return path.filter((_, index) => path[index - 1] === 'properties').join('.');
}

function fieldsIn(condition: JsonObject): string[] {
  return [...schemaNodes(condition)].flatMap(({ schema, path }) => {
    const at = dottedPath(path);
    const { required } = schema;
    const named = Array.isArray(required) ? required.map(String) : [];
    return at === undefined
      ? []
      : [...(at ? [at] : []), ...named.map(name => join(at, name))];
  });
}

function join(at: string, field: string) {
  return at ? `${at}.${field}` : field;
}
