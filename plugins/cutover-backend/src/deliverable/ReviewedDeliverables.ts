import {
  deliverablesOf,
  difference,
  documentOfItem,
  hasImmaterial,
  itemOfDocument,
  materialData,
  ROW_ID,
  type Change,
  type DeliverablePlace,
  type ChangedFields,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonValue } from '@backstage/types';
import type { Knex } from 'knex';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { DeliverableStore } from './DeliverableStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** What is handed in for a phase, as far as its gate reviews it. */
export class ReviewedDeliverables {
  constructor(private readonly deps: { store: DeliverableStore }) {}

  async of(db: Knex, opened: Opened, phase: string): Promise<ReviewedItem[]> {
    const { items } = await this.withEditing(db, opened, phase);
    return items;
  }

  async withEditing(db: Knex, opened: Opened, phase: string) {
    const places = reviewedIn(opened, phase);
    const outlines = places.length
      ? await this.deps.store.outlines(db, opened.cutover.id)
      : [];
    const byId = new Map(outlines.map(each => [each.deliverable, each]));
    const items: ReviewedItem[] = [];
    const beingEdited = [];
    for (const place of places) {
      const { draft, revision } = byId.get(place.deliverable.id) ?? {};
      const item = {
        id: itemOfDocument(place.deliverable.id),
        title: place.deliverable.title ?? place.form.title,
      };
      if (revision) {
        items.push({
          ...item,
          revision: revision.number,
          hash: revision.materialHash ?? revision.hash,
          contributors: [revision.author],
          ...readersOf(place, phase),
        });
      }
      if (draft) {
        beingEdited.push({
          ...{ item: item.id, title: item.title },
          ...{ by: draft.savedBy, at: draft.savedAt },
        });
      }
    }
    return { items, beingEdited };
  }

  /** Within the data, as JSON pointers; of rows that are new, gone or moved, their table. */
  async fieldsOf(
    db: Knex,
    opened: Opened,
    before: ReviewedItem,
    after: ReviewedItem,
  ): Promise<ChangedFields> {
    const { cutover } = opened;
    const id = documentOfItem(after.id);
    if (id === undefined) return { fields: [] };
    const place = deliverablesOf(opened.spec, cutover.intake).find(
      ({ deliverable }) => deliverable.id === id,
    );
    if (!place || !before.revision || !after.revision) return { fields: [] };
    const key = { cutoverId: cutover.id, deliverable: id };
    const [was, is] = [
      await this.deps.store.revision(db, key, before.revision),
      await this.deps.store.revision(db, key, after.revision),
    ];
    if (!was || !is) return { fields: [] };
    const { schema } = place.form;
    const changes = difference(
      schema,
      materialData(schema, was.data),
      materialData(schema, is.data),
    );
    const rows = placesOf(
      is.data,
      changes.flatMap(({ path }) => path.flatMap(step => rowIn(step))),
    );
    return {
      fields: [...new Set(changes.map(pointerOf))],
      ...(Object.keys(rows).length ? { rows } : {}),
    };
  }
}

function reviewedIn({ cutover, spec }: Opened, phase: string) {
  return deliverablesOf(spec, cutover.intake).filter(
    place => place.phase === phase && place.deliverable.reviewed,
  );
}

/** Whoever may not see a material field cannot decide on it (approvals, 21). */
function readersOf(
  { form }: DeliverablePlace,
  phase: string,
): Pick<ReviewedItem, 'readers'> {
  const readers = form.rights
    .filter(({ phases }) => !phases || phases.includes(phase))
    .flatMap(({ read, edit, fields }) =>
      read && !fields.every(field => isImmaterialField(form.schema, field))
        ? [[...new Set([...read, ...(edit ?? [])])]]
        : [],
    );
  return readers.length ? { readers } : {};
}

/** Whether a field, by its dotted path, is left out of the material data. */
function isImmaterialField(
  schema: DeliverablePlace['form']['schema'],
  path: string,
) {
  if (!hasImmaterial(schema)) return false;
  const keys = path.split('.');
  const [probe] = keys.reduceRight<unknown[]>(
    (value, key) => [{ [key]: value[0] }],
    [1],
  );
  const kept = materialData(schema, probe as never);
  return (
    keys.reduce<unknown>(
      (value, key) =>
        value !== null && typeof value === 'object'
          ? Reflect.get(value, key)
          : undefined,
      kept,
    ) === undefined
  );
}

function pointerOf({ path }: Change): string {
  return path
    .map(key => (typeof key === 'string' ? key : key.row))
    .map(key => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`)
    .join('');
}

function rowIn(step: Change['path'][number]): string[] {
  return typeof step === 'string' ? [] : [step.row];
}

/** Where rows stand in their tables, from 1, by their ids. */
function placesOf(
  data: JsonValue,
  rows: readonly string[],
): Record<string, number> {
  const found: Record<string, number> = {};
  const wanted = new Set(rows);
  const look = (value: JsonValue | undefined, place?: number) => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      value.forEach((each, index) => look(each, index + 1));
      return;
    }
    const id = value[ROW_ID];
    if (place && typeof id === 'string' && wanted.has(id)) found[id] = place;
    Object.values(value).forEach(each => look(each));
  };
  if (wanted.size) look(data);
  return found;
}
