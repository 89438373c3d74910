import { ConflictError } from '@backstage/errors';
import { because } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

/** A call that may be repeated: whose, by which key, and what was asked. */
export interface RepeatableCall {
  actor: string;
  key: string;
  requestHash: string;
}

interface KeyRow {
  actor: string;
  key: string;
  request_hash: string;
  answer: string | null;
  created_at: string;
}

export class IdempotencyStore {
  /** The answer that this call was given before. */
  async answerTo(
    db: Knex,
    { actor, key, requestHash }: RepeatableCall,
  ): Promise<string | undefined> {
    const row = await db<KeyRow>('idempotency_keys')
      .where({ actor, key })
      .first('request_hash', 'answer');
    if (!row) return undefined;
    if (row.request_hash !== requestHash || row.answer === null) {
      throw because(
        new ConflictError(
          `The idempotency key "${key}" was used for another request; take a new key`,
        ),
        'idempotency.other-body',
      );
    }
    return row.answer;
  }

  /**
   * Takes the key for this transaction, or gives the answer of the call that had it first. Where that call is still
   * under way in another transaction, the insert waits for its end: PostgreSQL by the unique index, SQLite by having
   * one writer.
   */
  async take(
    tx: Knex.Transaction,
    call: RepeatableCall,
    at: string,
  ): Promise<string | undefined> {
    const taken = await tx<KeyRow>('idempotency_keys')
      .insert({
        actor: call.actor,
        key: call.key,
        request_hash: call.requestHash,
        created_at: at,
      })
      .onConflict(['actor', 'key'])
      .ignore()
      .returning('key');
    return taken.length ? undefined : this.answerTo(tx, call);
  }

  async keep(
    tx: Knex.Transaction,
    { actor, key }: RepeatableCall,
    answer: string,
  ): Promise<void> {
    await tx<KeyRow>('idempotency_keys')
      .where({ actor, key })
      .update({ answer });
  }
}
