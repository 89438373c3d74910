import {
  mayOnDeliverable,
  type Presence,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime } from 'luxon';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { DeliverableDoor, OpenedDeliverable } from './DeliverableDoor';
import type { PresenceStore } from './PresenceStore';

/** Pages say every 20 s that they are open; three of these missed, and the person has left. */
const SECONDS = 60;

/** Who has a form open. In the database, since the next page may ask another replica. */
export class PresenceService {
  constructor(
    private readonly deps: {
      db: Knex;
      door: DeliverableDoor;
      store: PresenceStore;
      clock: () => Date;
    },
  ) {}

  async note(
    cutover: string,
    deliverable: string,
    caller: Caller,
  ): Promise<Presence[]> {
    const { db, door, store } = this.deps;
    const opened = await door.open(cutover, deliverable, caller);
    const { call } = opened;
    const { allowed } = mayOnDeliverable(
      'comment',
      opened.cutover,
      opened.place,
      call.by,
      call.roles,
    );
    // Whoever only reads is nobody to wait for, and is told who else is there all the same.
    if (allowed) {
      await store.note(db, opened.key, call.by.ref, {
        at: call.at,
        goneBefore: this.#heardSince(),
      });
    }
    return this.of(opened);
  }

  async of({ key }: OpenedDeliverable): Promise<Presence[]> {
    const { db, store } = this.deps;
    return store.present(db, key, this.#heardSince());
  }

  async forgetOld(): Promise<void> {
    const { db, store } = this.deps;
    await store.forget(db, this.#heardSince());
  }

  #heardSince(): string {
    const now = DateTime.fromJSDate(this.deps.clock(), { zone: 'utc' });
    return now.minus({ seconds: SECONDS }).toISO() ?? '';
  }
}
