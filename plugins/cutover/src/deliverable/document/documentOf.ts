import type { JsonObject, JsonValue } from '@backstage/types';
import {
  localize,
  ROW_ID,
  type DeliverableForm,
} from '@backstage-cutover/plugin-cutover-common';
import {
  fieldsOf,
  isObject,
  isSection,
  isTable,
  itemsOf,
  listIn,
  objectIn,
  textIn,
  uiOfItems,
  type Field,
  type ReadingForm,
} from './fields';
import { allFields, readable, type Readable } from './readable';

/** What stands in a document, in order. Fields without a value are not in it. */
export type Part =
  | {
      kind: 'section';
      key: string;
      title: string;
      description?: string;
      parts: Part[];
    }
  | { kind: 'field'; key: string; title: string; value: Readable }
  | {
      kind: 'table';
      key: string;
      title: string;
      columns: { key: string; title: string }[];
      rows: DocumentRow[];
    };

export interface DocumentRow {
  /** Its stable id, or its place where it has none. */
  id: string;
  /** One for each column. */
  cells: (Readable | undefined)[];
  /** What has no column of its own. */
  more: { key: string; title: string; value: Readable }[];
}

/** More columns than this cannot be read on a sheet of paper. */
const MOST_COLUMNS = 7;

const localized = new WeakMap<JsonObject, Map<string, ReadingForm>>();

/** A form with its texts in one language; the same object for the same form and language. */
export function formIn(
  { schema, uiSchema }: Pick<DeliverableForm, 'schema' | 'uiSchema'>,
  language: string,
): ReadingForm {
  let known = localized.get(schema);
  if (!known) {
    known = new Map();
    localized.set(schema, known);
  }
  let form = known.get(language);
  if (!form) {
    form = localize({ schema, uiSchema }, language);
    known.set(language, form);
  }
  return form;
}

/** A form's data as a document. */
export function documentOf(form: ReadingForm, data: JsonObject): Part[] {
  return partsOf(
    fieldsOf(form.schema, form.uiSchema, form.schema, data),
    data,
    form.schema,
  );
}

function partsOf(
  known: readonly Field[],
  data: JsonObject,
  root: JsonObject,
): Part[] {
  return allFields(known, data).flatMap(field =>
    partOf(field, data[field.key], root),
  );
}

function partOf(
  field: Field,
  value: JsonValue | undefined,
  root: JsonObject,
): Part[] {
  const { key, title, description } = field;
  if (isTable(field, root) && Array.isArray(value) && !drawsItself(field))
    return tableOf(field, value.filter(isObject), root);
  if (isSection(field, root) && isObject(value) && !drawsItself(field)) {
    const fields = fieldsOf(field.schema, field.ui, root, value);
    const parts = partsOf(fields, value, root);
    return parts.length > 0
      ? [{ kind: 'section', key, title, description, parts }]
      : [];
  }
  const said = readable(field, value, root);
  return said ? [{ kind: 'field', key, title, value: said }] : [];
}

/** By a field extension that makes one value out of what the schema calls an object or a list. */
function drawsItself({ ui }: Field) {
  const name = textIn(ui['ui:field']);
  return name !== undefined && name !== 'CutoverTable';
}

function tableOf(
  { key, title, schema, ui }: Field,
  rows: JsonObject[],
  root: JsonObject,
): Part[] {
  const items = itemsOf(schema, root);
  const order = fieldsOf(items, uiOfItems(ui), root).map(field => field.key);
  const said = rows.map((row, place) => ({
    id: textIn(row[ROW_ID]) ?? String(place),
    fields: allFields(fieldsOf(items, uiOfItems(ui), root, row), row).flatMap(
      field => {
        const value = readable(field, row[field.key], root);
        return value ? [{ key: field.key, title: field.title, value }] : [];
      },
    ),
  }));
  // A column in which no row says anything is left out, as an empty field is.
  const used = new Map(
    said
      .flatMap(({ fields }) => fields)
      .sort(byPlaceIn(order))
      .map(field => [field.key, { key: field.key, title: field.title }]),
  );
  const chosen = listIn(objectIn(ui['ui:options']).columns).filter(
    (each): each is string => typeof each === 'string' && used.has(each),
  );
  const columns = (chosen.length > 0 ? chosen : [...used.keys()]).slice(
    0,
    MOST_COLUMNS,
  );
  if (columns.length === 0) return [];
  return [
    {
      kind: 'table',
      key,
      title,
      columns: columns.flatMap(column => used.get(column) ?? []),
      rows: said.map(({ id, fields }) => ({
        id,
        cells: columns.map(
          column => fields.find(field => field.key === column)?.value,
        ),
        more: fields.filter(field => !columns.includes(field.key)),
      })),
    },
  ];
}

function byPlaceIn(order: string[]) {
  const place = ({ key }: { key: string }) =>
    order.includes(key) ? order.indexOf(key) : order.length;
  return (a: { key: string }, b: { key: string }) => place(a) - place(b);
}

/** By what a row is called where it has to be named: its first text column that says something. */
export function rowName(
  table: Pick<Field, 'schema' | 'ui'>,
  row: JsonObject,
  root: JsonObject,
): string | undefined {
  const columns = fieldsOf(
    itemsOf(table.schema, root),
    uiOfItems(table.ui),
    root,
    row,
  );
  const said = columns.flatMap(
    column => readable(column, row[column.key], root) ?? [],
  );
  const text = said.find(({ kind }) => kind === 'text' || kind === 'markdown');
  if (text?.kind === 'text' || text?.kind === 'markdown')
    return text.text.trim().split('\n')[0];
  const choice = said.find(({ kind }) => kind === 'choice');
  return choice?.kind === 'choice' ? choice.words : undefined;
}
