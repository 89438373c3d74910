import type { JsonObject } from '@backstage/types';
import { toError } from '@backstage/errors';
import { compileSchema } from '../compileSchema';
import { localize } from '../text';
import { checkingAjv, checkKeywords } from './checkKeywords';
import type { Path, Report } from './report';
import { checkCost } from './schemaCost';
import { isObject } from './schemaTree';

const DRAFT = 'http://json-schema.org/draft-07/schema';

/**
 * Whatever keeps a schema from being used as it was meant, or would keep the server busy; true if there is nothing.
 *
 * @param options - `whens`: fields may have a `when`
 */
export function checkSchema(
  translated: JsonObject,
  path: Path,
  report: Report,
  options: { whens?: boolean } = {},
): boolean {
  let sound = true;
  const note: Report = (at, ...rest) => {
    sound = false;
    report([...path, ...at], ...rest);
  };
  // Whatever looks at the schema after this may walk it to its end.
  if (!checkCost(translated, note)) return false;
  const schema = localize(translated, 'en');
  checkDraft(schema, note);
  checkKeywords(schema, note, { whens: options.whens ?? false });
  checkShape(schema, note);
  if (!sound) return false;
  try {
    compileSchema(translated);
  } catch (error) {
    note(
      [],
      'schema.does-not-compile',
      `This is no usable JSON Schema: ${toError(error).message}`,
    );
  }
  return sound;
}

function checkDraft(schema: JsonObject, note: Report) {
  const { $schema } = schema;
  if ($schema === undefined || $schema === DRAFT || $schema === `${DRAFT}#`)
    return;
  note(
    ['$schema'],
    'schema.unknown-draft',
    `Forms are written in JSON Schema draft-07; use ${DRAFT}# or leave "$schema" out`,
  );
}

/** What the schema of schemas finds, once for each place: it tries several readings and complains of every one. */
function checkShape(schema: JsonObject, note: Report) {
  const ajv = checkingAjv();
  const { $schema: _, ...content } = schema;
  if (ajv.validateSchema(content) === true) return;
  const told = new Set<string>();
  for (const error of ajv.errors ?? []) {
    if (told.has(error.instancePath)) continue;
    told.add(error.instancePath);
    const allowed: unknown = error.params.allowedValues;
    const choices = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
    note(
      pathOf(error.instancePath, schema),
      'schema.invalid',
      `JSON Schema does not allow this value: it ${error.message}${choices}`,
      { keyword: error.keyword },
    );
  }
}

/** A JSON Pointer as a path; only what stands in a list has a number. */
function pathOf(pointer: string, root: unknown): Path {
  let value: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(step => {
      const key = Array.isArray(value) ? Number(step) : step;
      value =
        Array.isArray(value) || isObject(value)
          ? Reflect.get(value, key)
          : undefined;
      return key;
    });
}
