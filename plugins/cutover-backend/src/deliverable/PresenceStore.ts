import type { Presence } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { DeliverableKey } from './DeliverableStore';

interface PresenceRow {
  cutover_id: string;
  deliverable: string;
  person: string;
  since: string;
  seen_at: string;
}

export class PresenceStore {
  /** Notes that a person is there. `goneBefore`: who was not heard of since then has been away and comes anew. */
  async note(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
    person: string,
    { at, goneBefore }: { at: string; goneBefore: string },
  ): Promise<void> {
    await db<PresenceRow>('deliverable_presence')
      .insert({
        cutover_id: cutoverId,
        deliverable,
        person,
        since: at,
        seen_at: at,
      })
      .onConflict(['cutover_id', 'deliverable', 'person'])
      .merge({
        seen_at: at,
        since: db.raw(
          'case when deliverable_presence.seen_at < ? then ? else deliverable_presence.since end',
          [goneBefore, at],
        ),
      } as object);
  }

  async present(
    db: Knex,
    { cutoverId, deliverable }: DeliverableKey,
    heardSince: string,
  ): Promise<Presence[]> {
    const rows = await db<PresenceRow>('deliverable_presence')
      .where({ cutover_id: cutoverId, deliverable })
      .where('seen_at', '>=', heardSince)
      .orderBy('since')
      .orderBy('person')
      .select('person', 'since', 'seen_at');
    return rows.map(row => ({
      person: row.person,
      since: row.since,
      seenAt: row.seen_at,
    }));
  }

  async forget(db: Knex, heardBefore: string): Promise<void> {
    await db<PresenceRow>('deliverable_presence')
      .where('seen_at', '<', heardBefore)
      .delete();
  }
}
