import type { Knex } from 'knex';
import { inParts } from './inParts';

export async function insertAll(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  for (const part of inParts(rows)) await tx(table).insert(part);
}
