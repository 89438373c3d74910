import type { JsonObject, JsonValue } from '@backstage/types';
import {
  fieldsOf,
  isObject,
  isSection,
  itemsOf,
  listIn,
  objectIn,
  textIn,
  uiOfItems,
  type Field,
} from './fields';

/** A value by what it means to a reader, not by how a form stores it. */
export type Readable =
  | { kind: 'text'; text: string }
  | { kind: 'markdown'; text: string }
  /** A choice by its words. */
  | { kind: 'choice'; words: string }
  | { kind: 'yes-no'; yes: boolean }
  | { kind: 'number'; number: number }
  | { kind: 'rating'; number: number; of: number }
  | { kind: 'date'; iso: string }
  | { kind: 'moment'; iso: string }
  | { kind: 'period'; start?: Readable; end?: Readable }
  | { kind: 'entity'; ref: string }
  | { kind: 'file'; id: string }
  | { kind: 'address'; url: string }
  | { kind: 'list'; items: Readable[] }
  | { kind: 'group'; members: { title: string; value: Readable }[] };

type Reading = Pick<Field, 'schema' | 'ui'>;

/** What a field's value says; undefined where it says nothing. */
export function readable(
  field: Reading,
  value: JsonValue | undefined,
  root: JsonObject,
): Readable | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const item = itemField(field, root);
    const items = value.flatMap(each => readable(item, each, root) ?? []);
    return items.length > 0 ? { kind: 'list', items } : undefined;
  }
  if (isObject(value)) return readableObject(field, value, root);
  const words = choiceWords(field.schema, value);
  if (words !== undefined) return { kind: 'choice', words };
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value };
  if (typeof value === 'number') return readableNumber(field, value);
  return readableText(field, value);
}

/** The entries of a list are read as its items are, or, by a field that draws the whole list, as that field says. */
function itemField(field: Reading, root: JsonObject): Reading {
  const own = uiOfItems(field.ui);
  const ui = widgetOf(own) ? own : { ...field.ui, ...own };
  return { schema: itemsOf(field.schema, root), ui };
}

function readableObject(
  field: Reading,
  value: JsonObject,
  root: JsonObject,
): Readable | undefined {
  if (widgetOf(field.ui) === 'CutoverPeriod') return period(value);
  const known = isSection(field, root)
    ? fieldsOf(field.schema, field.ui, root, value)
    : [];
  const members = allFields(known, value).flatMap(each => {
    const said = readable(each, value[each.key], root);
    return said ? [{ title: each.title, value: said }] : [];
  });
  return members.length > 0 ? { kind: 'group', members } : undefined;
}

/** The fields of a form, and those that a value has beside them. */
export function allFields(known: readonly Field[], value: JsonObject): Field[] {
  const keys = new Set(known.map(({ key }) => key));
  const others = Object.keys(value).filter(
    key => !keys.has(key) && !key.startsWith('_'),
  );
  return [
    ...known,
    ...others.map(key => ({ key, title: key, schema: {}, ui: {} })),
  ];
}

function period({ start, end }: JsonObject): Readable | undefined {
  const from = textIn(start);
  const until = textIn(end);
  if (!from && !until) return undefined;
  return {
    kind: 'period',
    start: from ? timeOf(from) : undefined,
    end: until ? timeOf(until) : undefined,
  };
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function timeOf(iso: string): Readable {
  return DATE.test(iso) ? { kind: 'date', iso } : { kind: 'moment', iso };
}

function readableNumber(field: Reading, number: number): Readable {
  if (widgetOf(field.ui) !== 'CutoverRating') return { kind: 'number', number };
  const { maximum } = field.schema;
  return {
    kind: 'rating',
    number,
    of: typeof maximum === 'number' ? maximum : 5,
  };
}

const ENTITY_REF = /^[a-z][\w-]*:[\w.-]+\/[\w.-]+$/i;

function readableText(
  { schema, ui }: Reading,
  text: string,
): Readable | undefined {
  const widget = widgetOf(ui);
  if (text.trim() === '') return undefined;
  if (widget === 'CutoverMarkdown') return { kind: 'markdown', text };
  if (widget === 'CutoverFile' || schema.format === 'cutover-file')
    return { kind: 'file', id: text };
  if (schema.format === 'date' && DATE.test(text))
    return { kind: 'date', iso: text };
  if (schema.format === 'date-time' && !Number.isNaN(Date.parse(text)))
    return { kind: 'moment', iso: text };
  // Every field that draws itself may pick from the catalog, a platform team's own too.
  if (widget && ENTITY_REF.test(text)) return { kind: 'entity', ref: text };
  if (schema.format === 'uri' && /^https?:\/\//i.test(text))
    return { kind: 'address', url: text };
  return { kind: 'text', text };
}

/** The words of a choice: `oneOf` with titles, or `enum` with the names that the form gives them. */
function choiceWords(schema: JsonObject, value: JsonValue): string | undefined {
  const choices = [...listIn(schema.oneOf), ...listIn(schema.anyOf)].map(
    objectIn,
  );
  const chosen = choices.find(
    choice =>
      choice.const === value ||
      (Array.isArray(choice.enum) &&
        choice.enum.length === 1 &&
        choice.enum[0] === value),
  );
  if (chosen) return textIn(chosen.title) ?? String(value);
  const place = listIn(schema.enum).indexOf(value);
  if (place === -1) return undefined;
  return textIn(listIn(schema.enumNames)[place]) ?? String(value);
}

function widgetOf(ui: JsonObject): string | undefined {
  return textIn(ui['ui:field']) ?? textIn(objectIn(ui['ui:options']).field);
}

/** Whether a text is long enough to be read on its own rather than in a line. */
export const isProse = (value: Readable) =>
  value.kind === 'markdown' ||
  (value.kind === 'text' && value.text.length > 80);
