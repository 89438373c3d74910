import {
  deliverablesOf,
  difference,
  hasImmaterial,
  materialData,
  type Change,
  type DeliverablePlace,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { DeliverableStore } from './DeliverableStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

const PREFIX = 'deliverable:';

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
        id: `${PREFIX}${place.deliverable.id}`,
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

  /** Within the data, as JSON pointers; of what is new or gone, the row or field itself. */
  async fieldsOf(
    db: Knex,
    opened: Opened,
    before: ReviewedItem,
    after: ReviewedItem,
  ): Promise<string[]> {
    const { cutover } = opened;
    const id = after.id.slice(PREFIX.length);
    const place = deliverablesOf(opened.spec, cutover.intake).find(
      ({ deliverable }) => deliverable.id === id,
    );
    if (!place || !before.revision || !after.revision) return [];
    const key = { cutoverId: cutover.id, deliverable: id };
    const [was, is] = [
      await this.deps.store.revision(db, key, before.revision),
      await this.deps.store.revision(db, key, after.revision),
    ];
    if (!was || !is) return [];
    const { schema } = place.form;
    const changes = difference(
      schema,
      materialData(schema, was.data),
      materialData(schema, is.data),
    );
    return [...new Set(changes.map(pointerOf))];
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
