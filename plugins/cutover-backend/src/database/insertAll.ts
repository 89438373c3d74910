import type { Knex } from 'knex';

// SQLite takes 500 rows in one insert at most, and few variables for rows of many columns.
const ROWS_PER_INSERT = 100;

export async function insertAll(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await tx(table).insert(rows.slice(at, at + ROWS_PER_INSERT));
  }
}
