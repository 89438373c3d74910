import type { DatabaseService } from '@backstage/backend-plugin-api';

/** Runs some work while no other replica runs its own. */
export type InTurn = (work: () => Promise<void>) => Promise<void>;

const LOCK = 'cutover-entities';

/**
 * Replicas that hand the same new entities to the catalog at the same moment can take each other's references away: where
 * an insert meets a row that another transaction is about to commit, the catalog drops the reference to that row, and
 * removes it as an orphan soon after. So they take turns. The lock is one of the catalog's own database, and ends with the
 * connection of whoever dies.
 *
 * SQLite has no replicas, and one connection, which the catalog itself needs meanwhile.
 */
export function inTurn(database: DatabaseService): InTurn {
  return async work => {
    const knex = await database.getClient();
    if (knex.client.config.client !== 'pg') {
      await work();
      return;
    }
    await knex.transaction(async tx => {
      await tx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
      await work();
    });
  };
}
