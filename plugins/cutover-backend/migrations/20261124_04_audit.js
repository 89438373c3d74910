/**
 * The audit trail: one hash-chained sequence per cutover, append-only. `entry` is the whole entry as JSON, its hash
 * included. The head repeats the last link, which serialises appending, and shows that the end was not cut off.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('audit_entries', table => {
    // No cascade: a trail outlives every mistake that is made with its cutover.
    table.uuid('cutover_id').notNullable().references('cutovers.id');
    table.integer('seq').notNullable().comment('from 1, without gaps');
    table.text('entry').notNullable();
    table.primary(['cutover_id', 'seq']);
  });

  await knex.schema.createTable('audit_heads', table => {
    table.uuid('cutover_id').primary().references('cutovers.id');
    table.integer('seq').notNullable();
    table.string('hash', 64).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('audit_heads');
  await knex.schema.dropTable('audit_entries');
};
