import type { JsonObject, JsonValue } from '@backstage/types';
import {
  ROW_ID,
  type Change,
  type ValuePath,
} from '@backstage-cutover/plugin-cutover-common';
import { rowName } from '../document/documentOf';
import {
  fieldsOf,
  isObject,
  isSection,
  isTable,
  itemsOf,
  textIn,
  uiOfItems,
  type Field,
  type ReadingForm,
} from '../document/fields';
import { readable, type Readable } from '../document/readable';

/** A field before and after; missing where it was, or is, empty. */
export interface ChangedField {
  /** From the form's top down to the field, or, within a row, from the row's. */
  titles: string[];
  before?: Readable;
  after?: Readable;
}

export interface ChangedRow {
  id: string;
  /** Its first text; missing where it has none. */
  name?: string;
  /** Place in the table, from 0: the present one, or the last one of a row that is gone. */
  at?: number;
  kind: 'added' | 'removed' | 'kept';
  moved?: { from: number; to: number };
  /** What changed in it, or all that is, or was, in it. */
  fields: ChangedField[];
}

/** What changed, as a reader is told it: field by field, the rows of one table together. */
export type DescribedChange =
  | ({ kind: 'field' } & ChangedField)
  | { kind: 'table'; titles: string[]; rows: ChangedRow[] };

/** Where the rows are found that the changes only name by their ids. */
export interface Sides {
  before?: JsonObject;
  after?: JsonObject;
}

/** What changed in a form's data, by the titles of its fields and the words of its choices, in the order of the form. */
export function describeChanges(
  form: ReadingForm,
  given: Change[],
  sides: Sides = {},
): DescribedChange[] {
  const changes = inOrderOf(form, given);
  const described: DescribedChange[] = [];
  const tables = new Map<string, Extract<DescribedChange, { kind: 'table' }>>();
  const tableAt = (path: ValuePath, titles: string[]) => {
    const key = JSON.stringify(path);
    let table = tables.get(key);
    if (!table) {
      table = { kind: 'table', titles, rows: [] };
      tables.set(key, table);
      described.push(table);
    }
    return table;
  };
  const rowOf = (path: ValuePath, id: string): ChangedRow => {
    const place = placeOf(form, sides, path);
    const table = tableAt(path, place.titles);
    const known = table.rows.find(row => row.id === id);
    if (known) return known;
    const found = rowIn(place.after, id) ?? rowIn(place.before, id);
    const row: ChangedRow = {
      id,
      name: found && rowName(place.field, found.row, form.schema),
      at: found?.at,
      kind: 'kept',
      fields: [],
    };
    table.rows.push(row);
    return row;
  };
  const allOf = (path: ValuePath, row: JsonObject, side: 'before' | 'after') =>
    columnsOf(form, placeOf(form, sides, path).field, row).map(
      ({ title, value }): ChangedField => ({ titles: [title], [side]: value }),
    );

  for (const change of changes) {
    // Rows of tables within tables are told as fields of the outer row.
    const inner = change.path.findIndex(step => typeof step !== 'string');
    if (change.kind === 'value' && inner === -1) {
      const place = placeOf(form, sides, change.path);
      const rows = wholeRows(form, place, change);
      if (rows) tableAt(change.path, place.titles).rows.push(...rows);
      else
        described.push({ kind: 'field', ...changedField(form, place, change) });
      continue;
    }
    if (inner >= 0) {
      const step = change.path[inner];
      const row = rowOf(
        change.path.slice(0, inner),
        typeof step === 'string' ? step : step.row,
      );
      const place = placeOf(form, sides, change.path);
      const above = placeOf(form, sides, change.path.slice(0, inner + 1));
      const { titles, ...rest } = changedField(form, place, change);
      row.fields.push({ titles: titles.slice(above.titles.length), ...rest });
      continue;
    }
    if (change.kind === 'value') continue;
    const row = rowOf(change.path, change.row);
    const { field } = placeOf(form, sides, change.path);
    if (change.kind === 'row-moved') {
      row.moved = { from: change.from, to: change.to };
      row.at = change.to;
    } else if (change.kind === 'row-added') {
      row.kind = 'added';
      row.at = change.at;
      row.name = rowName(field, change.after, form.schema);
      row.fields = allOf(change.path, change.after, 'after');
    } else {
      row.kind = 'removed';
      row.at = change.at;
      row.name = rowName(field, change.before, form.schema);
      row.fields = allOf(change.path, change.before, 'before');
    }
  }
  return described;
}

/** The schema knows its fields in the order in which it speaks of them; the form may show them in another. */
function inOrderOf(form: ReadingForm, changes: Change[]): Change[] {
  const order = fieldsOf(form.schema, form.uiSchema, form.schema).map(
    ({ key }) => key,
  );
  const place = ({ path: [first] }: Change) => {
    const at = order.findIndex(key => key === first);
    return at === -1 ? order.length : at;
  };
  return [...changes].sort((a, b) => place(a) - place(b));
}

interface Place {
  field: Pick<Field, 'schema' | 'ui'>;
  titles: string[];
  before?: JsonValue;
  after?: JsonValue;
}

/** The field at a path, how it is called from the top on, and what stands there on both sides. */
function placeOf(form: ReadingForm, sides: Sides, path: ValuePath): Place {
  let place: Place = {
    field: { schema: form.schema, ui: form.uiSchema },
    titles: [],
    before: sides.before,
    after: sides.after,
  };
  for (const step of path) {
    place =
      typeof step === 'string'
        ? fieldIn(form, place, step)
        : rowPlace(form, place, step.row);
  }
  return place;
}

function fieldIn(form: ReadingForm, place: Place, key: string): Place {
  const { schema, ui } = place.field;
  const { before, after } = place;
  const field =
    [after, before]
      .filter(isObject)
      .flatMap(value => fieldsOf(schema, ui, form.schema, value))
      .concat(fieldsOf(schema, ui, form.schema))
      .find(each => each.key === key) ?? unknownField(key);
  const inner = (value?: JsonValue) =>
    isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return {
    field,
    titles: [...place.titles, field.title],
    before: inner(before),
    after: inner(after),
  };
}

function unknownField(key: string): Field {
  return { key, title: key, schema: {}, ui: {} };
}

function rowPlace(form: ReadingForm, place: Place, id: string): Place {
  const before = rowIn(place.before, id)?.row;
  const after = rowIn(place.after, id)?.row;
  const found = after ?? before;
  return {
    field: {
      schema: itemsOf(place.field.schema, form.schema),
      ui: uiOfItems(place.field.ui),
    },
    titles: [
      ...place.titles,
      (found && rowName(place.field, found, form.schema)) ?? id,
    ],
    before,
    after,
  };
}

function rowIn(value: JsonValue | undefined, id: string) {
  if (!Array.isArray(value)) return undefined;
  const at = value.findIndex(each => isObject(each) && each[ROW_ID] === id);
  const row = value[at];
  return isObject(row) ? { row, at } : undefined;
}

function changedField(
  form: ReadingForm,
  { field, titles }: Place,
  change: Change,
): ChangedField {
  const said = (value: JsonValue | undefined) =>
    readable(field, value, form.schema);
  switch (change.kind) {
    case 'value':
      return {
        titles,
        before: said(change.before),
        after: said(change.after),
      };
    case 'row-added':
      return { titles, after: said([change.after]) };
    case 'row-removed':
      return { titles, before: said([change.before]) };
    default:
      return { titles };
  }
}

function columnsOf(
  form: ReadingForm,
  table: Pick<Field, 'schema' | 'ui'>,
  row: JsonObject,
) {
  const said = readable(
    { schema: itemsOf(table.schema, form.schema), ui: uiOfItems(table.ui) },
    row,
    form.schema,
  );
  return said?.kind === 'group' ? said.members : [];
}

/** The rows of a table that was not there before, or is not there any more. */
function wholeRows(
  form: ReadingForm,
  { field }: Place,
  change: Extract<Change, { kind: 'value' }>,
): ChangedRow[] | undefined {
  const { before, after } = change;
  if (!isTable(field, form.schema)) return undefined;
  const [side, rows, kind] =
    before === undefined
      ? (['after', after, 'added'] as const)
      : (['before', before, 'removed'] as const);
  if ((side === 'before' && after !== undefined) || !Array.isArray(rows))
    return undefined;
  return rows.filter(isObject).map((row, at) => ({
    id: textIn(row[ROW_ID]) ?? String(at),
    name: rowName(field, row, form.schema),
    at,
    kind,
    fields: columnsOf(form, field, row).map(({ title, value }) => ({
      titles: [title],
      [side]: value,
    })),
  }));
}

/** How a field is called, from the top of the form down to it; rows by their first text. */
export function pathTitles(
  form: ReadingForm,
  path: ValuePath,
  data?: JsonObject,
): string[] {
  return placeOf(form, { after: data }, path).titles;
}

/** Whether anything stands at a path, or could. */
export function pathIsThere(
  form: ReadingForm,
  path: ValuePath,
  data: JsonObject,
): boolean {
  const last = path[path.length - 1];
  const place = placeOf(form, { after: data }, path);
  if (typeof last !== 'string') return isObject(place.after);
  return (
    Object.keys(place.field.schema).length > 0 || place.after !== undefined
  );
}

/** Fields that a remark can be about, with the rows of tables: the whole form, section by section. */
export interface Anchor {
  path: ValuePath;
  title: string;
  rows?: { path: ValuePath; title: string }[];
}

export function anchorsOf(form: ReadingForm, data: JsonObject): Anchor[] {
  const root = form.schema;
  const within = (
    schema: JsonObject,
    ui: JsonObject,
    value: JsonObject,
    path: ValuePath,
    titles: string[],
  ): Anchor[] =>
    fieldsOf(schema, ui, root, value).flatMap((field): Anchor[] => {
      const here = [...path, field.key];
      const names = [...titles, field.title];
      const inner = value[field.key];
      if (isTable(field, root)) {
        const rows = Array.isArray(inner) ? inner.filter(isObject) : [];
        return [
          {
            path: here,
            title: names.join(' › '),
            rows: rows.flatMap((row, index) => {
              const id = textIn(row[ROW_ID]);
              return id
                ? [
                    {
                      path: [...here, { row: id }],
                      title: rowName(field, row, root) ?? String(index + 1),
                    },
                  ]
                : [];
            }),
          },
        ];
      }
      return isSection(field, root) && !field.ui['ui:field']
        ? within(
            field.schema,
            field.ui,
            isObject(inner) ? inner : {},
            here,
            names,
          )
        : [{ path: here, title: names.join(' › ') }];
    });
  return within(root, form.uiSchema, data, [], []);
}
