import type { JsonObject, JsonValue } from '@backstage/types';
import type { ErrorObject } from 'ajv';
import type { Fault } from '../errors';
import { markedBranches } from './chosenBranches';
import { compileSchema } from './compileSchema';
import { periodFaults } from './periodFaults';
import { unaskedAnswers } from './unaskedAnswers';
import { isObject, resolveRef, schemaNodes } from './validate/schemaTree';

const NOT_ASKED = 'The form does not ask for this; leave it out';

/** Who has more to mend begins with these; a page or an answer with tens of thousands helps nobody. */
const MOST_TOLD = 2_000;

/**
 * Everything in a document that its form does not allow, periods that end before they start, and what the form does not
 * ask for. The reason is `schema.` and the keyword, the parameters are what the keyword says, such as `limit`.
 */
export function schemaFaults(
  schema: JsonObject,
  document: JsonObject,
): Fault[] {
  const unasked = unaskedAnswers(schema, document).map(path => ({
    path,
    reason: 'schema.additionalProperties',
    message: NOT_ASKED,
  }));
  const beside = [...periodFaults(schema, document), ...unasked];
  const validate = compileSchema(schema);
  if (validate(document)) return beside.slice(0, MOST_TOLD);
  const root = isObject(validate.schema) ? validate.schema : schema;
  const wrong = readable(validate.errors ?? [], root)
    .slice(0, MOST_TOLD)
    .map(error => faultOf(error, document));
  return [...wrong, ...beside].slice(0, MOST_TOLD);
}

function faultOf(error: ErrorObject, document: JsonObject): Fault {
  const params = paramsOf(error);
  return {
    path: pathOf(error, document),
    reason: `schema.${error.keyword}`,
    message: messageOf(error),
    ...(Object.keys(params).length > 0 ? { params } : {}),
  };
}

/**
 * Without what says the same again. Of a value that is none of the choices it is enough to say so once, not that it is
 * not the first, the second ...; but where it is plain which one was meant, what is wrong with that one helps more.
 */
function readable(errors: ErrorObject[], root: JsonObject): ErrorObject[] {
  const silent = new Map<string, Set<JsonObject>[]>();
  const implied = new Set<ErrorObject>();
  for (const error of errors.filter(isUnmetChoice)) {
    const { meant, others } = sides(error, root);
    if (meant !== undefined) implied.add(error);
    const at = silent.get(error.instancePath) ?? [];
    silent.set(error.instancePath, [...at, ...others]);
  }
  return errors.filter(error => {
    if (error.keyword === 'if' || implied.has(error)) return false;
    const { parentSchema } = error;
    if (!isObject(parentSchema)) return true;
    return !pathsTo(error.instancePath).some(path =>
      silent.get(path)?.some(others => others.has(parentSchema)),
    );
  });
}

/** A choice of which no branch holds, not one of which too many do. */
function isUnmetChoice({ keyword, params }: ErrorObject) {
  return keyword === 'anyOf' || (keyword === 'oneOf' && !params.passingSchemas);
}

/** A JSON Pointer and all that it leads through. */
function pathsTo(pointer: string): string[] {
  const steps = pointer.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** The branch that is plainly meant, if one is, and the schemas in the others, of which no complaint helps. */
function sides({ schema, data }: ErrorObject, root: JsonObject) {
  const branches: JsonValue[] = Array.isArray(schema) ? schema : [];
  const marked = markedBranches(branches, data as JsonValue, root);
  const meant = marked.length === 1 ? marked[0] : undefined;
  const others = branches
    .filter(branch => branch !== meant)
    .map(branch => schemasIn(branch, root));
  if (meant === undefined) return { meant, others };
  const wanted = schemasIn(meant, root);
  return {
    meant,
    others: others.map(
      schemas => new Set([...schemas].filter(each => !wanted.has(each))),
    ),
  };
}

const inner = new WeakMap<JsonObject, Set<JsonObject>>();

/** A schema, all those in it, and all that they refer to. */
function schemasIn(schema: JsonValue, root: JsonObject): Set<JsonObject> {
  if (!isObject(schema)) return new Set();
  const known = inner.get(schema);
  if (known) return known;
  const found = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = [schema];
  while (open.length > 0) {
    const next = open.pop();
    if (!isObject(next) || found.has(next)) continue;
    for (const node of schemaNodes(next)) {
      found.add(node.schema);
      const { $ref } = node.schema;
      if (typeof $ref === 'string') open.push(resolveRef(root, $ref));
    }
  }
  inner.set(schema, found);
  return found;
}

function pathOf(error: ErrorObject, document: JsonObject): Fault['path'] {
  let value: unknown = document;
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(step => {
      const key = Array.isArray(value) ? Number(step) : step;
      value =
        typeof value === 'object' && value !== null
          ? Reflect.get(value, key)
          : undefined;
      return key;
    });
  const missing: unknown = error.params.missingProperty;
  const extra: unknown = error.params.additionalProperty;
  const named = missing ?? extra;
  return typeof named === 'string' ? [...path, named] : path;
}

function paramsOf(error: ErrorObject): NonNullable<Fault['params']> {
  const params: NonNullable<Fault['params']> = {};
  for (const [name, value] of Object.entries(error.params)) {
    if (typeof value === 'string' || typeof value === 'number') {
      params[name] = value;
    } else if (Array.isArray(value)) {
      params[name] = value.map(wordOf).join(', ');
    } else if (value !== null && value !== undefined) {
      params[name] = wordOf(value);
    }
  }
  return params;
}

function wordOf(value: unknown) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'This is needed; fill it in';
    case 'additionalProperties':
      return NOT_ASKED;
    case 'oneOf':
    case 'enum':
    case 'const':
      return 'This is none of the choices; pick one of them';
    default:
      return `This ${error.message ?? 'does not fit the form'}`;
  }
}
