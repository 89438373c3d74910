import { readFileSync } from 'node:fs';
import type { CutoverTemplateSpec } from '@backstage-cutover/plugin-cutover-common';

/** One row of the table: an obligation, a place that carries it out, and the template that the place is in. */
export interface Carried {
  obligation: string;
  place: string;
  template: string;
}

/** The rows of `docs/obligations.md`; an empty first cell continues the obligation above it. */
export function obligationsTable(file: string): Carried[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const begin = lines.findIndex(line => /^\|[\s:|-]+\|$/.test(line));
  const end = lines.findIndex(
    (line, index) => index > begin && !line.startsWith('|'),
  );
  let obligation = '';
  return lines.slice(begin + 1, end < 0 ? undefined : end).map(line => {
    const cells = line.split('|').map(cell => cell.trim());
    obligation = cells[1] || obligation;
    return { obligation, place: cells[3].slice(1, -1), template: cells[4] };
  });
}

type Item = Record<string, unknown>;

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The item of a list that a step of a place names. */
function itemOf(list: unknown[], step: string): unknown {
  return list
    .filter(isItem)
    .find(item => item.id === step || item.check === step);
}

/** What one step leads to; a form is walked by its fields. */
function next(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return itemOf(value, step);
  if (!isItem(value)) return undefined;
  if (Object.hasOwn(value, step)) return value[step];
  const schema = isItem(value.schema) ? value.schema : value;
  return isItem(schema.properties) && Object.hasOwn(schema.properties, step)
    ? schema.properties[step]
    : undefined;
}

/** Where a place begins. */
function start(spec: CutoverTemplateSpec): Item {
  const gates = spec.phases.flatMap(phase => (phase.gate ? [phase.gate] : []));
  return { ...spec, gates, template: { ...spec } };
}

/** The obligations in whose name the thing at `place` stands there; undefined where there is no such thing. */
export function obligationsAt(
  spec: CutoverTemplateSpec,
  place: string,
): string[] | undefined {
  let value: unknown = start(spec);
  let policy: unknown[] = [];
  for (const step of place.split('/')) {
    value = next(value, step);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.length === 0) return undefined;
    if (isItem(value) && Array.isArray(value.policy)) policy = value.policy;
  }
  return policy.map(String);
}

/** Every obligation that some item of a template names, with the path of one such item. */
export function obligationsNamed(spec: CutoverTemplateSpec) {
  const named = new Map<string, string>();
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, `${path}/${index}`));
    } else if (isItem(value)) {
      if (Array.isArray(value.policy)) {
        for (const obligation of value.policy) {
          named.set(String(obligation), path);
        }
      }
      for (const [key, item] of Object.entries(value)) {
        visit(item, `${path}/${key}`);
      }
    }
  };
  visit(spec, '');
  return named;
}
