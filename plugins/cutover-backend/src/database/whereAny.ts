import type { Knex } from 'knex';

/** As one variable, however many values there are: a list may have more of them than a statement has room for. */
export function whereAny(
  query: Knex.QueryBuilder,
  column: string,
  values: string[],
): Knex.QueryBuilder {
  return query.client.config.client === 'pg'
    ? query.whereRaw('?? = any(?::text[])', [column, values])
    : query.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
}
