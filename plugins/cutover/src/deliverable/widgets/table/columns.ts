import type { JsonObject, JsonValue } from '@backstage/types';
import { plainCell } from '@backstage-cutover/plugin-cutover-common';
import {
  fieldsOf,
  listIn,
  objectIn,
  typeOf,
  type Field,
} from '../../document/fields';
import { DateTime } from 'luxon';

type Value = JsonValue | undefined;

export interface Choice {
  value: JsonValue;
  title: string;
}

/** A column of a table. What has no kind that fits into a cell is written in the editor of its row. */
export interface Column extends Field {
  kind: 'text' | 'number' | 'choice' | 'yes-no' | 'date' | 'other';
  choices: Choice[];
  required: boolean;
  /** May be read and not written. */
  fixed: boolean;
}

/** All columns of a table in the order of its form, also those that are only written in the editor of the row. */
export function columnsOf(
  items: JsonObject,
  ui: JsonObject,
  root: JsonObject,
): Column[] {
  const required = listIn(items.required);
  return fieldsOf(items, ui, root).map(field => {
    const choices = choicesIn(field.schema);
    return {
      ...field,
      choices,
      kind: kindOf(field, choices),
      required: required.includes(field.key),
      fixed: field.ui['ui:readonly'] === true || field.schema.readOnly === true,
    };
  });
}

/** Those that stand in the table: the ones that the form names, or as many as there is room for. */
export function shownColumns(all: Column[], named: unknown): Column[] {
  if (Array.isArray(named)) {
    return named.flatMap(key => all.find(column => column.key === key) ?? []);
  }
  return all.slice(0, 6);
}

function choicesIn(schema: JsonObject): Choice[] {
  const named = [...listIn(schema.oneOf), ...listIn(schema.anyOf)]
    .map(objectIn)
    .filter(choice => 'const' in choice)
    .map(({ const: value = null, title }) => ({
      value,
      title: typeof title === 'string' ? title : String(value),
    }));
  if (named.length > 0) return named;
  const names = listIn(schema.enumNames);
  return listIn(schema.enum).map((value, index) => ({
    value,
    title: String(names[index] ?? value),
  }));
}

function kindOf({ schema, ui }: Field, choices: Choice[]): Column['kind'] {
  if (choices.length > 0) return 'choice';
  const name = ui['ui:field'];
  if (name === 'CutoverDate' && schema.format === 'date') return 'date';
  if (name || ui['ui:widget'] === 'textarea') return 'other';
  switch (typeOf(schema)) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'yes-no';
    default:
      return 'other';
  }
}

const YES = ['true', 'yes', 'y', 'x', '1', '✓', '是'];
const NO = ['false', 'no', 'n', '0', '', '否'];

/** What a cell is to hold when this was typed or pasted into it; what does not fit stays a text, and is a fault then. */
export function valueOfText(column: Column, text: string): Value {
  const plain = plainCell(text).trim();
  if (plain === '') return undefined;
  const lower = plain.toLocaleLowerCase();
  switch (column.kind) {
    case 'choice': {
      const choice = column.choices.find(
        ({ value, title }) =>
          title.toLocaleLowerCase() === lower || String(value) === plain,
      );
      return choice ? choice.value : plain;
    }
    case 'yes-no':
      if (YES.includes(lower)) return true;
      return NO.includes(lower) ? false : plain;
    case 'number': {
      const number = Number(plain.replace(/[\s,](?=\d{3}(\D|$))/g, ''));
      return Number.isFinite(number) ? number : plain;
    }
    case 'date':
      return dateIn(plain);
    default: {
      const type = typeOf(column.schema);
      if (type === 'number' || type === 'integer') {
        return Number.isFinite(Number(plain)) ? Number(plain) : plain;
      }
      if (type !== 'array' && type !== 'object') return plainCell(text);
      return jsonIn(plain);
    }
  }
}

/** A date as people in both languages write it with the year first; others could mean two days. */
function dateIn(text: string): string {
  const read = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!read) return text;
  const [year, month, day] = read.slice(1).map(Number);
  return DateTime.fromObject({ year, month, day }).toISODate() ?? text;
}

function jsonIn(text: string): Value {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value as a text that `valueOfText` reads again. */
export function textOfValue(column: Column, value: Value): string {
  if (value === undefined || value === null) return '';
  const choice = column.choices.find(each => each.value === value);
  if (choice) return choice.title;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
