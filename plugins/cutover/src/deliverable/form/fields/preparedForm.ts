import type { JsonObject, JsonValue } from '@backstage/types';
import { localize, ROW_ID } from '@backstage-cutover/plugin-cutover-common';
import {
  fieldsOf,
  isSection,
  isTable,
  itemsOf,
  uiOfItems,
} from '../../document/fields';
import { isObject } from '../draft/values';

/** A form as the form library takes it. */
export interface PreparedForm {
  schema: JsonObject;
  uiSchema: JsonObject;
}

/** Deeper than people nest parts; what refers to itself would never end. */
const DEEPEST = 8;

const prepared = new WeakMap<JsonObject, Map<string, PreparedForm>>();

/**
 * A form in the reader's language, with our own fields where the template leaves it open what a date, a table or a file
 * looks like. The same object for the same form, so that nothing is drawn anew.
 */
export function preparedForm(
  form: { schema: JsonObject; uiSchema: JsonObject },
  language: string,
  readonly: boolean,
): PreparedForm {
  const known = prepared.get(form.uiSchema) ?? new Map();
  prepared.set(form.uiSchema, known);
  const key = `${language} ${readonly}`;
  const found: PreparedForm | undefined = known.get(key);
  if (found) return found;
  const { schema, uiSchema } = localize(
    { schema: form.schema, uiSchema: form.uiSchema },
    language,
  );
  const fresh = {
    schema,
    uiSchema: {
      ...withFields(schema, uiSchema, schema, readonly, 0),
      'ui:label': false,
    },
  };
  known.set(key, fresh);
  return fresh;
}

function withFields(
  schema: JsonObject,
  ui: JsonObject,
  root: JsonObject,
  readonly: boolean,
  depth: number,
): JsonObject {
  if (depth > DEEPEST) return ui;
  const fields = fieldsOf(schema, ui, root).map(field => [
    field.key,
    withOwnField(field.schema, field.ui, root, readonly, depth + 1),
  ]);
  return { ...ui, ...Object.fromEntries(fields) };
}

function withOwnField(
  schema: JsonObject,
  ui: JsonObject,
  root: JsonObject,
  readonly: boolean,
  depth: number,
): JsonObject {
  const name =
    ui['ui:field'] ?? (ui['ui:widget'] ? undefined : fieldFor(schema, root));
  const fixed = readonly || ui['ui:readonly'] === true;
  const own: JsonObject = {
    ...ui,
    ...(name ? { 'ui:field': name } : {}),
    ...(name === 'CutoverLink' ? linkOptions(ui) : {}),
    // The scaffolder's pickers know nothing of what is read-only.
    ...(name && fixed ? { 'ui:disabled': true } : {}),
  };
  if (isTable({ schema }, root)) {
    const items = withFields(
      itemsOf(schema, root),
      uiOfItems(ui),
      root,
      fixed,
      depth,
    );
    return { ...own, items: { ...items, [ROW_ID]: { 'ui:widget': 'hidden' } } };
  }
  if (isSection({ schema }, root))
    return withFields(schema, own, root, fixed, depth);
  const { items, title } = schema;
  // The library would call an entry by the key of its list.
  return isObject(items) && title !== undefined
    ? {
        ...own,
        items: { 'ui:title': title, 'ui:label': false, ...uiOfItems(ui) },
      }
    : own;
}

/** The library would take the `field` of another document for the name of a component. */
function linkOptions(ui: JsonObject): JsonObject {
  const options = ui['ui:options'];
  if (!isObject(options)) return {};
  const { field: source, ...others } = options;
  return { 'ui:options': { ...others, source } };
}

/** Our own field for what the form library has none that fits. */
function fieldFor(schema: JsonObject, root: JsonObject): JsonValue | undefined {
  if (isTable({ schema }, root)) return 'CutoverTable';
  const { format } = schema;
  if (format === 'date' || format === 'date-time') return 'CutoverDate';
  const items = isObject(schema.items) ? schema.items : {};
  return format === 'cutover-file' || items.format === 'cutover-file'
    ? 'CutoverFile'
    : undefined;
}

/** A part of a form that stands by itself, with what it refers to. */
export function withDefinitions(
  part: JsonObject,
  { definitions, $defs }: JsonObject,
): JsonObject {
  return {
    ...part,
    ...(definitions ? { definitions } : {}),
    ...($defs ? { $defs } : {}),
  };
}
