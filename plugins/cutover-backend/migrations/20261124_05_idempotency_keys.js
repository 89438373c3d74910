/**
 * The answers to calls that carried an idempotency key, one per person and key, written with what they made. They
 * are kept as long as the cutovers that they made, so that a task resumed after months makes nothing twice.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('idempotency_keys', table => {
    table.string('actor', 500).notNullable();
    table.string('key', 200).notNullable();
    table
      .string('request_hash', 64)
      .notNullable()
      .comment('tells a repeated call from another one with the same key');
    table
      .text('answer')
      .comment('JSON; null only inside the transaction that makes it');
    table.string('created_at', 24).notNullable();
    table.primary(['actor', 'key']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('idempotency_keys');
};
