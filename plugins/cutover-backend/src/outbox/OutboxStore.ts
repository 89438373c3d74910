import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Message } from './messages';

interface OutboxRow {
  id: number | string;
  teller: string;
  cutover_id: string;
  message: string;
  created_at: string;
  attempts: number;
  not_before: string;
  claimed_until: string | null;
  claimed_by: string | null;
  done_at: string | null;
  last_error: string | null;
}

/** A message that nobody else delivers until the lease ends. */
export interface ClaimedMessage {
  id: OutboxRow['id'];
  claimedBy: string;
  attempts: number;
  message: Message;
}

export class OutboxStore {
  async append(
    tx: Knex.Transaction,
    cutoverId: string,
    messages: Message[],
    at: string,
  ): Promise<void> {
    if (!messages.length) return;
    await tx<OutboxRow>('outbox').insert(
      messages.map(message => ({
        teller: message.teller,
        cutover_id: cutoverId,
        message: JSON.stringify(message),
        created_at: at,
        not_before: at,
      })),
    );
  }

  /** Takes messages that are due, oldest first, as one statement: no two replicas take the same. */
  async claim(
    db: Knex,
    { now, until, limit }: { now: string; until: string; limit: number },
  ): Promise<ClaimedMessage[]> {
    const claimedBy = randomUUID();
    const due = db<OutboxRow>('outbox')
      .select('id')
      .whereNull('done_at')
      .where('not_before', '<=', now)
      .where(free =>
        free.whereNull('claimed_until').orWhere('claimed_until', '<=', now),
      )
      .orderBy('id')
      .limit(limit);
    // PostgreSQL would make a second replica wait for the first one's rows, and then take none. SQLite has one writer.
    if (db.client.config.client === 'pg') due.forUpdate().skipLocked();
    const rows = await db<OutboxRow>('outbox')
      .whereIn('id', due)
      .update({ claimed_until: until, claimed_by: claimedBy })
      .returning(['id', 'attempts', 'message']);
    return rows
      .sort((one, other) => Number(one.id) - Number(other.id))
      .map(row => ({
        id: row.id,
        claimedBy,
        attempts: row.attempts,
        message: JSON.parse(row.message) as Message,
      }));
  }

  /** Of messages that were claimed together. */
  async delivered(
    db: Knex,
    messages: ClaimedMessage[],
    at: string,
  ): Promise<void> {
    await db<OutboxRow>('outbox')
      .whereIn(
        'id',
        messages.map(({ id }) => id),
      )
      .where({ claimed_by: messages[0].claimedBy })
      .update({
        done_at: at,
        attempts: db.raw('attempts + 1'),
        last_error: null,
      });
  }

  /** Gives the message back, to be taken again at `notBefore`; for good where that is missing. */
  async failed(
    db: Knex,
    { id, claimedBy, attempts }: ClaimedMessage,
    { at, notBefore, error }: { at: string; notBefore?: string; error: string },
  ): Promise<void> {
    await db<OutboxRow>('outbox')
      .where({ id, claimed_by: claimedBy })
      .update({
        attempts: attempts + 1,
        claimed_until: null,
        last_error: error,
        ...(notBefore ? { not_before: notBefore } : { done_at: at }),
      });
  }

  /** Forgets what was done before `before`; the number of messages. */
  async purge(db: Knex, before: string): Promise<number> {
    return db<OutboxRow>('outbox').where('done_at', '<', before).delete();
  }
}
