import {
  cutoverDeliverableReadPermission,
  formFor,
  inputErrorOf,
  type CopySource,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { cutoverOf, type CutoverStore } from '../lifecycle/CutoverStore';
import type { DeliverableDoor, OpenedDeliverable } from './DeliverableDoor';
import type { DeliverableStore } from './DeliverableStore';

/** So many finished cutovers are looked through, the newest first. */
const MOST = 50;

/** Finished cutovers of the same type, from which what they have handed in of a document may be copied. */
export class CopySources {
  constructor(
    private readonly deps: {
      db: Knex;
      door: DeliverableDoor;
      cutovers: CutoverStore;
      store: DeliverableStore;
    },
  ) {}

  /** Those that have handed in this document, as far as the caller may read it. */
  async of({ access, cutover, key }: OpenedDeliverable): Promise<CopySource[]> {
    const { cutovers, db, store } = this.deps;
    const { readable } = access;
    if (readable.result === 'none') return [];
    const { documents } = await cutovers.list(
      db,
      {
        type: [cutover.type],
        status: ['closed'],
        sort: '-updated',
        limit: MOST,
        total: 'none',
      },
      readable.criteria,
    );
    const found = documents
      .map(document => cutoverOf({ document }))
      .filter(each => access.has(cutoverDeliverableReadPermission, each));
    const revisions = await store.lastOf(
      db,
      key.deliverable,
      found.map(({ id }) => id),
    );
    return found.flatMap(({ id, name, title }) => {
      const revision = revisions.get(id);
      return revision ? [{ cutover: name, title, revision }] : [];
    });
  }

  /** What is copied from one of them. */
  async find(source: string, opened: OpenedDeliverable, caller: Caller) {
    const { db, door, store } = this.deps;
    const { deliverable } = opened.key;
    const from = await door.open(source, deliverable, caller);
    const { cutover } = from;
    const kept = await store.find(db, from.key);
    if (
      cutover.status !== 'closed' ||
      cutover.type !== opened.cutover.type ||
      !kept.revision
    ) {
      throw inputErrorOf([
        {
          path: ['cutover'],
          reason: 'copy.no-source',
          message: `Only what finished cutovers of the type ${opened.cutover.type} handed in can be copied; choose one of them`,
        },
      ]);
    }
    return {
      cutover: cutover.name,
      deliverable,
      revision: kept.revision,
      rights: formFor(from.call).rights,
    };
  }
}
