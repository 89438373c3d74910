import type { JsonObject, JsonValue } from '@backstage/types';
import { normalRef, type Period } from '../lifecycle';

/** Where in a document the roster stands, by the names of its fields. */
export interface RosterFields {
  /** Of the table. */
  list: string;
  /** Of its columns. */
  person: string;
  start: string;
  end: string;
}

/** Who is on duty during a period by a roster, in its order; a row without times stands for all of it. */
export function rosteredFor(
  data: JsonObject | undefined,
  { end, list, person, start }: RosterFields,
  period: Period,
): string[] {
  const rows = data?.[list];
  if (!Array.isArray(rows)) return [];
  const people = rows.filter(isObject).flatMap(row => {
    const from = timeOf(row[start]) ?? -Infinity;
    const until = timeOf(row[end]) ?? Infinity;
    const isOn =
      from < Date.parse(period.end) && until > Date.parse(period.start);
    const name = row[person];
    if (!isOn || typeof name !== 'string' || !name.trim()) return [];
    return normalRef(name, 'user') ?? name.trim();
  });
  return [...new Set(people)];
}

function timeOf(value: JsonValue | undefined): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
