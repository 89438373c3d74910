import type { JsonObject, JsonValue } from '@backstage/types';
import type { Cutover } from '../lifecycle';
import type { TemplateDeliverable } from '../template';
import { shapeOf, type Shape } from '../template/shape';
import { isObject } from '../template/validate/schemaTree';
import type { HeldDocument } from './heldDocuments';
import type { Origin, Revision } from './model';
import { withRowIds } from './rowIds';

type Prefill = TemplateDeliverable['prefill'][number];

/** What the catalog, or the team, says about an entity. */
export interface EntityFacts {
  ref: string;
  title?: string;
  kind?: string;
  owner?: string;
  lifecycle?: string;
  /** Id of the role that a member of the team holds. */
  role?: string;
}

export type CatalogFact = 'targets' | 'owners' | 'dependencies' | 'team';

export interface PrefillContext {
  /** The form as it applies to the cutover. */
  schema: JsonObject;
  cutover: Pick<
    Cutover,
    'title' | 'goals' | 'scope' | 'owner' | 'window' | 'intake'
  >;
  /** Last revision of other deliverables of the cutover, by their ids. */
  revisions: ReadonlyMap<string, Pick<Revision, 'number' | 'data'>>;
  catalog: Partial<Record<CatalogFact, EntityFacts[]>>;
  /** Of the archive that the template asks for. */
  held: HeldDocument[];
  newId(): string;
}

/** What a deliverable begins with by its template, and where each value came from. What is not known yet stays empty. */
export function prefilled(
  { prefill }: Pick<TemplateDeliverable, 'prefill'>,
  context: PrefillContext,
): { data: JsonObject; origins: Origin[] } {
  const shape = shapeOf(context.schema);
  const data: JsonObject = {};
  const origins: Origin[] = [];
  for (const { field, from } of prefill) {
    const target = shape.field(field);
    const value = target && valueFrom(from, context, target);
    const fitting = value === undefined ? undefined : askedFor(value, target);
    if (fitting === undefined || isEmpty(fitting)) continue;
    data[field] = fitting;
    origins.push({ field, from: originOf(from, context) });
  }
  return { data: withRowIds(data, context.schema, context.newId), origins };
}

function valueFrom(
  from: Prefill['from'],
  { cutover, revisions, catalog, held }: PrefillContext,
  target: Shape,
): JsonValue | undefined {
  if ('cutover' in from) {
    if (from.cutover !== 'window') return cutover[from.cutover];
    const { start, end } = cutover.window;
    return { start, end };
  }
  if ('intake' in from) return ownValue(cutover.intake, from.intake);
  if ('deliverable' in from) {
    const revision = revisions.get(from.deliverable);
    const value = revision && valueAt(revision.data, from.field);
    return from.columns ? renamed(value, from.columns) : value;
  }
  if ('archive' in from) {
    return held.map(document => ({
      ...from.values,
      ...rowOf(document, from.columns),
    }));
  }
  const facts = catalog[from.catalog] ?? [];
  const { columns } = from;
  if (columns) return facts.map(entity => rowOf(entity, columns));
  const refs = [...new Set(facts.map(({ ref }) => ref))];
  return target.items ? refs : refs[0];
}

/** A row of a table, with what is known of something. */
function rowOf<T extends string>(
  known: Partial<Record<T, string>>,
  columns: Record<string, T>,
): JsonObject {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, fact]) => {
      const value = known[fact];
      return value === undefined ? [] : [[column, value]];
    }),
  );
}

function originOf(
  from: Prefill['from'],
  { revisions }: PrefillContext,
): Origin['from'] {
  if ('cutover' in from) return { kind: 'cutover', field: from.cutover };
  if ('intake' in from) return { kind: 'intake', field: from.intake };
  if ('catalog' in from) return { kind: 'catalog', fact: from.catalog };
  if ('archive' in from) return { kind: 'archive' };
  return {
    kind: 'deliverable',
    deliverable: from.deliverable,
    revision: revisions.get(from.deliverable)?.number ?? 0,
    field: from.field,
  };
}

function ownValue(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function valueAt(data: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, name) => (isObject(value) ? ownValue(value, name) : undefined),
      data,
    );
}

/** Rows of another table, with the columns of this one. */
function renamed(
  rows: JsonValue | undefined,
  columns: Record<string, string>,
): JsonValue | undefined {
  if (!Array.isArray(rows)) return undefined;
  return rows.filter(isObject).map(row =>
    Object.fromEntries(
      Object.entries(columns).flatMap(([column, theirs]) => {
        const value = ownValue(row, theirs);
        return value === undefined ? [] : [[column, value]];
      }),
    ),
  );
}

function isEmpty(value: JsonValue) {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value of another form, without what this one does not ask for: nobody would see it. */
export function askedFor(
  value: JsonValue,
  shape: Shape | undefined,
): JsonValue {
  if (!shape) return value;
  if (Array.isArray(value)) {
    return value.map(entry => askedFor(entry, shape.items));
  }
  if (!isObject(value) || shape.isOpen) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = shape.field(name);
      return field && inner !== undefined
        ? [[name, askedFor(inner, field)]]
        : [];
    }),
  );
}
